defmodule Uses do
  alias Store.Item
  @limit 3

  def run(items) do
    total = items |> Enum.map(&price/1) |> Enum.sum()
    Item.save(%Item{total: total}, @limit)
    local(total)
    price = total
    price + no_parens
    :crypto.strong_rand_bytes(1)
    items.field.other
    fun = &Item.load/2
    fun.(1, 2)
  end

  defp price(item), do: item
  defp local(x), do: x
  defp no_parens, do: 1
end
