#' A stack.
#' @field items what it holds
Stack <- R6Class("Stack",
  inherit = pkg::Base,
  public = list(
    items = NULL,
    #' @description Starts it.
    #' @param first the first item
    initialize = function(first = NULL) self$push(first),
    push = function(x) {
      for (i in x) self$items <- c(self$items, i)
      invisible(self)
    },
    finalize = function() NULL
  ),
  private = list(secret = 1, hide = function() private$secret),
  active = list(size = function(value) length(self$items))
)

Account <- setRefClass("Account", fields = list(balance = "numeric", "owner"), contains = "Base",
  methods = list(deposit = function(x) balance <<- balance + x))
Account$methods(withdraw = function(x) { balance <<- balance - x })
Account$methods(list(close = function() 0))
GeomPoint <- ggproto("GeomPoint", Geom, required_aes = c("x", "y"), draw = function(self, data) 1)
Anonymous <- R6::R6Class(public = list(f = function() 1))
