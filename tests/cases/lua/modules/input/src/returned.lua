local function open() end
local function hidden() end
return {
  open = open,
  close = function(handle) end,
  config = { setup = function() end },
}
