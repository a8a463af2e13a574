module Garbage exposing (..)

)(*&^ type = | if then


fine : Int
fine =
    1

{- never closed
type X = Y
