let first x = x

let second a b =
  match a with
  | 1 -> begin
    print_endline (
