const LIMIT = 10
const A, B = 1, 2
"The state."
state::Int = 3
global counter = 0
name = "x"
name = "y"
if VERSION > v"1.6"
    conditional = 1
    maybe() = 1
else
    maybe() = 2
end
let
    hidden = 1
    visible_function(x) = x
end
for i in 1:3
    looped = i
end
try
    tried = 1
catch e
end
x.field = 1
x[1] = 2
const (√) = sqrt
λ = 1
