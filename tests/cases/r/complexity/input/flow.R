flow <- function(x, y) {
  if (x > 1 && y < 2 && x != y) {
    for (i in x) {
      while (i > 0) i <- i - 1
    }
  } else if (y) {
    repeat break
  } else {
    stop("no")
  }
  r <- tryCatch(risky(), error = function(e) NULL, finally = done())
  s <- switch(x, a = 1, b = 2, 3)
  sapply(x, function(v) if (v) 1 else 2)
  s || r && x
}
simple <- function() 1
