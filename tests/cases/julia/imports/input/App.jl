module App
using LinearAlgebra, Statistics
using Base: show, @kwdef, +
import Base.Iterators
import ..Parent.Sub: f as g, h
import Long.Name as Short
using .Local
include("other.jl")
include(joinpath("a", "b.jl"))
public visible

function main()
    home = ENV["HOME"]
    level = get(ENV, "LEVEL", "1")
    norm([1.0])
    g(1)
end

if abspath(PROGRAM_FILE) == @__FILE__
    main()
end
end
