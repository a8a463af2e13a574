local log = require("log")
local M = {}
local count = 0
function M.run(user)
  local name = user.name
  print(name, count)
  log.info("run")
  user:save(name)
  M.helper(count)
  helper(log.level)
  M.sub.call { 1 }
  get().value:go "x"
  count = count + 1
end
function M.helper() end
return M
