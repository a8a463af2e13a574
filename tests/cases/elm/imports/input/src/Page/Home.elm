module Page.Home exposing (Model(..), init, update, view)

import Html exposing (Html, text)


type Model
    = Model Int


init : Model
init =
    Model 0


update : msg -> Model -> Model
update _ model =
    model


view : Model -> Html msg
view (Model count) =
    text (String.fromInt count)
