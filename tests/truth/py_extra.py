#!/usr/bin/env python3
"""Python beyond names (own code, stdlib only; run with the Python whose ast made the truth).

  py_extra.py ROOT TRUTH.jsonl OURS     rows for scripts/truth: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

Parameters (name, kind, default, annotation, in order), return annotations, bases, decorators and docstring first lines of
every definition found in both, and imports (line, module, level, name, alias) both ways. Expressions are compared as ast
prints them, so that white space and quotes do not count; a text repodoc cut ("…" at its end) must be a prefix.
"""
import ast, collections, io, json, os, sys, tokenize, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
root, truth_file, ours_folder = sys.argv[1:4]
GATE = "99.95"
shown = collections.Counter()
counts = {}

def check(what, equal, *example):
    row = counts.setdefault(what, [0, 0])
    row[0] += 1
    row[1] += bool(equal)
    if not equal and shown[what] < int(os.environ.get("MISSES", "0")):
        shown[what] += 1
        print("DIFF", what, *example, sep="\t", file=sys.stderr)

def same_expression(ours, truth):
    """`truth` is what ast.unparse printed, None for nothing."""
    if not ours or truth is None:
        return (ours or None) == truth
    if ours == truth:
        return True
    if ours.endswith("…"):
        tokens = lambda text: "".join(text.split()).replace('"', "'").replace("(", "").replace(")", "").replace(",", "")
        return tokens(truth).startswith(tokens(ours[:-1])[:60])
    try:
        return ast.unparse(ast.parse("(" + ours + "\n)", mode="eval")) == ast.unparse(ast.parse("(" + truth + ")", mode="eval"))
    except (SyntaxError, ValueError):
        # *args: *Ts
        return "".join(ours.split()) == "".join(truth.split())

def as_written(text):
    """repodoc quotes escapes as the author wrote them: "ends with \\r" stays readable."""
    return "".join({"\r": "\\r", "\f": "\\f", "\t": "\\t", "\v": "\\v"}.get(c, c) for c in text)

KIND = {"positional-only": "pos", "keyword-only": "kwonly", "varargs": "*", "keyword-args": "**"}
ours = collections.defaultdict(list)
for line in open(os.path.join(ours_folder, "data", "symbols.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    ours[row["path"], row["line"], row["name"]].append(row)
truth_imports, bad = collections.Counter(), set()
rows = [json.loads(l) for l in open(truth_file)]
bad = {r["path"] for r in rows if r["t"] == "error"}
for r in rows:
    if r["path"] in bad:
        continue
    if r["t"] == "import":
        truth_imports[r["path"], r["line"], r["level"], r["module"], r["name"] or "", r["as"] or ""] += 1
    if r["t"] != "def":
        continue
    place = "%s:%d %s" % (r["path"], r["line"], r["name"])
    found = [o for o in ours.get((r["path"], r["line"], r["name"]), ())]
    if not found:
        continue
    o = found[0]
    if "params" in r:
        own = [p for p in o.get("parameters", []) if p.get("kind") != "template"]
        check("parameters", len(own) == len(r["params"]) and all(
            a["name"] == b["name"] and KIND.get(a.get("kind"), "normal") == b["kind"] and
            same_expression(a.get("default"), b["default"]) and same_expression(a.get("type"), b["annotation"])
            for a, b in zip(own, r["params"])), place, own, r["params"])
        check("return annotations", same_expression(o.get("type"), r["returns"]), place, o.get("type"), r["returns"])
    else:
        bases = o.get("bases", [])
        check("bases", len(bases) == len(r["bases"]) and all(map(same_expression, bases, r["bases"])), place, bases, r["bases"])
    decorators = o.get("decorators", [])
    check("decorators", len(decorators) == len(r["decorators"]) and all(map(same_expression, decorators, r["decorators"])),
          place, decorators, r["decorators"])
    if r["doc"]:
        first = next((l.strip() for l in o.get("doc", "").splitlines() if l.strip()), "")
        check("docstring first lines", first in (r["doc1"] or "", as_written(r["doc1"] or "")), place, first, r["doc1"])
own_imports = collections.Counter()
documented = set()
for row in json.load(open(os.path.join(ours_folder, "manifest.json")))["files"]:
    documented.add(row["path"])
for line in open(os.path.join(ours_folder, "data", "imports.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    # import_module("x") with a literal is ours beyond the import statements
    if row["path"] in bad or not row["path"].endswith((".py", ".pyi", ".pyw")) or row.get("kind") == "dynamic":
        continue
    for name in row["names"] or [{}]:
        own_imports[row["path"], row["line"], row["level"], row["module"], name.get("name", ""),
                    name.get("as") or row.get("as") or ""] += 1
for key in sorted(set(truth_imports) | set(own_imports)):
    if key[0] in documented:
        check("imports", truth_imports[key] == own_imports[key], key, truth_imports[key], own_imports[key])
for what, (total, equal) in counts.items():
    print(what, total, equal, GATE, sep="\t")
