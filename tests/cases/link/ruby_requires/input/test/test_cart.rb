require "minitest/autorun"
require "shop"

class TestCart < Minitest::Test
  def test_open
    assert Shop.open
  end
end
