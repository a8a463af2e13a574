convert <- function(x, ...) UseMethod("convert")
convert.default <- function(x, ...) x
convert.money <- function(x, to = "EUR", ...) { x }
print.money <- function(x, ...) cat("money\n")
as.data.frame.money <- function(x, ...) x
Ops.money <- function(e1, e2) e1
`[.money` <- function(x, i) x
data.frame <- function(x) x
strange <- function(x) {
  UseMethod("strange")
}
strange.a.b <- function(x) 1
