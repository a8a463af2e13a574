module Data.Shape exposing (Shape(..), Named, area, origin, (</>))

{-| Shapes and what can be known of them.

@docs Shape, area

-}

import Basics exposing (..)


infix left 2 (</>) = pair


{-| A shape. -}
type Shape
    = Circle Float
    | Rectangle { width : Float, height : Float }
    | Empty


type alias Named a =
    { name : String
    , value : a
    }


{-| How large a shape is. -}
area : Shape -> Float
area shape =
    case shape of
        Circle radius ->
            pi * radius ^ 2

        Rectangle { width, height } ->
            width * height

        Empty ->
            0


origin : ( Float, Float )
origin =
    ( 0, 0 )


pair : a -> b -> ( a, b )
pair left right =
    ( left, right )


hidden =
    area Empty
