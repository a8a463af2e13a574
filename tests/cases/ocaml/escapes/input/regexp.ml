let pattern = "(\d+) \(x\) \" (* \["
(* a comment with "a \d string" and '"' in it *)
let quote = '"' and back = '\\' and prime' = "\w"
let raw = {re|\d " (*|re}
let last = 1
