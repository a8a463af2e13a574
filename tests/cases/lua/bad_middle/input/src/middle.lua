local M = {}
function M.before() end
<<<<<<< HEAD
function M:two() end
=======
function M:two(x) end
>>>>>>> branch
function ) ( broken end end {{
M.assigned = function() end
function after() end
local function last() end
return M
