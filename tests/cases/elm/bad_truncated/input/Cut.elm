module Calc exposing (..)


{-| Adds two numbers. -}
add : Int -> Int -> Int
add x y =
    x + y


increment =
    add 1


twice : (a -> a) -> a -> a
twice f =
    f >> f


noAnnotation a ( b, c ) { d } _ =
    let
        inner : Int -> Int
        inner n =
            n * 2

        ( left, right ) =
            ( b, c )

        plain =
            left + right
    in
    inner plain + a + d


-- not a doc of the