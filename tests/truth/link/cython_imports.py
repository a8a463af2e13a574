#!/usr/bin/python3
"""cimports and includes as Cython's compiler finds them (own code; the system's Python, which has cython3).

  cython_imports.py ROOT OURS     rows for scripts/truth link: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE

Each statement of each file that the compiler's parser can read is looked up as the compiler does it, with the repository
and its src folder as include directories: first beside the module, where the statement does not say otherwise, then by its
whole name. A package without declarations of its own has no file for the compiler; then the modules taken from it count. A part's own
imports that are not found from its place are not counted: it is looked up where it is included.
What the compiler brings itself (libc, cpython) must not be called internal, unless the repository is the compiler.
"""
import collections, json, os, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import cython_truth
from Cython.Compiler import Errors, Main, Nodes, Parsing
from Cython.Compiler.Scanning import FileSourceDescriptor

root, ours_folder = os.path.realpath(sys.argv[1]), sys.argv[2]
GATE = "99"
includes = []


def statement_include(s, ctx):
    pos = s.position()
    s.next()
    includes.append((pos[1], str(Parsing.p_string_literal(s, "u")[2])))
    s.expect_newline("Syntax error in include statement")
    return Nodes.PassStatNode(pos)


Parsing.p_include_statement = statement_include
context = Main.Context([root, os.path.join(root, "src")], {}, language_level=2)


def statements(node, found):
    if isinstance(node, (list, tuple)):
        for child in node:
            statements(child, found)
    elif isinstance(node, (Nodes.CImportStatNode, Nodes.FromCImportStatNode)):
        found.append(node)
    elif isinstance(node, Nodes.Node):
        for attribute in node.child_attrs or []:
            statements(getattr(node, attribute, None), found)


def relative(path):
    if not path:
        return None
    path = os.path.realpath(path)
    return os.path.relpath(path, root) if path.startswith(root + os.sep) else None


def package_of(path):
    parts, folder = [], os.path.dirname(path)
    while folder != root and any(os.path.exists(os.path.join(folder, "__init__" + end)) for end in (".py", ".pyx", ".pxd")):
        parts.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    return parts


def find(full, names):
    """The first of the qualified names that has declarations."""
    position = (FileSourceDescriptor(full), 1, 0)
    Errors.hold_errors()
    try:
        for name in names:
            found = context.find_pxd_file(name, position, sys_path=False)
            if found:
                return found
    finally:
        Errors.release_errors(ignore=True)
    return None


ours = collections.defaultdict(list)
with open(os.path.join(ours_folder, "data/imports.jsonl")) as rows:
    for line in rows:
        row = json.loads(line)
        ours[(row["path"], row["line"], row["module"])].append(row)
counts = {"cimports": [0, 0], "cimported modules": [0, 0], "includes": [0, 0]}
misses, shown = int(os.environ.get("MISSES", "0")), collections.Counter()


def check(what, equal, *example):
    counts[what][0] += 1
    counts[what][1] += bool(equal)
    if not equal and shown[what] < misses:
        shown[what] += 1
        print("DIFF", what, *example, sep="\t", file=sys.stderr)


def declares(package, name):
    """Whether the package's own declarations have the name: then it is no module."""
    with open(package or os.devnull, encoding="utf-8", errors="replace") as text:
        return re.search(r"\b%s\b" % re.escape(name), text.read()) is not None


def compare(full, path, node):
    module = str(node.module_name)
    level = getattr(node, "relative_level", None)
    package = package_of(full)
    if level and level > 0:
        base = package[: len(package) - level + 1]
        names = [".".join(base + ([module] if module else []))]
    else:
        names = [".".join(package + [module]), module] if package else [module]
    rows = ours.get((path, node.pos[1], module))
    found = find(full, names)
    expected = relative(found)
    if found is None and path.endswith(".pxi"):
        pass  # a part is looked up where it is included, of which its own place says nothing
    elif found is None and any(os.path.isdir(os.path.join(r, *n.split("."))) for r in (root, os.path.join(root, "src")) for n in names):
        pass  # a package without declarations
    else:
        good = bool(rows) and rows[0]["target"] == expected and (expected or rows[0]["class"] != "internal")
        check("cimports", good, path, node.pos[1], module, "expected", expected, "got", rows and rows[0]["target"])
    if not isinstance(node, Nodes.FromCImportStatNode) or not rows:
        return
    for position, name, *_ in node.imported_names:
        inner = relative(find(full, [n + "." + str(name) for n in names]))
        if not inner or declares(found, str(name)):
            continue
        got = next((n.get("target") for n in rows[0]["names"] if n["name"] == str(name)), None)
        check("cimported modules", got == inner, path, position[1], module, name, "expected", inner, "got", got)


for folder, folders, names in os.walk(root):
    folders[:] = sorted(d for d in folders if d not in (".git", "__pycache__"))
    for name in sorted(names):
        if not name.endswith((".pyx", ".pxd", ".pxi")):
            continue
        full = os.path.join(folder, name)
        path = os.path.relpath(full, root)
        includes.clear()
        tree, _ = cython_truth.parse_any(full)
        if tree is None:
            continue
        found = []
        statements(tree.body, found)
        for node in found:
            compare(full, path, node)
        for line, part in set(includes):
            rows = ours.get((path, line, part))
            Errors.hold_errors()
            expected = relative(context.find_include_file(part, (FileSourceDescriptor(full), line, 0)))
            Errors.release_errors(ignore=True)
            check("includes", bool(rows) and rows[0]["target"] == expected, path, line, part, "expected", expected, "got",
                  rows and rows[0]["target"])
for what, (compared, equal) in counts.items():
    if compared:
        print(what, compared, equal, GATE, sep="\t")
