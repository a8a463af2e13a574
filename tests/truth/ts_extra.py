#!/usr/bin/env python3
"""JavaScript and TypeScript beyond names (own code, stdlib only).

  ts_extra.py ROOT TRUTH.jsonl OURS 'PATTERN ...'     rows for scripts/truth: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

Import specifiers both ways (line, module); names imported; parameters (name, rest, optional, type, default, in order),
return types, whether a top-level name is exported, and first lines of JSDoc, of every definition found in both. Types and
expressions are compared without white space; a text repodoc cut ("…" at its end) must be a prefix.
"""
import collections, fnmatch, json, os, re, sys
root, truth_file, ours_folder, patterns = sys.argv[1:5]
shown = collections.Counter()
counts, gates = {}, {}
wanted = lambda path: any(fnmatch.fnmatchcase(os.path.basename(path), p) for p in patterns.split())

def check(what, gate, equal, *example):
    row = counts.setdefault(what, [0, 0])
    gates[what] = gate
    row[0] += 1
    row[1] += bool(equal)
    if not equal and shown[what] < int(os.environ.get("MISSES", "0")):
        shown[what] += 1
        print("DIFF", what, *example, sep="\t", file=sys.stderr)

def squeeze(text):
    # comments inside of types are the author's aside; a comma or a bar before the end or the start is layout
    text = re.sub(r"/\*.*?\*/", "", text or "", flags=re.S)
    return "".join(re.sub(r"(?m)(?<!:)//.*$", "", text).split())

def same(ours, truth):
    a, b = squeeze(ours), squeeze(truth)
    return a == b or (a.endswith("…") and b.startswith(a[:-1]))

documented = {f["path"] for f in json.load(open(os.path.join(ours_folder, "manifest.json")))["files"] if wanted(f["path"])}
ours = collections.defaultdict(list)
for line in open(os.path.join(ours_folder, "data", "symbols.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    ours[row["path"], row["line"], row["name"]].append(row)
rows = [json.loads(l) for l in open(truth_file, encoding="utf-8", errors="surrogateescape")]
bad = {r["path"] for r in rows if r["t"] == "error"}
truth_imports, own_imports = collections.Counter(), collections.Counter()
truth_names, own_names = collections.Counter(), collections.Counter()
for r in rows:
    if r["path"] in bad or r["path"] not in documented:
        continue
    if r["t"] == "import" and r["module"]:
        truth_imports[r["path"], r["line"], r["module"]] += 1
        for name in r["names"] or []:
            truth_names[r["path"], r["line"], name] += 1
    if r["t"] != "def" or r["kind"] == "unlisted":
        continue
    found = ours.get((r["path"], r["line"], r["name"]), ())
    if len(found) != 1:
        continue
    o, place = found[0], "%s:%d %s" % (r["path"], r["line"], r["name"])
    if "params" in r:
        own = [p for p in o.get("parameters", []) if p.get("kind") != "template"]
        check("parameters", "99.5", len(own) == len(r["params"]) and all(
            same(a["name"].rstrip("?"), b["name"]) and a["name"].endswith("?") == b["optional"] and
            (a.get("kind") == "varargs") == b["rest"] and (b["type"] is None or same(a.get("type"), b["type"])) and same(a.get("default"), b["default"])
            for a, b in zip(own, r["params"])), place, own, r["params"])
        check("return types", "99.5", same(o.get("type"), r["returns"]), place, o.get("type"), r["returns"])
    if "exported" in r:
        check("exported", "99.5", o["exported"] == r["exported"], place, o["exported"], r["exported"])
    if r["doc"]:
        first = next((l.strip() for l in o.get("doc", "").splitlines() if l.strip()), "")
        check("JSDoc first lines", "99", squeeze(first) == squeeze(r["doc"]) or first.startswith(r["doc"] + " @") or
              set(r["doc"]) <= {"*"}, place, first, r["doc"])
for line in open(os.path.join(ours_folder, "data", "imports.jsonl"), encoding="utf-8", errors="surrogateescape"):
    row = json.loads(line)
    # what styles and src attributes of a component bring in is not the compiler's business
    if row["path"] in bad or row["path"] not in documented or row.get("kind") == "document":
        continue
    own_imports[row["path"], row["line"], row["module"]] += 1
    if row.get("kind") in (None, "from"):
        for name in row["names"]:
            own_names[row["path"], row["line"], name["name"] + (" as " + name["as"] if name.get("as") else "")] += 1
for key in sorted(set(truth_imports) | set(own_imports)):
    check("import specifiers", "100", truth_imports[key] == own_imports[key], key, truth_imports[key], own_imports[key])
for key in sorted(truth_names):
    check("imported names", "99.5", own_names[key] == truth_names[key] or own_names[key[0], key[1], re.sub(r"^default as default$", "default", key[2])], key)
for what, (total, equal) in counts.items():
    print(what, total, equal, gates[what], sep="\t")
