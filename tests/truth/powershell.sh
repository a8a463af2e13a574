# No parser of PowerShell is to be had; two opinions, and what either lists counts.
CORPORA="npm:@autorest/powershell@4.0.758"
PACKAGES="universal-ctags"
GATE="97 97"
SOURCE="universal-ctags and own scanner: functions"
FILES='*.ps1 *.psm1'
truth() { python3 "$TRUTH/powershell_truth.py" "$1"; }
