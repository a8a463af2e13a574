#' Adds two numbers.
#'
#' More about it.
#'
#' @param x,y numbers to add;
#'   vectors too
#' @param ... passed on
#' @return the sum
#' @examples
#' add(1, 2)
#' @export
add <- function(x, y = c(1, 2), ..., na.rm = FALSE) {
  helper <- function(z) z * 2
  helper(x) + y
}

# A plain comment documents too.
sub = \(x) x - 1
.internal <- function() invisible(NULL)
`%+%` <- function(a, b) paste(a, b)
"names<-.money" <- function(x, value) x
a <- b <- function() 1
assign("made", function(n) n)
obj$run <- function(x) x
handlers[["x"]] <- function() 1
function(a) a -> not_a_name
if (TRUE) late <- function() 1 else late <- function() 2
