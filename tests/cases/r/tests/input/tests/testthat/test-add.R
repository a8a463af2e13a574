test_that("it adds", {
  helper <- function() 1
  x <- 2
  expect_equal(add(1, x), 3)
})
testthat::test_that(desc = "it subtracts", code = {
  if (TRUE) expect_true(TRUE)
})
describe("add", {
  it("works", {
    expect_true(TRUE)
  })
  it("is not there yet")
})
test.runit <- function() checkTrue(TRUE)
