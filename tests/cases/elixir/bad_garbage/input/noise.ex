defmodule Noise do
  def before(x), do: x
  @@@ $$$ <html> &&& ;; %%{
  def after_it(x), do: x
  "unclosed
  def swallowed(x), do: x
  " <> 1
  def last_one(x), do: x
end
