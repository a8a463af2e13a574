"""
    Adding

Adding things up.
"""
module Adding

export add, short, @twice

"""
    add(x, y)

Adds.

# Arguments
- `x::Int`: how many
- `y=2`: the step
- `z`: scale

# Returns
- `Int`: the sum

# Throws
- `DomainError`: when negative
"""
function add(x::Int, y=2, args...; z::Float64=1.0, kw...)::Int where {T<:Number}
    inner(a) = a + 1
    total = inner(x)
    x < 0 && throw(DomainError(x))
    return total
end

# A plain comment documents too.
short(x) = x + 1
typed(x::T, ::Type{T}, (a, b))::T where T = x
Base.show(io::IO, p::Point) = print(io, p)
function Base.:+(a, b) end
a::Int ⊕ b = a
-x::Int = 1
(f::Foo)(x) = x
Point{T}(x) where {T} = new(x)
anon = x -> x + 1
block = function (x, y) x end
function nobody end
function ⊗ end
"The docs." @inline function inlined(x) x end
@doc "More docs." documented(x) = 1
Base.@pure _pure(x) = 1
macro twice(ex)
    quote
        generated(y) = y
        $ex
    end
end
@eval function $name(x) end
map(1:3) do i
    hidden = i
end
end
