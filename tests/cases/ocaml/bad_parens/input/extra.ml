let one x = x)
let two y = (y
type t = A | B

module M = struct
  let three z = z end end
let four w = w
