describe("account", function()
  local account
  before_each(function() account = 1 end)
  it("has a balance", function()
    assert.equals(0, account)
  end)
  pending("later")
end)
