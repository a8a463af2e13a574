function one(x)
    x
end
end
function two(y)
    (y
end
struct Three
    a::Int
end
four(z) = z
