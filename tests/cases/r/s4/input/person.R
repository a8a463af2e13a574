#' A person.
#'
#' @slot name how it is called
#' @export
setClass("Person", representation(name = "character", age = "numeric"), contains = "Being")
Student <- setClass("Student", slots = c(school = "character"), contains = c("Person", "VIRTUAL"))
Maker <- setClass("Made", slots = list(a = "list"))
setClassUnion("NumberOrNull", c("numeric", "NULL"))
setGeneric("area", function(shape, ...) standardGeneric("area"))
setGeneric("plain")
setMethod("area", "Person", function(shape, ...) {
  if (shape@age > 3) 1 else 2
})
setMethod("[", signature(x = "Person", i = "numeric"), function(x, i, ...) x)
setReplaceMethod("name", "Person", function(x, value) x)
setMethod(f = "show", signature = "Person", definition = function(object) cat(object@name))
setMethod("length", "Person", some_function)
setValidity("Person", function(object) TRUE)
