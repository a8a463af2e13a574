#!/usr/bin/env python3
"""Where Rust's mod and use declarations lead, as cargo and the module tree say (own code, stdlib only).

  rust_links.py ROOT OURS RUST_MODULES      rows for scripts/truth link: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

`cargo metadata --no-deps` names the targets of every package; rust_modules.rs reads their modules with syn and follows
the paths. A file that several targets share may lead to one place in each; each of them counts as right.
"""
import collections, json, os, subprocess, sys
root, ours_folder, rust_modules = os.path.realpath(sys.argv[1]), sys.argv[2], sys.argv[3]
GATE = "99.5"
misses, shown = int(os.environ.get("MISSES", "0")), 0

libraries, targets, seen = {}, {}, set()
for folder, folders, files in os.walk(root):
    folders[:] = [name for name in folders if name not in ("target", ".git")]
    if "Cargo.toml" not in files:
        continue
    run = subprocess.run(["cargo", "metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path",
                          os.path.join(folder, "Cargo.toml")], capture_output=True, text=True)
    for package in json.loads(run.stdout or "{}").get("packages", []):
        if package["id"] in seen:
            continue
        seen.add(package["id"])
        for target in package["targets"]:
            if not os.path.exists(target["src_path"]):
                continue
            if {"lib", "proc-macro", "rlib", "dylib", "cdylib", "staticlib"} & set(target["kind"]):
                libraries[target["name"].replace("-", "_")] = target["src_path"]
            targets[target["src_path"]] = target["name"]
arguments = [f"{name}={path}" for name, path in sorted(libraries.items())]
arguments += ["--"] + [f"{name}={path}" for path, name in sorted(targets.items())]
answers, inner = collections.defaultdict(set), collections.defaultdict(set)
for line in subprocess.run([rust_modules, root, *arguments], capture_output=True, text=True, check=True).stdout.splitlines():
    path, number, what, answer, module = line.split("\t")
    kind, segments = what.split(" ", 1)
    answers[path, int(number), kind, segments].add(answer)
    inner[path, int(number), kind, segments].add(module)

ours = collections.defaultdict(list)
with open(os.path.join(ours_folder, "data/imports.jsonl")) as rows:
    for line in rows:
        row = json.loads(line)
        if row["path"].endswith(".rs"):
            ours[row["path"]].append(row)

def find(path, number, kind, segments):
    """The row of ours that has this name: its module and one of its names make the path."""
    best = None
    for row in ours[path]:
        if kind == "mod":
            if row["kind"] == "module-file" and row["line"] == number:  # its module may be a #[path]
                return row
            continue
        if row["kind"] == "module-file":
            continue
        module = row["module"]
        names = [name["name"] for name in row["names"]] or [""]
        hit = module == segments or any(f"{module}::{name}" == segments or (name == "*" and module == segments) or
                                        (name == "self" and module == segments) for name in names)
        if hit and (best is None or abs(row["line"] - number) < abs(best["line"] - number)):
            best = row
    return best

counts = collections.defaultdict(lambda: [0, 0])

def check(what, got, expected, *place):
    global shown
    counts[what][0] += 1
    counts[what][1] += got in expected
    if got not in expected and shown < misses:
        shown += 1
        print("DIFF", what, *place, "expected", *sorted(expected), "got", got, sep="\t", file=sys.stderr)

for (path, number, kind, segments), expected in sorted(answers.items()):
    row = find(path, number, kind, segments)
    if row is None:
        got = name_target = "not found"
    else:
        got = row["target"] or {"stdlib": "std", "third-party": "external"}.get(row["class"], row["class"])
        name_target = next((name.get("target") for name in row["names"] if f"{row['module']}::{name['name']}" == segments), got)
    modules = inner[path, number, kind, segments] - {"-"}
    if "?" not in expected:
        # `use a::b;` names a module: the row of such an import may lead there at once.
        check("modules" if kind == "mod" else "imports", got, expected | modules, path, number, segments)
        if kind == "use" and not expected <= {"std", "external"}:
            check("imports inside", got, expected | modules, path, number, segments)
    if modules:
        check("imported modules", name_target, modules, path, number, segments)
for what in ("modules", "imports", "imports inside", "imported modules"):
    print(what, *counts[what], GATE, sep="\t")
