# C# against the parser of the Mono compiler (C# 7). It cannot read newer C#: such files are left out of the comparison, and
# the cases under tests/cases/csharp show what is expected there. Where branches of an #if each begin the same declaration,
# one of them is kept; the parser sees each in its turn.
CORPORA="debian:keepass2 debian:nunit"
PACKAGES="mono-mcs libmono-csharp4.0c-cil"
GATE="99.5 99.5"
SOURCE="the parser of Mono's C# compiler"
FILES='*.cs'
truth() {
  local program
  program=$(mktemp -d)
  mcs -r:/usr/lib/mono/4.5/Mono.CSharp.dll -out:"$program/truth.exe" "$TRUTH/csharp_truth.cs" >&2 && mono "$program/truth.exe" "$1"
  local status=$?
  rm -rf "$program"
  return $status
}
