"""listed_names.py OURS LIST: what a compiler says of every name (LIST: lines PATH<tab>LINE<tab>NAME<tab>TARGET with TARGET
PATH:LINE or "-" for what lies outside of the repository, and <tab>QUALIFIED NAME where overloads are one thing), against
data/references.jsonl. Prints rows for scripts/truth."""
import collections, sys
from names import References, Score

ours, listed = sys.argv[1:3]
targets = collections.defaultdict(set)  # (path, line, name): our rows have no columns
names = collections.defaultdict(set)
with open(listed) as lines:
    for line in lines:
        path, number, name, target, *qualified = line.rstrip("\n").split("\t")
        place = None
        if target != "-":
            file, _, at = target.rpartition(":")
            place = (file, int(at))
        targets[path, int(number), name].add(place)
        names[path, int(number), name].update(qualified)
score = Score(References(ours))
for (path, number, name), places in sorted(targets.items()):
    score.place(path, number, name, {place for place in places if place}, names[path, number, name])
score.rows()
