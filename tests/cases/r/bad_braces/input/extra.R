one <- function(x) {
  x
}}
two <- function(y) y
three <- function(z) (z))
four <- function(w) w
x <- list(a = 1,, b = )
five <- function(v) { v ]
six <- function() 6
