#!/usr/bin/env python3
"""Definitions as universal-ctags sees them.

  ctags_truth.py ROOT LANGUAGE KINDS SUFFIX...    one JSON object per line: name, path, line, kind, scope

KINDS: comma-separated names of ctags kinds that are kept. Names are cut behind the last "." with --last.
"""
import json, os, subprocess, sys

arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
root, language, kinds, suffixes = arguments[0], arguments[1], set(arguments[2].split(",")), tuple(arguments[3:])
files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.endswith(suffixes))
out = subprocess.run(["ctags", "--language-force=" + language, "--fields=+nKs", "--kinds-%s=*" % language, "--sort=no", "-f", "-", "-L", "-"],
                     input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
for row in out.split("\n"):
    parts = row.split("\t")
    if len(parts) < 4 or row.startswith("!_") or parts[3] not in kinds:
        continue
    name = parts[0].split(".")[-1] if "--last" in sys.argv else parts[0]
    line = next((int(p[5:]) for p in parts if p.startswith("line:")), 0)
    print(json.dumps({"name": name.strip('"`[]'), "path": os.path.relpath(parts[1], root), "line": line, "kind": parts[3]}))
