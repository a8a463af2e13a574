defmodule CartTest do
  use ExUnit.Case, async: true
  doctest Cart

  setup do
    {:ok, cart: %{}}
  end

  describe "add/2" do
    @tag :slow
    test "adds one", %{cart: cart} do
      assert Cart.add(cart, 1) == %{items: [1]}
    end

    test "says \"no\"", do: refute(false)
    test "is planned"
  end

  defp helper(x), do: x
end
