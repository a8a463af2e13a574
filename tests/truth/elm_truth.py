#!/usr/bin/env python3
"""Definitions of Elm as universal-ctags sees them, read without comments.

  elm_truth.py ROOT     one JSON object per line: name, path, line, kind

ctags takes the examples in {-| doc comments -} for code and names of types with their variables; comments are blanked
before, the first word of a name counts. Of what stands in a function only functions count: names with parameters.
"""
import json, os, re, subprocess, sys, tempfile

KINDS = {"module", "type", "alias", "constructor", "function", "port"}

def without_comments(text):
    """Comments as blanks, lines kept. Strings are left alone but for what would open a comment in them."""
    out, at, depth = [], 0, 0
    for match in re.finditer(r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\{-|-\}|--[^\n]*', text):
        token = match.group(0)
        keep = text[at:match.start()]
        out.append(keep if depth == 0 else re.sub(r"[^\n]", " ", keep))
        depth += token == "{-"
        blank = depth > 0 or token.startswith("--")
        depth -= token == "-}" and depth > 0
        out.append(re.sub(r"[^\n]", " ", token) if blank else token)
        at = match.end()
    return "".join(out) + (text[at:] if depth == 0 else "")

root = os.path.realpath(sys.argv[1])
with tempfile.TemporaryDirectory() as copy:
    paths = []
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            if name.endswith(".elm"):
                path = os.path.relpath(os.path.join(folder, name), root)
                target = os.path.join(copy, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(os.path.join(root, path), encoding="utf-8", errors="replace") as source, open(target, "w") as out:
                    out.write(without_comments(source.read()))
                paths.append(target)
    tags = subprocess.run(["ctags", "--language-force=Elm", "--fields=+nKs", "--kinds-Elm=*", "--sort=no", "--output-format=json", "-L", "-"],
                          input="\n".join(sorted(paths)), capture_output=True, text=True, errors="replace").stdout
    lines = {}
    for row in tags.splitlines():
        tag = json.loads(row)
        if tag.get("_type") != "tag" or tag.get("kind") not in KINDS:
            continue
        path = os.path.relpath(tag["path"], copy)
        name = tag["name"].split()[0]
        if path not in lines:
            with open(tag["path"]) as source:
                lines[path] = source.read().split("\n")
        line = lines[path][tag["line"] - 1]
        if line.startswith(" ") and tag["kind"] == "function" and not re.match(r"\s+" + re.escape(name) + r"\s+[^=:\s]", line):
            continue
        print(json.dumps({"name": name, "path": path, "line": tag["line"], "kind": tag["kind"]}))
