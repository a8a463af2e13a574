first(x) = x

function second(a, b)
    if a
        map(1:3) do i
            [1, 2
