# elixir elixir_truth.exs ROOT: what Elixir's own parser sees defined, one JSON object per line.
# A function is its name and arity: the first clause counts. Modules, protocols, implementations, functions, macros,
# guards, callbacks, types, struct and exception fields, constants (the first @name of a module), tests.
defmodule Truth do
  @reserved ~w(doc moduledoc typedoc spec optional_callbacks behaviour impl derive before_compile after_compile after_verify
    on_load on_definition external_resource compile dialyzer vsn enforce_keys deprecated since file tag moduletag describetag
    nifs fallback_to_any shortdoc recursive requirements preferred_cli_env attr_slot)a

  def main(root) do
    Path.wildcard(root <> "/**/*.{ex,exs}", match_dot: true)
    |> Enum.sort()
    |> Enum.each(fn file ->
      path = Path.relative_to(file, root)
      Process.put(:path, path)
      Process.put(:seen, %{})

      options = [columns: true, literal_encoder: fn literal, meta -> {:ok, {:__block__, meta, [literal]}} end]

      case Code.string_to_quoted(File.read!(file), options) do
        {:ok, tree} -> visit(tree, {"", false})
        {:error, _} -> IO.puts(~s({"t":"error","path":#{json(path)}}))
      end
    end)
  end

  defp json(text) do
    inner =
      for <<c::utf8 <- text>>, into: "" do
        case c do
          ?" -> "\\\""
          ?\\ -> "\\\\"
          c when c < 32 -> "\\u" <> String.pad_leading(Integer.to_string(c, 16), 4, "0")
          c -> <<c::utf8>>
        end
      end

    "\"" <> inner <> "\""
  end

  defp emit(kind, name, meta) do
    IO.puts(~s({"path":#{json(Process.get(:path))},"name":#{json(to_string(name))},"line":#{meta[:line]},"kind":"#{kind}"}))
  end

  defp once(key, fun) do
    seen = Process.get(:seen)

    unless Map.has_key?(seen, key) do
      Process.put(:seen, Map.put(seen, key, true))
      fun.()
    end
  end

  defp plain({:__block__, _, [literal]}), do: literal
  defp plain(other), do: other

  defp option(arguments, key) do
    case List.last(arguments) do
      list when is_list(list) -> Enum.find_value(list, fn {k, v} -> if plain(k) == key, do: {:ok, v}; _ -> nil end)
      {:__block__, _, [list]} when is_list(list) -> option([list], key)
      _ -> nil
    end
  end

  defp text(node), do: Macro.to_string(node) |> String.replace(~r/\s+/, " ")

  # scope: {identity of the module, inside of @spec and the like}
  defp visit({word, meta, [title | rest] = arguments}, {scope, typed} = state)
       when word in [:defmodule, :defprotocol, :defimpl] and not typed do
    name =
      case title do
        {:__aliases__, m, parts} -> if Enum.all?(parts, &(is_atom(&1) or match?({:__MODULE__, _, _}, &1))), do: {text(title), m}
        {:__block__, m, [atom]} when is_atom(atom) ->
          written = Atom.to_string(atom)
          {if(String.starts_with?(written, "Elixir."), do: ":" <> inspect(written), else: inspect(atom)), m}

        _ -> nil
      end

    if name && option(arguments, :do) do
      {name, at} = name

      name =
        case word == :defimpl && Enum.find_value(rest, &(is_list(&1) && option([&1], :for))) do
          {:ok, target} -> name <> " for " <> text(target)
          _ -> name
        end

      kind = %{defmodule: "module", defprotocol: "protocol", defimpl: "implementation"}[word]
      emit(kind, name, at)
      visit(rest, {"#{scope}/#{meta[:line]}:#{meta[:column]}", typed})
    else
      visit(arguments, state)
    end
  end

  defp visit({word, _, [head | rest]}, {scope, false} = state)
       when word in [:def, :defp, :defmacro, :defmacrop, :defguard, :defguardp, :defdelegate] and
              (rest == [] or is_list(hd(rest))) do
    head = without_guard(head)

    case head do
      {name, meta, arguments} when is_atom(name) and name not in [:unquote, :__block__] ->
        arity = if is_list(arguments), do: length(arguments), else: 0
        kind = if word in [:def, :defp, :defdelegate], do: "function", else: "macro"
        once({scope, name, arity}, fn -> emit(kind, name, meta) end)
        key = {scope, name, arity}
        numbers = Process.get(:functions, %{})
        number = Map.get(numbers, {Process.get(:path), key}) || map_size(numbers)
        Process.put(:functions, Map.put(numbers, {Process.get(:path), key}, number))
        visit([arguments, rest], {"#{scope}/f#{number}", false})

      _ ->
        visit([head, rest], state)
    end
  end

  defp visit({word, _, [list | _]}, {_, false} = state) when word in [:defstruct, :defexception] do
    fields(plain(list))
    visit(list, state)
  end

  defp visit({word, _, [{:__block__, meta, [title]} | rest] = arguments}, {scope, false} = state)
       when word in [:test, :describe, :property, :feature] and is_binary(title) and title != "" do
    if option(arguments, :do) && not String.contains?(title, "\n") do
      # as written: escapes are part of the title
      emit("test", title |> String.replace("\\", "\\\\") |> String.replace("\"", "\\\""), meta)
      visit(rest, {"#{scope}/t#{meta[:line]}", false})
    else
      visit(rest, state)
    end
  end

  defp visit({:@, meta, [{word, _, [what]}]}, {_, _}) when word in [:type, :typep, :opaque, :callback, :macrocallback] do
    case without_guard(what) do
      {:"::", _, [{name, at, _}, _]} when is_atom(name) and name not in [:unquote, :__block__] ->
        if at[:line], do: emit(if(word in [:callback, :macrocallback], do: "callback", else: "type"), name, at), else: meta

      _ ->
        nil
    end
  end

  defp visit({:@, _, [{:spec, _, _}]}, _), do: nil

  defp visit({:@, _, [{word, meta, [value]}]}, {scope, typed} = state) when is_atom(word) do
    if not typed and scope != "" and word not in @reserved and not String.contains?(scope, "/f") and not String.contains?(scope, "/t") do
      once({scope, :constant, word}, fn -> emit("constant", word, meta) end)
    end

    if word not in @reserved, do: visit(value, state)
  end

  defp visit({word, _, [_ | _]}, {_, _}) when word in [:alias, :import, :require, :use], do: nil
  defp visit({left, _, right}, state), do: [left, right] |> visit(state)
  defp visit({left, right}, state), do: [left, right] |> visit(state)
  defp visit(list, state) when is_list(list), do: Enum.each(list, &visit(&1, state))
  defp visit(_, _), do: nil

  defp without_guard({:when, _, [left | _]}), do: left
  defp without_guard(other), do: other

  defp fields(list) when is_list(list) do
    for item <- list do
      case item do
        {{:__block__, meta, [key]}, _} -> emit("field", key, meta)
        {:__block__, meta, [key]} when is_atom(key) -> emit("field", key, meta)
        _ -> nil
      end
    end
  end

  defp fields(_), do: nil
end

[root] = System.argv()
Truth.main(root)
