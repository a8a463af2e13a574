module Use exposing (run)

import Dict exposing (Dict)
import Json.Decode as Decode exposing (Decoder)


type Item
    = Item String


run : Dict String Item -> Maybe String
run items =
    items
        |> Dict.get "a"
        |> Maybe.map unwrap


unwrap : Item -> String
unwrap (Item name) =
    name


decoder : Decoder Item
decoder =
    Decode.map Item <| Decode.field "name" Decode.string


fallback =
    run Dict.empty |> Maybe.withDefault (.name { name = "x" })
