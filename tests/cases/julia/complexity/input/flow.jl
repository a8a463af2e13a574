function flow(x, y)
    if x > 1 && y < 2 && x != y
        for i in x
            while i > 0
                i -= 1
            end
        end
    elseif y
        1
    else
        2
    end
    try
        risky()
    catch e
        3
    finally
        4
    end
    x ? y : 1
    [a for a in x if a > 1]
    map(v -> v ? 1 : 2, x)
    s || r && x
end
simple(x) = x
