#!/usr/bin/env python3
"""Functions and aliases of shell scripts as universal-ctags sees them.

  bash_truth.py ROOT    one JSON object per line: name, path, line, kind

Files: *.sh, *.bash, and files without a suffix that begin with "#!" and a shell or with
"-*- shell-script -*-".
"""
import json, os, re, subprocess, sys

root = sys.argv[1]
SHELL = re.compile(rb"^#!.*\b(ba|da|k|z|a)?sh\b")


def is_shell(path):
    if path.endswith((".sh", ".bash")):
        return True
    if "." in os.path.basename(path) or os.path.islink(path):
        return False
    with open(path, "rb") as file:
        head = file.readline(200)
        return bool(SHELL.match(head)) or b"shell-script" in head


files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if is_shell(os.path.join(d, f)))
out = subprocess.run(["ctags", "--language-force=Sh", "--fields=+nK", "--kinds-Sh=fa", "--sort=no", "--output-format=json", "-L", "-"],
                     input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
lines = {}


def line_of(path, line):
    if path not in lines:
        lines[path] = open(path, encoding="utf-8", errors="replace").read().split("\n")
    return lines[path][line - 1]


for row in out.splitlines():
    tag = json.loads(row)
    if tag.get("_type") != "tag":
        continue
    # "x=()" is no function, "alias -g" no alias: what the line itself says
    pattern = (r"(\balias|[\s'\"])\s*%s=" if tag["kind"] == "alias" else r"^\s*(?:function\s+%s\b|%s\s*\()") .replace("%s", re.escape(tag["name"]))
    if re.search(pattern, line_of(tag["path"], tag["line"])) and not tag["name"].endswith("="):
        print(json.dumps({"name": tag["name"], "path": os.path.relpath(tag["path"], root), "line": tag["line"], "kind": tag["kind"]}))
