defmodule Shapes do
  @moduledoc "Shapes."
  defmodule Point do
    @moduledoc false
    @enforce_keys [:x]
    defstruct [:x, y: 0, name: "none"]
    @type t :: %__MODULE__{x: integer, y: integer}
  end

  defmodule Broken do
    defexception message: "broken", code: 1
  end

  defstruct ~w(left right)a
end

defprotocol Area do
  @doc "How much."
  @spec area(t) :: number
  def area(shape)
end

defimpl Area, for: Shapes.Point do
  def area(_), do: 0
end

defimpl Area, for: [List, Map] do
  def area(shape), do: Enum.count(shape)
end
