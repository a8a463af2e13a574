library(dplyr)
threshold <- 3
scale_up <- function(data, by) {
  filtered <- data %>% filter(value > threshold)
  names(filtered) <- toupper(names(filtered))
  self$state$run(by)
  dplyr::mutate(filtered, z = dplyr::n())
  lapply(data, scale_one)
  by(1)
}
scale_one <- function(x) x * threshold
get_it()$deep(1)
`odd name`(2)
