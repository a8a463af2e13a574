defmodule Flow do
  def go(x, y) do
    if x > 1 && y < 2 and x != y do
      for i <- x, i > 0, do: i
    else
      case y do
        1 -> :one
        2 when x -> :two
        _ -> :other
      end
    end

    cond do
      x -> 1
      y -> 2
      true -> 3
    end

    try do
      raise ArgumentError, "no"
    rescue
      e in KeyError -> e
      _ -> nil
    end

    with {:ok, a} <- x, {:ok, b} <- a do
      b
    else
      :error -> nil
    end

    unless x, do: raise("plain")
    fn
      1 -> 1
      z -> z
    end
  end

  def go(1, 2, _), do: 1
  def go(1, _, _), do: 2
  def go(_, _, _), do: 3
end
