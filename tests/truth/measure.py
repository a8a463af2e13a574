#!/usr/bin/env python3
"""One corpus of one language: what its truth says against what repodoc says (own code, stdlib only).

  measure.py TRUTH.jsonl OURS --language ID --corpus NAME --files 'PATTERN ...' --gate 'RECALL PRECISION'
             [--checks FILE] [--misses N] [--known FILE]

TRUTH.jsonl: what truth() printed. OURS: the folder `repodoc_driver ROOT -o OURS --no-pages --data symbols,imports`
wrote. Prints tab-separated rows of the table: language, corpus, files, definitions, recall, precision, gate, verdict,
note; exits 1 when a gate is missed. A gate of "-" measures without demanding. --checks: rows "WHAT<tab>COMPARED<tab>
EQUAL<tab>GATE" of extra(), further rows of the table.
"""
import argparse, collections, fnmatch, json, os, sys
from compare_tags import compare, load_candidate
from ctagscommon import lang_of_id
from to_truth import convert

def percent(part, whole):
    # rounded down: 99.96 must not read 100.0
    return int(10000.0 * part / whole) / 100.0 if whole else None

def shown(value):
    return "-" if value is None else "%.2f" % value

def verdict(values, gates):
    for value, gate in zip(values, gates):
        if gate != "-" and (value is None or value < float(gate)):
            return "SHORT"
    return "ok" if any(g != "-" for g in gates) else "-"

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("truth"); ap.add_argument("ours"); ap.add_argument("--language", required=True)
    ap.add_argument("--corpus", required=True); ap.add_argument("--files", required=True)
    ap.add_argument("--gate", default="- -"); ap.add_argument("--checks"); ap.add_argument("--misses", type=int, default=0)
    a = ap.parse_args()
    lang, patterns, gates = lang_of_id(a.language), a.files.split(), (a.gate.split() + ["-", "-"])[:2]
    rows = [json.loads(l) for l in open(a.truth, encoding="utf-8", errors="surrogateescape") if l.strip()]
    rows = [dict(r, path=r["path"][2:] if r["path"].startswith("./") else r["path"]) for r in rows]
    # where names do not tell the language, the truth lists its files
    listed = {r["path"] for r in rows if r.get("t") == "file"}
    wanted = lambda path: path in listed if listed else any(fnmatch.fnmatchcase(os.path.basename(path), p) for p in patterns)
    truth, bad = convert([r for r in rows if wanted(r["path"])], nested=True, lang=lang)
    manifest = json.load(open(os.path.join(a.ours, "manifest.json")))
    documented = {f["path"] for f in manifest["files"] if wanted(f["path"])}
    notes = []
    refused = bad & documented
    if any(t.get("partial") for t in truth):     # a compiler sees only the files that are part of what it compiles
        compared = documented & {t["file"] for t in truth}
    else:
        compared = documented - refused
        if refused:
            notes.append("%d files its own parser refuses" % len(refused))
    # a file the truth speaks of and repodoc leaves out: say so with the reason, do not hide it in the figures
    left = collections.Counter()
    reason = {r["path"]: r["reason"] for r in manifest["leftOut"]}
    for path in {t["file"] for t in truth} - documented:
        left[reason.get(path) or next((w for p, w in reason.items() if p.endswith("/") and path.startswith(p)), "unknown")] += 1
    notes += ["%d files left out (%s)" % (n, w) for w, n in sorted(left.items())]
    ours = os.path.join(a.ours, "data", "symbols.jsonl")
    candidates = []
    for line in open(ours, encoding="utf-8", errors="surrogateescape"):
        r = json.loads(line)
        candidates.append((r["name"], r["path"], r["line"], r["kind"], None))
    res, missed, extra = compare(truth, candidates, 0, a.misses, files={p: lang for p in compared})
    r = res[lang]
    recall, precision = percent(r["core_hit"], r["core"]), percent(r["phit"], r["pcount"])
    if r["data"]:
        notes.append("data %s of %d" % (shown(percent(r["data_hit"], r["data"])), r["data"]))
    if r["core_hit"]:
        notes.append("kind %s" % shown(percent(r["core_kind"], r["core_hit"])))
    failed = verdict((recall, precision), gates) == "SHORT"
    print("\t".join([a.language, a.corpus, str(len(compared)), str(r["core"]), shown(recall), shown(precision),
                     "/".join(gates), verdict((recall, precision), gates), "; ".join(notes)]))
    if a.checks and os.path.exists(a.checks):
        for line in open(a.checks):
            what, compared_rows, equal, gate = line.rstrip("\n").split("\t")
            value = percent(int(equal), int(compared_rows))
            word = verdict((value,), (gate,))
            failed |= word == "SHORT"
            print("\t".join([a.language, a.corpus, "", compared_rows, shown(value), "-", gate, word, what]))
    for row in missed:
        print("MISS ", *row, sep="\t", file=sys.stderr)
    for row in extra:
        print("EXTRA", *row, sep="\t", file=sys.stderr)
    return 1 if failed else 0

sys.exit(main())
