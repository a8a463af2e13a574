defmodule App do
  use Application
  use Plug.Builder, init_mode: :runtime
  alias App.{Repo, Schema.User}
  alias App.Long.Name, as: Short
  alias App.Mailer
  import Ecto.Query
  import Enum, only: [map: 2, reduce: 3]
  import Kernel, except: [+: 2]
  require Logger

  def start(_type, _args) do
    alias App.Inner
    Repo.start(Short.value())
    Mailer.send(%User{id: 1}, &Inner.run/1)
    Logger.info(System.get_env("APP_LEVEL"))
    System.fetch_env!("APP_KEY")
    OptionParser.parse(System.argv(), strict: [dry_run: :boolean, name: :string], aliases: [n: :name])
    map([1], &local/1)
  end

  defp local(x), do: x
end

defmodule Mix.Tasks.Greet do
  use Mix.Task
  def run(_args), do: Mix.shell().info("hi")
end
