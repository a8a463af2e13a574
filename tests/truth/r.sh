CORPORA="debian:r-cran-r6 debian:r-cran-dplyr debian:r-cran-ggplot2 debian:r-cran-testthat"
PACKAGES="r-base-core"
GATE="99.5 99.5"
SOURCE="R's parser (getParseData)"
FILES='*.R *.r'
truth() { Rscript "$TRUTH/r_truth.R" "$1"; }
