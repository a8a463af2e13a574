(** Adding things up. *)

(** Adds.
    @param x how many
    @param by the step
    @return the sum
    @raise Not_found when there is none *)
let add x ?(by = 2) ?times ~to_:(n : int) ~quiet () : int = x + by + n

let rec even = function 0 -> true | n -> odd (n - 1)
and odd n = if n = 0 then false else even (n - 1)

let id : 'a -> 'a = fun x -> x
let ( + ) a b = a
let (let*) m f = bind m f
let outer () =
  let inner y = y in
  let value = 1 in
  let rec loop i = if i > 0 then loop (i - 1) in
  inner value
let made = (fun ~label:x -> x)
let locally : type a. a t -> a = fun (type b) x -> x
let old x = x [@@deprecated "use add"] [@@inline]
let _ignored = 1
