(** Shapes to draw. *)

(** Draws it.
    @param scale how big *)
val draw : ?scale:int -> to_:canvas -> (int -> int) -> t -> unit

val size : int
(** How big. *)

type t
exception Empty
module Inner : sig
  val y : int
end
module Make (X : S) : S with type t = X.t
module type Abstract
class c : int -> object method m : int end
val ( + ) : t -> t -> t
val poly : 'a. 'a -> 'a
external raw : int -> int = "raw"
include S with type t := t
val gone : int -> int [@@deprecated "no"]
