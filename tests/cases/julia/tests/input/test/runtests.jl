using Test
@testset "adds" begin
    helper(x) = x
    @test add(1, 2) == 3
    @testset "inner $i" for i in 1:3
        @test i ≈ 1 atol=1
    end
end
@testset begin
    @test true
end
