local x = = 3
function one() end
"unclosed
function two() end
end end end
local three = function() end
