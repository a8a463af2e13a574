defmodule Shop.Cart do
  @moduledoc """
  A cart.

  More of it.
  """

  @limit 10
  # How long it lives.
  @timeout :timer.seconds(5)
  @limit 20

  @doc """
  Adds an item.

  ## Parameters

    * `cart` - where to
    * `item` - what

  ## Returns

  The cart.
  """
  @doc since: "1.0"
  @spec add(t, item :: String.t(), keyword) :: {:ok, t} | :error
  def add(cart, item \\ "none", opts)

  def add(%{items: items} = cart, item, _opts) when is_list(items) and length(items) < @limit do
    {:ok, %{cart | items: [item | items]}}
  end

  def add(_cart, _item, _opts), do: :error

  def add(cart), do: cart

  @doc false
  def hidden, do: 1

  defp helper([head | tail], fun) do
    fun.(head) + helper(tail, fun)
  end

  @deprecated "Use add/3"
  def old(cart), do: add(cart)

  def a + b, do: a
  def -a, do: a
  def unquote(:made)(x), do: x
  def valid?(x) when x == 1 or x == 2, do: true
  defdelegate size(cart), to: Map, as: :count
  defguard is_even(x) when rem(x, 2) == 0
  defmacro twice(x) do
    quote do
      unquote(x)
      def generated(y), do: y
    end
  end
  defmacrop secret(x), do: x
end
