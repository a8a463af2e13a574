#!/usr/bin/env python3
"""Functions and aliases of shell scripts as shfmt's parser sees them (own code; Debian package shfmt).

  bash_truth.py ROOT    {"t": "file", "path"} for each script, {"t": "error", "path"} for those shfmt refuses, and
                        {"name", "path", "line", "kind"} per definition

Scripts: *.sh, *.bash, and files without a suffix that begin with "#!" and a shell or with "-*- shell-script -*-". Those
whose first line is "#!/bin/sh" are read as Bash, too: shfmt's POSIX mode refuses "local" and names with "-".
What stands in a string (the bodies of tests, programs of awk and sed) is no definition.
"""
import json, multiprocessing, os, re, subprocess, sys

SHELL = re.compile(rb"^#!.*\b(ba|da|k|a)?sh\b")


def is_script(path):
    if os.path.islink(path):
        return False
    if path.endswith((".sh", ".bash")):
        return True
    if "." in os.path.basename(path):
        return False
    with open(path, "rb") as file:
        head = file.readline(200)
        return bool(SHELL.match(head)) or b"shell-script" in head


def literal(word):
    parts = word.get("Parts") or []
    return parts[0].get("Value", "") if parts and parts[0].get("Type") == "Lit" else ""


def definitions(tree):
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
            continue
        if not isinstance(node, dict):
            continue
        if node.get("Type") == "FuncDecl":
            yield node["Name"]["Value"], node["Name"]["Pos"]["Line"], "function"
        elif node.get("Type") == "CallExpr" and node.get("Args") and literal(node["Args"][0]) == "alias":
            for word in node["Args"][1:]:
                name, equals, _ = literal(word).partition("=")
                if equals and name:
                    yield name, word["Pos"]["Line"], "alias"
        stack.extend(v for v in node.values() if isinstance(v, (dict, list)))


def read(job):
    root, path = job
    name = os.path.relpath(path, root)
    rows = [{"t": "file", "path": name}]
    with open(path, "rb") as file:
        done = subprocess.run(["shfmt", "-ln", "bash", "--to-json"], stdin=file, capture_output=True)
    if done.returncode != 0:
        return rows + [{"t": "error", "path": name, "error": done.stderr.decode("utf-8", "replace").strip()}]
    found = sorted(definitions(json.loads(done.stdout)), key=lambda row: row[1])
    return rows + [{"name": n, "path": name, "line": line, "kind": kind} for n, line, kind in found]


def main():
    root = sys.argv[1]
    files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if is_script(os.path.join(d, f)))
    with multiprocessing.Pool(os.cpu_count() or 1) as pool:
        for rows in pool.imap(read, [(root, f) for f in files], chunksize=16):
            for row in rows:
                print(json.dumps(row))


main()
