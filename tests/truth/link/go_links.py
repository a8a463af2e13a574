#!/usr/bin/env python3
"""Where Go imports lead, as the go command says (own code, stdlib only).

  go_links.py ROOT OURS GO_IMPORTS      rows for scripts/truth link: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

`go list -e -find` names the packages of every module of the repository and their folders, `go list std` those of the
standard library. Nothing is downloaded or built, and requirements are hidden from it (-modfile): packages of old modules
are else only listed when all they require is at hand. The imports themselves are read by go/parser (go_imports.go). An
import is right when it leads to a file in the folder of that package, or to none when no module of the repository has it.
What stands below a vendor folder belongs to the module around it.
"""
import collections, json, os, subprocess, sys, tempfile
root, ours_folder, go_imports = os.path.realpath(sys.argv[1]), sys.argv[2], sys.argv[3]
GATE = "99.5"
env = dict(os.environ, GOFLAGS="-mod=mod", GOPROXY="off", GO111MODULE="on", GOWORK="off", GONOSUMDB="*", GOTOOLCHAIN="local")
misses, shown = int(os.environ.get("MISSES", "0")), 0

def go(folder, *arguments, **settings):
    run = subprocess.run(["go", *arguments], cwd=folder, env=dict(env, **settings), capture_output=True, text=True)
    return run.stdout.splitlines()

def described(folder):
    """What its go.mod says."""
    return json.loads("\n".join(go(folder, "mod", "edit", "-json")) or "{}")

def packages_of(folder):
    """{import path: folder} of a module."""
    with tempfile.TemporaryDirectory() as scratch:
        alone = os.path.join(scratch, "go.mod")
        with open(alone, "w") as file:
            file.write("module %s\n\ngo 1.19\n" % described(folder).get("Module", {}).get("Path", "none"))
        rows = go(folder, "list", "-e", "-find", "-modfile", alone, "-f", "{{.ImportPath}}\t{{.Dir}}", "./...")
    return {path: os.path.realpath(place) for path, _, place in (row.partition("\t") for row in rows) if place}

def ignored(name):
    return name.startswith((".", "_")) or name == "testdata"

standard = set(go("/", "list", "std", GO111MODULE="off", GOFLAGS="")) | {"C", "unsafe"}
modules = {}  # folder of a go.mod -> {import path: folder}
for folder, folders, files in os.walk(root):
    if "go.mod" in files:
        modules[folder] = packages_of(folder)

def module_of(folder):
    while folder.startswith(root):
        if folder in modules:
            return folder
        folder = os.path.dirname(folder)
    return None

replaced = {}
def replacements(module):
    """Folders that a go.mod names as replacement of modules: their packages are seen from here."""
    if module not in replaced:
        replaced[module] = [os.path.realpath(os.path.join(module, row["New"]["Path"]))
                            for row in described(module).get("Replace") or [] if row["New"]["Path"].startswith(".")]
    return replaced[module]

def resolve(module, path):
    """'std', a folder of the repository, or None."""
    if path in standard:
        return "std"
    if path in modules[module]:
        return modules[module][path]
    for place in replacements(module):
        if path in modules.get(place, {}):
            return modules[place][path]
    vendored = os.path.join(module, "vendor", path)
    return vendored if os.path.isdir(vendored) else None

ours = collections.defaultdict(list)
with open(os.path.join(ours_folder, "data/imports.jsonl")) as rows:
    for line in rows:
        row = json.loads(line)
        if row["path"].endswith(".go"):
            ours[row["path"], row["line"], row["module"]].append(row)

counts = {"imports": [0, 0], "imports inside": [0, 0]}
covered = {row[0] for row in ours}
read = subprocess.run([go_imports, root], capture_output=True, text=True, check=True)
for line in read.stdout.splitlines():
    path, number, module_path = line.split("\t")
    parts = path.split("/")
    folder = os.path.dirname(os.path.join(root, path))
    module = module_of(folder)
    # What the go command itself does not look at has no answer; a file without any import of ours was left out.
    if module is None or any(ignored(part) for part in parts[:-1]) or path not in covered:
        continue
    expected = resolve(module, module_path)
    found = ours.get((path, int(number), module_path))
    row = found[0] if found else {"target": None, "class": "not found"}
    place = os.path.dirname(os.path.join(root, row["target"])) if row["target"] else None
    if expected == "std":
        good = place is None and row["class"] == "stdlib"
    elif expected is None:
        # Another module of the same repository that is required by version, not replaced: the go command would take the
        # published one, a reader of the repository wants the one at hand.
        good = place is None and row["class"] in ("third-party", "unknown", "missing") or any(
            packages.get(module_path) == place for packages in modules.values() if place)
    else:
        good = place == expected
    counts["imports"][0] += 1
    counts["imports"][1] += good
    if expected not in (None, "std"):
        counts["imports inside"][0] += 1
        counts["imports inside"][1] += good
    if not good and shown < misses:
        shown += 1
        print("DIFF", path, number, module_path, "expected", expected, "got", row["target"], row["class"], sep="\t", file=sys.stderr)
for what, (compared, equal) in counts.items():
    print(what, compared, equal, GATE, sep="\t")
