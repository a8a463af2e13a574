let flow x y =
  if x > 1 && y < 2 && x <> y then
    for i = 1 to 3 do
      while true do () done
    done
  else if y > 1 || x > 2 then ()
  else ();
  try
    match x with
    | 0 -> 1
    | n when n > 3 -> 2
    | _ -> 3
  with Not_found -> 4 | _ -> 5
let simple = fun x -> x
