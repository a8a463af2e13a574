#!/usr/bin/env python3
"""Imports as CPython's import system finds them (own code, stdlib only).

  python_imports.py ROOT OURS     rows for scripts/truth link: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

Each import statement of each file that ast can read is looked up with importlib.machinery.FileFinder, without running
anything, on this path: the folder that holds the file's top-level package, the repository, its src folder, the standard
library. A file's own folder may be on it, too (as when it is run as a script). A repository that is itself a package is
imported by the name of its folder, and is on no path. A stub or a Cython source counts where no source of that name is.
What is not found there must not be called internal.
"""
import ast, collections, importlib.machinery as machinery, json, os, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
root, ours_folder = os.path.realpath(sys.argv[1]), sys.argv[2]
GATE = "99.5"
LOADERS = [(machinery.SourceFileLoader, [".py"]), (machinery.SourceFileLoader, [".pyi", ".pyx"])]
finders, specs = {}, {}
above = os.path.dirname(root)

def find(name, path):
    """The spec of one module below one of the folders, as PathFinder does it: a package or module wins over a namespace."""
    portions = []
    for folder in path:
        if folder == above and name != os.path.basename(root):
            continue  # what lies beside the repository
        if folder not in finders:
            finders[folder] = machinery.FileFinder(folder, *LOADERS)
        spec = finders[folder].find_spec(name)
        if spec is None:
            continue
        if spec.loader is not None:
            return spec.origin, list(spec.submodule_search_locations or [])
        portions += list(spec.submodule_search_locations or [])
    return (None, portions) if portions else None

def walk(dotted, path):
    """(file or None for a namespace package, search locations) of a dotted module; None when it is not there."""
    key = (dotted, tuple(path))
    if key in specs:
        return specs[key]
    result, locations = None, path
    parts = dotted.split(".")
    for i, part in enumerate(parts):
        result = find(part if i == 0 else ".".join(parts[: i + 1]), locations)
        if result is None:
            break
        locations = result[1]
        if i + 1 < len(parts) and not locations:
            result = None
            break
    specs[key] = result
    return result

def is_package(folder):
    return any(os.path.exists(os.path.join(folder, "__init__" + end)) for end in (".py", ".pyi"))

def package_of(file):
    """(dotted package of the file, folder that holds the top-level package)"""
    folder, names = os.path.dirname(file), []
    while is_package(folder) and folder != above:
        names.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    return ".".join(names), folder

ours = collections.defaultdict(dict)
with open(os.path.join(ours_folder, "data/imports.jsonl")) as rows:
    for line in rows:
        row = json.loads(line)
        if row["path"].endswith((".py", ".pyi")):
            ours[row["path"]].setdefault((row["line"], row["module"], row["level"]), []).append(row)

counts = {"imports": [0, 0], "imports inside": [0, 0], "imported submodules": [0, 0]}
misses, shown = int(os.environ.get("MISSES", "0")), collections.Counter()

def check(what, equal, *example):
    counts[what][0] += 1
    counts[what][1] += bool(equal)
    if not equal and shown[what] < misses:
        shown[what] += 1
        print("DIFF", what, *example, sep="\t", file=sys.stderr)

def relative(file):
    return os.path.relpath(file, root) if file and file.startswith(root + os.sep) else None

def compare(path, row, module, level, names, search, package):
    base = module
    if level:
        parts = package.split(".") if package else []
        if level > len(parts):
            return  # beyond the top-level package: the import system refuses it
        base = ".".join(parts[: len(parts) - level + 1] + ([module] if module else []))
    found = walk(base, search)
    if found is None and base.split(".")[0] not in sys.stdlib_module_names:
        # A file of a package that is run as a script has its own folder on the path: nobody says whether it is.
        own = walk(base, [os.path.dirname(os.path.join(root, path))])
        if own and own[0] and relative(own[0]) not in (None, path) and row["target"] is not None:
            found = own
    if found and found[0] and not os.path.realpath(found[0]).startswith(root + os.sep):
        return  # a link that leads out of the repository
    if found and found[0] is None and base.split(".")[0] in sys.stdlib_module_names:
        return  # a folder of the name of a module that is not installed whole (tkinter)
    expected = relative(found[0]) if found else None
    target = row["target"]
    if found is None:
        good = target is None and row["class"] != "internal"
    elif expected is None:
        # A namespace package has no file; one of its folder's may stand for it.
        good = row["class"] == "internal" and (target is None or any(
            os.path.join(root, target).startswith(place + os.sep) for place in found[1]))
    else:
        good = target == expected
    check("imports", good, path, row["line"], base, "expected", expected or ("namespace" if found else "nothing"),
          "got", target, row["class"])
    if found is None:
        return
    check("imports inside", good)
    for name, ours_name in zip(names, row["names"]):
        inner = walk(base + "." + name, search) if name != "*" else None
        if inner is None or inner[0] is None or not found[1] or binds(found[0], name):
            continue
        check("imported submodules", ours_name.get("target") == relative(inner[0]), path, row["line"], base, name, "expected",
              relative(inner[0]), "got", ours_name.get("target"))

bound = {}
def binds(file, name):
    """Whether the package itself binds the name: then the import takes that, not the submodule."""
    if file is None:
        return False
    if file not in bound:
        bound[file] = set()
        try:
            tree = ast.parse(open(file, "rb").read())
        except (SyntaxError, ValueError, OSError):
            return False
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                bound[file].add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound[file].add(node.id)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                bound[file].update((alias.asname or alias.name.split(".")[0]) for alias in node.names)
    return name in bound[file]

for path, imports in sorted(ours.items()):
    file = os.path.join(root, path)
    try:
        tree = ast.parse(open(file, "rb").read())
    except (SyntaxError, ValueError, OSError, RecursionError):
        continue
    package, top = package_of(file)
    search = [top]
    search += [folder for folder in (above if is_package(root) else root, os.path.join(root, "src")) if folder != top]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                rows = imports.get((alias.lineno, alias.name, 0)) or imports.get((node.lineno, alias.name, 0))
                if rows:
                    compare(path, rows[0], alias.name, 0, [], search, package)
        elif isinstance(node, ast.ImportFrom):
            module, names = node.module or "", [alias.name for alias in node.names]
            for row in imports.get((node.lineno, module, node.level), []):
                if [name["name"] for name in row["names"]] == names or names == ["*"]:
                    compare(path, row, module, node.level, names, search, package)
                    break
for what, (compared, equal) in counts.items():
    print(what, compared, equal, GATE if what != "imports inside" else "-", sep="\t")
