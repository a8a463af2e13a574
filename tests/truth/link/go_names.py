"""go_names.py ROOT OURS PROGRAM: what go/types says of every name of every Go file (PROGRAM: go_names.go), against
data/references.jsonl. Prints rows for scripts/truth."""
import collections, subprocess, sys
from names import References, Score

root, ours, program = sys.argv[1:4]
targets = collections.defaultdict(set)  # (path, line, name): our rows have no columns
for line in subprocess.run([program, root], capture_output=True, text=True, check=True).stdout.splitlines():
    path, number, name, target = line.split("\t")
    place = None
    if target != "-":
        file, _, at = target.rpartition(":")
        place = (file, int(at))
    targets[path, int(number), name].add(place)
score = Score(References(ours))
for (path, number, name), places in sorted(targets.items()):
    score.place(path, number, name, {place for place in places if place})
score.rows()
