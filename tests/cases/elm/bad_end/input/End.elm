module End exposing (a)

a =
    case 1 of
