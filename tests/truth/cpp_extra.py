#!/usr/bin/env python3
"""C and C++ beyond names (own code, stdlib only).

  cpp_extra.py ROOT TRUTH.jsonl OURS     rows for scripts/truth: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

Includes (file, line, spelling) one way, parameter names and base classes of what both found.
"""
import collections, json, os, sys
root, truth_file, ours_folder = sys.argv[1:4]
shown, counts = collections.Counter(), {}

def check(what, gate, equal, *example):
    row = counts.setdefault(what, [0, 0, gate])
    row[0] += 1
    row[1] += bool(equal)
    if not equal and shown[what] < int(os.environ.get("MISSES", "0")):
        shown[what] += 1
        print("DIFF", what, *example, sep="\t", file=sys.stderr)

documented = {row["path"] for row in json.load(open(os.path.join(ours_folder, "manifest.json")))["files"]}
ours, includes = collections.defaultdict(list), collections.defaultdict(list)
for line in open(os.path.join(ours_folder, "data", "symbols.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    ours[row["path"], row["line"], row["name"].replace(" ", "")].append(row)
for line in open(os.path.join(ours_folder, "data", "imports.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    if row["kind"] in ("include", "include-system"):
        includes[row["path"], row["line"]].append(row["module"])
for line in open(truth_file):
    r = json.loads(line)
    if r["path"] not in documented:
        continue
    if r["t"] == "include":
        # the compiler names the file it found, the source how it asked for it: the one ends like the other
        found = includes.get((r["path"], r["line"]), [])
        check("includes", "100", any(os.path.basename(f) == os.path.basename(r["target"]) for f in found), r["path"], r["line"],
              r["target"], found)
    if r["t"] != "def" or r.get("from_macro"):
        continue
    for o in ours.get((r["path"], r["line"], r["name"].replace(" ", "")), ())[:1]:
        place = "%s:%d %s" % (r["path"], r["line"], r["name"])
        if "params" in r:
            own = [p["name"] for p in o.get("parameters", []) if p.get("kind") != "template" and p["name"] != "..."]
            # a function declared through a typedef of its type has parameters only for the compiler
            if not own and not any(r["params"]):
                continue
            check("parameter names", "99", own == r["params"], place, own, r["params"])
        if r.get("bases"):
            tail = lambda text: text.split("<")[0].split("::")[-1].split()[-1]
            check("bases", "99", list(map(tail, o.get("bases", []))) == list(map(tail, r["bases"])), place, o.get("bases"), r["bases"])
for what, (total, equal, gate) in counts.items():
    print(what, total, equal, gate, sep="\t")
