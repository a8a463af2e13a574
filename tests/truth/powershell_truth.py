#!/usr/bin/env python3
"""Functions of PowerShell scripts: universal-ctags and a scanner of its own (own code).

  powershell_truth.py ROOT    one JSON object per line: name, path, line, kind

Functions only: ctags lists every assignment ($null and $env:PATH too), we list a script's variables once. Classes, enums
and tests have no second opinion in the archive. ctags loses the functions behind a "catch [Type]"; the scanner blanks comments,
strings and here-strings and takes the word behind "function", "filter" or "workflow" where a statement begins.
"""
import json, os, re, subprocess, sys

root = sys.argv[1]
SKIP = re.compile(r"""<\#.*?\#>|(?<![\w`$])\#[^\n]*|@'[ \t]*\r?\n.*?\n'@|@"[ \t]*\r?\n.*?\n"@|'(?:[^']|'')*'|"(?:[^"`]|`.|"")*"|`.""", re.S | re.X)
FUNCTION = re.compile(r"(?:^|[;{}])[ \t]*(?:function|filter|workflow)[ \t]+(?:(?:global|script|local|private):)?([\w-]+)", re.I | re.M)


def blanked(match):
    return re.sub(r"[^\n]", " ", match.group())


files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.lower().endswith((".ps1", ".psm1")))
rows = set()
out = subprocess.run(["ctags", "--language-force=PowerShell", "--fields=+nK", "--kinds-PowerShell=f", "--sort=no", "--output-format=json",
                      "-L", "-"], input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
for row in out.splitlines():
    tag = json.loads(row)
    if tag.get("_type") == "tag":
        rows.add((os.path.relpath(tag["path"], root), tag["line"], tag["name"]))
for path in files:
    data = open(path, "rb").read()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    text = SKIP.sub(blanked, text)
    for match in FUNCTION.finditer(text):
        rows.add((os.path.relpath(path, root), text.count("\n", 0, match.start(1)) + 1, match.group(1)))
for path, line, name in sorted(rows):
    print(json.dumps({"name": name, "path": path, "line": line, "kind": "function"}))
