(** A shape. *)
class virtual shape (name : string) = object (self)
  inherit base
  inherit Other.thing as super
  val mutable size = 0
  val tag : int = 1
  (** What it is called. *)
  method get = name
  method private hidden a = self#get
  method virtual area : float -> int
  method! shown = new circle
end
and circle = object end
class type drawable = object method draw : int -> unit end
let one_off = object method m = 1 end
