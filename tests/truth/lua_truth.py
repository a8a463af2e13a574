#!/usr/bin/env python3
"""Asks Lua's own compiler which functions the Lua files below ROOT have: one JSON object per line for each that has a
name (own code, stdlib only).

  lua_truth.py ROOT

luac lists the line of every function; the name stands on that line in one of Lua's forms. luac knows no names, so
strings and comments cannot deceive: a form counts only as often as luac saw a function begin on the line.
"""
import collections, json, os, re, subprocess, sys

DECLARED = re.compile(r"\bfunction\s+([\w.:]+)\s*\(")
ASSIGNED = re.compile(r"""(?:\[\s*(["'])(?P<key>[\w.:@/+-]+)\1\s*\]|(?P<name>[A-Za-z_]\w*))\s*(?:<\s*\w+\s*>\s*)?=\s*function\s*\(""")
TEST = re.compile(r"""\b(?:describe|context|insulate|expose|it|spec|test|pending)\s*\(\s*(["'])(?P<words>(?:\\.|(?!\1).)+)\1\s*,\s*function\s*\(""")
TEST_PATH = re.compile(r"(^|/)(tests?|specs?)/|_spec\.lua$|_test\.lua$|(^|/)test_[^/]*\.lua$")

def functions(path):
    for compiler in ("luac5.4", "luac5.1"):
        try:
            done = subprocess.run([compiler, "-l", "-p", path], capture_output=True)
        except FileNotFoundError:
            continue
        if done.returncode == 0:
            listing = done.stdout.decode("utf-8", "replace")
            return collections.Counter(int(n) for n in re.findall(r"^function <.*?:(\d+),\d+>", listing, re.M))
    return None

# Tables that are modules (the file returns them) or classes (their own __index): luac has no word on these.
def tables(lines):
    returned, made = None, set()
    values, declared = {}, {}
    for number, text in enumerate(lines, 1):
        match = re.match(r"local\s+([A-Za-z_]\w*)\s*(?:$|;|--)", text)
        if match:
            declared.setdefault(match.group(1), number)
        match = re.match(r"(?:local\s+)?([A-Za-z_]\w*)\s*=\s*(?:\{|setmetatable\s*\(\s*\{)", text)
        if match:
            values.setdefault(match.group(1), declared.get(match.group(1), number))
        match = re.match(r"return\s+(?:setmetatable\s*\(\s*)?([A-Za-z_]\w*)\s*(?:,|$|;|--)", text)
        if match:
            returned = match.group(1)
        match = re.match(r"([A-Za-z_]\w*)\.__index\s*=\s*\1\s*(?:$|;|--)", text)
        if match:
            made.add(match.group(1))
    for name in sorted(values):
        if name in made:
            yield name, "class", values[name]
        elif name == returned:
            yield name, "module", values[name]

def main():
    root = sys.argv[1].rstrip("/")
    for folder, names, files in os.walk(root):
        names.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not name.endswith(".lua") or os.path.islink(path):
                continue
            begins = functions(path)
            relative = os.path.relpath(path, root)
            if begins is None:  # not Lua to its compiler: no truth, rather than none defined
                print(json.dumps({"t": "error", "path": relative}))
                continue
            lines = open(path, encoding="utf-8", errors="replace", newline="\n").read().split("\n")
            for line, count in sorted(begins.items()):
                text = lines[line - 1]
                found = []
                for match in DECLARED.finditer(text):
                    parts = re.split(r"[.:]", match.group(1))
                    found.append((match.start(), parts[-1], "method" if ":" in match.group(1) else "function"))
                for match in ASSIGNED.finditer(text):
                    found.append((match.start(), match.group("key") or match.group("name"), "function"))
                if TEST_PATH.search(relative):
                    # The words may stand on a line above the function.
                    first = max(0, line - 4)
                    above = "\n".join(lines[first:line - 1])
                    around = above + "\n" + text
                    for match in TEST.finditer(around):
                        if match.end() <= len(above):
                            continue
                        at = first + 1 + around.count("\n", 0, match.start("words")) if above else line
                        found.append((match.start() - len(above) - 1, match.group("words"), "test", at))
                for _, word, kind, *at in sorted(found)[:count]:
                    print(json.dumps({"name": word, "path": relative, "line": at[0] if at else line, "kind": kind}))
            for word, kind, line in tables(lines):
                print(json.dumps({"name": word, "path": relative, "line": line, "kind": kind}))

main()
