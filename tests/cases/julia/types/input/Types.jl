"A point."
struct Point{T<:Real} <: Geometry.Abstract{T}
    "across"
    x::T
    y
    Point(x) = new{Int}(x, 1)
    function Point{T}(x, y) where T
        new(x, y)
    end
end

Base.@kwdef mutable struct Options
    # how much
    level::Int = 1
    const name::String
    rest = []
end

abstract type Shape <: Base.Any end
primitive type Tiny <: Integer 8 end
primitive type Sized 8 * sizeof(Int) end
const Alias = Vector{Int}
Both{T} = Union{T, Nothing}
@enum Color red=1 green blue
@enum Fruit::UInt8 begin
    apple
    pear = 2
end
@enum(Size, small = 1,
      large = 2)
