defmodule Worker do
  @typedoc "An id."
  @type id :: pos_integer
  @typep state :: map()
  @opaque token(kind) :: {kind, binary}

  @doc "Starts it."
  @callback init(opts :: keyword, id) :: {:ok, state} | {:error, term}
  @callback stop() :: :ok when state: var
  @macrocallback expand(ast :: Macro.t()) :: Macro.t()
  @optional_callbacks stop: 0
end

defmodule Worker.Local do
  @behaviour Worker
  @behaviour GenServer

  @impl true
  def init(opts, id), do: {:ok, %{opts: opts, id: id}}

  @impl Worker
  @spec stop :: :ok
  def stop, do: :ok
end
