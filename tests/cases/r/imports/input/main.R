#!/usr/bin/env Rscript
library(dplyr)
library("ggplot2", quietly = TRUE)
require(methods)
library(package, character.only = TRUE)
source("R/util.R")
source(file.path("R", "more.R"), local = TRUE)
if (requireNamespace("xml2", quietly = TRUE)) xml2::read_xml("x")
main <- function() {
  loadNamespace("rlang")
  stats::sd(1)
  stats::sd(2)
  sapply(1, utils:::head)
  Sys.getenv("HOME")
  Sys.getenv(c("A_B", "C_D"))
}
option_list <- list(make_option(c("-v", "--verbose"), action = "store_true"))
parser <- add_argument(parser, "--out", help = "x")
if (sys.nframe() == 0) {
  main()
}
