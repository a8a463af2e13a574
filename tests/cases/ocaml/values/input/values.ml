let limit = 10 (** The most there is. *)
let name : string = "x"
let a, (b, _) = 1, (2, 3)
let { left; right = r } = pair
let () = print_endline "starts"
let _ = ignore 1
let x = 1 and y = 2
let tree = let rec go n = go n in go 1
let%lwt late = wait ()
let x = 2
