# What only we list, looked through on these corpora: KEY clauses of MySQL tables (ctags has no kind for them), second
# functions of a file whose first body holds a CREATE, and tables behind strings ctags does not close. postgresql-15
# (regression tests: recall 98.2) is not gated: ctags lists ALTER DOMAIN as a definition and loses every partition.
CORPORA="debian:mediawiki debian:postgis"
PACKAGES="universal-ctags"
GATE="97 94"
SOURCE="universal-ctags"
FILES='*.sql'
truth() { python3 "$ROOT/tests/truth/ctags_truth.py" "$1" SQL table,view,index,function,procedure,trigger,domain,package,event .sql --last; }
