#!/usr/bin/env python3
"""Definitions as universal-ctags sees them.

  ctags_truth.py ROOT LANGUAGE KINDS SUFFIX...    one JSON object per line: name, path, line, kind, scope

KINDS: comma-separated names of ctags kinds that are kept. Names are cut behind the last "." with --last.
"""
import json, os, subprocess, sys

arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
root, language, kinds, suffixes = arguments[0], arguments[1], set(arguments[2].split(",")), tuple(arguments[3:])
files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.endswith(suffixes))
out = subprocess.run(["ctags", "--language-force=" + language, "--fields=+nKs", "--kinds-%s=*" % language, "--sort=no", "--output-format=json", "-L", "-"],
                     input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
for row in out.splitlines():
    tag = json.loads(row)
    if tag.get("_type") != "tag" or tag.get("kind") not in kinds:
        continue
    name = tag["name"].split(".")[-1] if "--last" in sys.argv else tag["name"]
    print(json.dumps({"name": name.strip('"`[]'), "path": os.path.relpath(tag["path"], root), "line": tag["line"], "kind": tag["kind"]}))
