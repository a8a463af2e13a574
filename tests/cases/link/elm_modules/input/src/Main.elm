module Main exposing (main)

import Browser
import Html.Attributes as Attr exposing (class, href)
import Html exposing (Html, div)
import Page.Home as Home exposing (Model(..), view)
import Page.Missing
import Some.Package exposing (..)


main =
    Browser.sandbox { init = Home.init, update = Home.update, view = view }
