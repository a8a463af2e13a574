first <- function(x) x

second <- function(a, b) {
  if (a) {
    c(1, 2
