# PHP against PHP-Parser, the parser that most PHP tools stand on.
CORPORA="debian:phpunit debian:php-twig debian:composer"
PACKAGES="php-cli php-parser"
GATE="99.5 99.5"
SOURCE="PHP-Parser"
FILES='*.php'
truth() { php "$TRUTH/php_truth.php" "$1"; }
