defmodule Shop.Cart do
  alias Shop.Catalog.Item
  use GenServer
  import Ecto.Query

  def add(item) do
    Item.check(item)
    Enum.map([item], &Shop.Catalog.Item.check/1)
  end
end
