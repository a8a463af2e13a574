limit <- 10
limit <- 20
name = "x"
3 -> behind
counter <<- 0
for (i in 1:3) looped <- i
local({ hidden <- 1 })
lapply(1:3, function(i) { inner <- i })
f <- function() {
  inside <- 1
  outside <<- 2
}
x$field <- 1
names(x) <- "a"
"quoted" <- 5
assign("assigned", 6)
dt[, col := 1]
.hidden <- TRUE
