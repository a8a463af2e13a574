port module Ports exposing (onMessage, send)

{-| Talks to JavaScript. -}


{-| Out. -}
port send : String -> Cmd msg


port onMessage : (String -> msg) -> Sub msg


{- A block
   {- nested -}
   comment -}
value =
    """text with port send : nothing
    """


shader =
    [glsl|
    void main () { gl_FragColor = vec4(1.0); }
    |]
