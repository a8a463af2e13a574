defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "0.3.1",
      description: "Sells things",
      elixir: "~> 1.14",
      deps: deps(),
      aliases: [{:ok, "not a dependency"}]
    ]
  end

  defp deps do
    [
      {:phoenix, "~> 1.7.2"},
      {:ecto_sql, ">= 3.0.0 and < 4.0.0"},
      {:credo, "~> 1.6", only: [:dev, :test], runtime: false},
      {:mox, "~> 1.0", only: :test},
      {:local_part, path: "../local_part"},
      {:tool, git: "https://example.com/tool.git", tag: "v1"}
    ]
  end

  def other, do: {:phoenix, "never"}
end
