let before x = x
@@@ $$$ <html> &&& ;; "
let swallowed = 1
" let after x = x
let = = 5
type broken = |
let last_one x = x
