#!/usr/bin/env python3
"""Definitions in GLSL files: universal-ctags reads them as C; interface blocks by a scanner of its own (own code).

  glsl_truth.py ROOT    one JSON object per line: name, path, line, kind

An interface block is, outside of braces, the last name before "{" in a statement with "uniform", "buffer", "in" or "out" and
without "struct" or parentheses other than those of "layout". ctags knows none of them, and takes "layout" for a function.
"""
import json, os, re, subprocess, sys

root = sys.argv[1]
TOKEN = re.compile(r"(?P<skip>//[^\n]*|/\*.*?\*/|^[ \t]*#(?:[^\n\\]|\\.)*)|(?P<word>[A-Za-z_]\w*)|(?P<mark>[{}();=,])", re.S | re.M)
STORAGE = {"uniform", "buffer", "in", "out"}


def blocks(text):
    depth, round_, statement = 0, 0, []
    for match in TOKEN.finditer(text):
        word, mark = match.group("word"), match.group("mark")
        if mark in ("(", ")"):
            round_ = max(0, round_ + (1 if mark == "(" else -1))
            if mark == "(" and (not statement or statement[-1][0] != "layout"):
                statement.append(("(", 0))
        elif round_ > 0:
            continue
        elif mark == "{":
            words = [w for w, _ in statement]
            if depth == 0 and STORAGE & set(words[:-1]) and not {"struct", "(", "="} & set(words):
                yield statement[-1][0], text.count("\n", 0, statement[-1][1]) + 1
            depth, statement = depth + 1, []
        elif mark == "}":
            depth, statement = max(0, depth - 1), []
        elif mark == ";":
            statement = []
        elif depth == 0 and (word or mark == "="):
            statement.append((word or mark, match.start()))


files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.endswith(".glsl"))
out = subprocess.run(["ctags", "--language-force=C", "--fields=+nK", "--kinds-C=fdgs", "--sort=no", "--output-format=json", "-L", "-"],
                     input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
for row in out.splitlines():
    tag = json.loads(row)
    if tag.get("_type") == "tag" and tag["kind"] in ("function", "macro", "struct") and tag["name"] != "layout":
        print(json.dumps({"name": tag["name"], "path": os.path.relpath(tag["path"], root), "line": tag["line"], "kind": tag["kind"]}))
for path in files:
    for name, line in blocks(open(path, encoding="utf-8", errors="replace").read()):
        print(json.dumps({"name": name, "path": os.path.relpath(path, root), "line": line, "kind": "interface"}))
