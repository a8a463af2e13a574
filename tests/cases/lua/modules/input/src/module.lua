--- Tools for files.
-- @module files
local M = { VERSION = "1.0", close = function(self) end, ["quoted"] = function() end }
local MAX_SIZE <const> = 10
local defaults = {}

M.LIMIT = 3
M.sub = {}
M.sub.deep = {}

--- Opens it.
function M.open(path) end
function M:read(count) end
M.write = function(self, text) end
M["append"] = function(text) end
function M.sub.nested() end
function M.sub.deep:method() end
function M._internal() end
function Elsewhere.added() end
M.LIMIT = 4

local function private() return MAX_SIZE end

return M
