module Rules exposing (classify)


classify : Int -> Bool -> String
classify n strict =
    if n > 10 && strict || n < -10 then
        "far"

    else if n == 0 then
        case strict of
            True ->
                "zero"

            False ->
                if n == 1 then
                    "one"

                else
                    "none"

    else
        let
            go x =
                if x > 0 then
                    go (x - 1)

                else
                    "done"
        in
        go n
