local M = {}

function M.add(item)
  return item
end

return M
