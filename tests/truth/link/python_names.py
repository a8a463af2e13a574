#!/usr/bin/env python3
"""Names as jedi resolves them (own code; Debian's python3-jedi, nothing is executed).

  python_names.py ROOT OURS [--sample N]     rows for scripts/truth link

A sample, the same on every run, of names that are read: ast.Name and ast.Attribute. What jedi finds to be a function, a
class, or a variable of a module or class inside the repository counts; parameters, local variables and modules do not.
"""
import argparse, ast, hashlib, os, sys, warnings
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from names import References, Score
warnings.simplefilter("ignore")
import jedi
jedi.settings.fast_parser = True

parser = argparse.ArgumentParser()
parser.add_argument("root")
parser.add_argument("ours")
parser.add_argument("--sample", type=int, default=1500)
arguments = parser.parse_args()
root = os.path.realpath(arguments.root)
references = References(arguments.ours)
score = Score(references)

places = []
for folder, folders, files in os.walk(root):
    folders.sort()
    for name in sorted(files):
        if not name.endswith(".py"):
            continue
        file = os.path.join(folder, name)
        path = os.path.relpath(file, root)
        try:
            source = open(file, encoding="utf-8").read()
            tree = ast.parse(source)
        except (SyntaxError, ValueError, OSError, RecursionError):
            continue
        lines = source.split("\n")
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                line, word, column = node.lineno, node.id, node.col_offset
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                line, word = node.end_lineno, node.attr
                column = node.end_col_offset - len(word.encode())
            else:
                continue
            column = len(lines[line - 1].encode()[:column].decode("utf-8", "replace")) if line <= len(lines) else 0
            key = hashlib.sha256(f"{path}:{line}:{column}:{word}".encode()).digest()
            places.append((key, file, path, line, column, word))
places.sort()
project = jedi.Project(root, added_sys_path=[root], smart_sys_path=False)
taken, scripts = 0, {}
# Twenty names are asked for one that counts, at most.
for key, file, path, line, column, word in places[: arguments.sample * 20]:
    if taken >= arguments.sample:
        break
    try:
        if file not in scripts:
            scripts[file] = jedi.Script(path=file, project=project)
        definitions = scripts[file].goto(line, column, follow_imports=True, follow_builtin_imports=False)
    except Exception:  # jedi gives up on some files
        continue
    targets, outside = set(), False
    for definition in definitions:
        module = str(definition.module_path or "")
        if not module.startswith(root + os.sep):
            # jedi brings stubs of libraries; the repository may be that library.
            own = os.path.join(root, *(definition.module_name or "-").split("."))
            outside = outside or (bool(module) and not os.path.exists(own) and not os.path.exists(own + ".py"))
            continue
        if definition.type in ("param", "module", "namespace", "property", "keyword") or definition.line is None:
            continue
        if definition.type == "statement":
            parent = definition.parent()
            if parent is None or parent.type not in ("module", "class"):
                continue
        targets.add((os.path.relpath(module, root), definition.line))
    if targets or (outside and definitions):
        taken += bool(targets)
        score.place(path, line, word, targets)
score.rows()
