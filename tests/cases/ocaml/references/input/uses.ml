open Printf
module P = Foo.Parser
let limit = 3
let helper x = x
let run items =
  let size = List.length items in
  printf "%d" size;
  items |> List.map helper |> P.go;
  helper @@ limit;
  let module H = Hashtbl.Make (Key) in
  Sys.getenv "HOME" |> ignore;
  match Sys.getenv_opt "TMP" with
  | Some x -> raise (Broken.Here x)
  | None -> if size > limit then failwith "no" else raise Not_found
let specs = [ ("-v", Arg.Set verbose, "more"); ("--out", Arg.String f, "where") ]
let (t : Types.t) = { Types.a = 1 }
let main () = run []
let () = main ()
