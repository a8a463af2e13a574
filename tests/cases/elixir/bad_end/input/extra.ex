defmodule One do
  def a(x) do
    x
  end
  end
  def b(y), do: y
end
end
defmodule Two do
  def c(z), do: (z
  def d(w), do: w
end
defmodule Three do
  def e(v), do: v
end
