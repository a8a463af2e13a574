(** A tree. *)
type 'a tree =
  | Leaf (** nothing *)
  | Node of 'a tree * 'a * 'a tree
      (** both sides *)
  | Gadt : int -> int tree
  | Inline of { size : int }
[@@deriving show, eq]

type point = {
  mutable x : int; (** across *)
  y : float;
}
and alias = point list
type abstract
type open_type = ..
type open_type += First | Second of int
type color = [ `Red | `Green ]
exception Broken of string * int
exception Other = Broken
external sin : float -> float = "caml_sin_float" "sin" [@@unboxed]
