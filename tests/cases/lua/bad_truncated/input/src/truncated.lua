local M = {}
function M.whole() end
local function broken(a)
  if a then
    return { 1, 2,
