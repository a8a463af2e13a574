open Printf
open! Stdlib.Fun
include Base
module L = Core.List
module M = Map.Make (String)

module type S = sig
  type t
  (** A value. *)
  val x : int -> t

  val y : t
end

(** Inside. *)
module Inner : S = struct
  type t = int
  let x n = n
  let y = 1
  module Deep = struct let z = 1 end
end

module F (X : S) (Y : S with type t = int) = struct let q = X.y end
module G = functor (X : S) -> struct end
module rec A : S = struct end and B : S = struct end
module type Copy = module type of Inner
let local () = let module Z = struct let k = 1 end in let open Printf in Z.k
let first = (module Inner : S)
