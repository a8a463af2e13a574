# Functions only: ctags lists every assignment ($null and $env:PATH too), we list a script's variables once. Classes,
# enums and tests have no second opinion in the archive.
CORPORA="npm:@autorest/powershell@4.0.758"
PACKAGES="universal-ctags"
GATE="97 97"
SOURCE="universal-ctags: functions"
FILES='*.ps1 *.psm1'
truth() { python3 "$ROOT/tests/truth/ctags_truth.py" "$1" PowerShell function .ps1 .psm1; }
