before <- function() 1
@@@ $$$ ??? <html> &&& ;; "
after <- function() 2
"
last <- function() 3
x <- <- 5
tail_end <- function() 4
