#!/usr/bin/env python3
"""Definitions in Objective-C files as universal-ctags sees them, with its known errors taken out.

  objc_truth.py ROOT    one JSON object per line: name, path, line, kind

ctags gives a method's line as that of the brace behind its head: the line of its "-" or "+" is looked for. It takes any
parenthesis at the level of declarations for a category (arguments of macros, casts, `@property (copy)`): only those of
"@interface A (B)" and "@implementation A (B)" are kept, as "A(B)"; the class it lists for the same line is the category's
own. @class and @protocol forward declarations are no definitions. Variables of C are left out: ctags loses most of them
behind such a parenthesis, and `typedef` and `struct` names it finds inside of them are not reliable either.
"""
import json, os, re, subprocess, sys

root = sys.argv[1]
files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.endswith(".m"))
out = subprocess.run(["ctags", "--language-force=ObjectiveC", "--fields=+nK", "--sort=no", "-f", "-", "-L", "-"],
                     input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
lines = {}


def text_of(path, line):
    if path not in lines:
        lines[path] = open(path, encoding="utf-8", errors="replace").read().split("\n")
    rows = lines[path]
    return rows[line - 1] if 0 < line <= len(rows) else ""


HEAD = re.compile(r"^\s*@(?:interface|implementation)\s+(\w+)\s*\(\s*(\w+)\s*\)")
seen = set()
for row in out.split("\n"):
    parts = row.split("\t")
    if len(parts) < 4 or row.startswith("!_"):
        continue
    name, path, kind = parts[0], parts[1], parts[3]
    line = next((int(p[5:]) for p in parts if p.startswith("line:")), 0)
    here = text_of(path, line)
    if kind in ("method", "class"):
        if kind == "class" and not re.match(r"^\s*\+", here) and not any(re.match(r"^\s*\+", text_of(path, line - n)) for n in range(12)):
            continue
        for back in range(40):
            if re.match(r"^\s*[-+]", text_of(path, line - back)):
                line -= back
                break
        # the name may stand on a line of its own below the type
        first = name.split(":")[0]
        for forward in range(6):
            if re.search(r"(?<!\w)%s(?!\w)" % re.escape(first), re.sub(r"\([^()]*\)", "", text_of(path, line + forward))):
                line += forward
                break
        # a parameter without a label (`- (id) a: (int)x : (int)y`) is no label
        head = " ".join(text_of(path, line + n) for n in range(0, 12))
        head = re.split(r"[{;]", head)[0]
        if any(part and not re.search(r"(?<!\w)%s\s*:" % re.escape(part), head) for part in name.split(":")[1:]):
            continue
        kind = "method"
    elif kind in ("interface", "implementation"):
        if HEAD.match(here) or not re.search(r"@%s\b" % kind, here):
            continue
        if re.match(r"^\s*@interface\s+\w+\s*\(\s*\)", here):
            name += "()"
    elif kind == "category":
        match = HEAD.match(here)
        if not match or match.group(2) != name:
            continue
        name = "%s(%s)" % (match.group(1), name)
    elif kind == "protocol":
        if not re.search(r"@protocol\s+%s\b" % re.escape(name), here) or re.search(r"@protocol\s+[\w\s,]+;", here):
            continue
    elif kind == "property":
        if "@property" not in here:
            continue
    elif kind != "macro":
        continue
    record = {"name": name, "path": os.path.relpath(path, root), "line": line, "kind": kind}
    key = tuple(record.values())
    if key not in seen:
        seen.add(key)
        print(json.dumps(record))
