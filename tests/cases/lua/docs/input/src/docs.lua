--- Cuts the text.
-- Longer words about it.
-- @param text The text to cut.
-- @tparam[opt=1] number count How many.
-- @param gone Not there any more.
-- @return The parts,
--   which are many.
-- @treturn table Further ones.
-- @raise When there is none.
function cut(text, count) end

---Joins.
---@generic T
---@param parts string[] The parts
---@param separator? string|nil Between them
---@param options vim.Options
---@param callback fun(x: integer): boolean called back
---@param ... any
---@return string joined The text
---@deprecated
function join(parts, separator, options, callback, ...) end

--[[
A block of words.
  Indented.
]]
function block() end

--[==[ On one line. ]==]
function line() end

------------------
-- Framed.
------------------
function framed() end

---@type table<string, integer>
---@private
counts = {}

--- @param key (string) In brackets
function bracketed(key) end
