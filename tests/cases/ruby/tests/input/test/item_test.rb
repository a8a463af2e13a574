class ItemTest < ActiveSupport::TestCase
  setup { @item = Item.new }
  test "is valid" do
    assert @item.valid?
  end
  def test_price; assert_equal 1, @item.price; end
  def testing_helper; end
end
