module Types exposing (Id, Msg, Tree(..))

-- An opaque id.


type Id
    = Id Int


{-| What can happen. -}
type Msg
    = Clicked Id
    | Typed String
    | Both Id String (Maybe Int)
    | Nothing_


type Tree a
    = Leaf
    | Node (Tree a) a (Tree a)


type alias Model =
    { count : Int -- how often
    , nested : { inner : String }
    , update : Msg -> Model -> ( Model, Cmd Msg )
    }


type alias Pair a b =
    ( a, b )
