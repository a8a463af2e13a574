# Perl against PPI, the parser that perlcritic and most other tools stand on.
CORPORA="debian:libmojolicious-perl debian:libmoose-perl debian:perltidy"
PACKAGES="perl libppi-perl"
GATE="99.5 99.5"
SOURCE="PPI"
FILES='*.pm *.pl *.t *.PL'
truth() { perl "$TRUTH/perl_truth.pl" "$1"; }
