"""What a name oracle found, against data/references.jsonl (own code).

An oracle gives places (path, line, name) with the places that would be right, or nothing for a name that leads out of
the repository. `found` counts what repodoc tells as exact or unique there; `exact` and `unique` how often those are right.
"""
import collections, json, os, sys

MOST_SITES = 32  # kMaxSites of core/facts/facts.h: further places of a reference are counted, not listed

class References:
    def __init__(self, ours_folder):
        self.at = collections.defaultdict(list)       # (path, line, name) -> rows
        self.crowded = collections.defaultdict(list)  # (path, name) -> rows of references with more places than lines
        with open(os.path.join(ours_folder, "data/references.jsonl")) as rows:
            for line in rows:
                row = json.loads(line)
                entry = (row["target"], row.get("targetLine"), row["confidence"], row.get("targetName"))
                for place in row["lines"]:
                    self.at[row["path"], place, row["name"]].append(entry)
                if row["places"] > MOST_SITES:
                    self.crowded[row["path"], row["name"]].append(entry)

class Score:
    def __init__(self, references):
        self.references = references
        self.found, self.exact, self.unique = [0, 0], [0, 0], [0, 0]
        self.shown = collections.Counter()
        self.misses = int(os.environ.get("MISSES", "0"))

    def place(self, path, line, name, targets, qualified=()):
        """`targets`: set of (path, line) that are all the same thing; empty: it leads out of the repository. `qualified`:
        its names; a definition of that name in one of the files is right, too (the other branch of an #if)."""
        rows = self.references.at.get((path, line, name)) or []
        told = [row for row in rows if row[2] in ("exact", "unique")]
        paths = {target[0] for target in targets}
        good = [row for row in told if (row[0], row[1]) in targets or (row[0] in paths and self.named(row[3], qualified))]
        if targets:
            if not good:  # a place beyond those that are listed
                crowded = self.references.crowded.get((path, name)) or []
                good = [row for row in crowded if row[2] in ("exact", "unique") and
                        ((row[0], row[1]) in targets or (row[0] in paths and self.named(row[3], qualified)))]
            self.found[0] += 1
            self.found[1] += bool(good)
            if not good:
                self.show("found", path, line, name, "expected", sorted(targets)[:2], "got", rows[:2])
        for confidence, count in (("exact", self.exact), ("unique", self.unique)):
            rows = [row for row in told if row[2] == confidence]
            if not rows or (confidence == "unique" and len(rows) < len(told)):
                continue
            count[0] += 1
            right = any(row in good for row in rows)
            count[1] += right
            if not right:
                self.show(confidence, path, line, name, "expected", sorted(targets)[:2], "got", rows[:2])

    @staticmethod
    def named(name, qualified):
        # A namespace that a macro opens is unknown without the preprocessor.
        return name is not None and any(known == name or known.endswith("::" + name) for known in qualified)

    def show(self, what, *example):
        if self.shown[what] < self.misses:
            self.shown[what] += 1
            print("DIFF", what, *example, sep="\t", file=sys.stderr)

    def rows(self):
        print("exact names", *self.exact, "99", sep="\t")
        print("unique names", *self.unique, "-", sep="\t")
        print("names found", *self.found, "85", sep="\t")
