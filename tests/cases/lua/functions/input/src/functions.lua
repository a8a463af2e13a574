-- Opens the file.
function open(path, mode, ...) return path end
local function helper(a) return a end
add = function(a, b) return a + b end
local twice = function(x) return x * 2 end
local first, second = function() end, 2
function string.trim(s) return s end
function outer()
  local function inner() end
  local lambda = function(x) return x end
  function global_from_function() end
  return inner
end
pcall(function() function deferred() end end)
_hidden = 1
