#!/usr/bin/env python3
"""Names as jedi resolves them (own code; Debian's python3-jedi, nothing is executed).

  python_names.py ROOT OURS [--sample N] [--every N] [--answers FILE]     rows for scripts/truth link

A sample, the same on every run, of names that are read: ast.Name and ast.Attribute. What jedi finds to be a function, a
class, a property, or a variable of a module or class inside the repository counts; parameters, local variables and
modules do not. --every takes one file of N, so that large repositories are asked in minutes. --answers keeps what jedi said in a file, for further runs on the same files.
"""
import argparse, ast, hashlib, json, multiprocessing, os, sys, warnings
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from names import References, Score
warnings.simplefilter("ignore")

PROCESSES = 2  # fixed: each has its own part of the files and of the sample
# Names asked for one that counts, at most.
TRIES = 20

def places_of(root):
    """Every name that is read: (key, path, line, column, word, whether a member)."""
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
                yield key, path, line, column, word

class Definitions:
    """Where names are bound in the files of the repository."""
    def __init__(self, root):
        self.root, self.files = root, {}

    def of(self, path):
        if path in self.files:
            return self.files[path]
        bound, accessors = set(), {}
        self.files[path] = bound, accessors
        try:
            tree = ast.parse(open(os.path.join(self.root, path), "rb").read())
        except (SyntaxError, ValueError, OSError, RecursionError):
            return self.files[path]
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                bound.add((node.lineno, node.name))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.add((node.lineno, node.id))
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                bound.add((node.end_lineno, node.attr))
            elif isinstance(node, ast.ExceptHandler) and node.name:
                bound.add((node.lineno, node.name))
            if not isinstance(node, ast.ClassDef):
                continue
            for name in {child.name for child in node.body if isinstance(child, ast.FunctionDef)}:
                same = [child for child in node.body if isinstance(child, ast.FunctionDef) and child.name == name]
                if any(isinstance(mark, ast.Attribute) and mark.attr in ("getter", "setter", "deleter")
                       for child in same for mark in child.decorator_list):
                    for child in same:
                        accessors[child.lineno] = [other.lineno for other in same]
        return self.files[path]

    def places(self, path, line, name):
        """The places of what is defined there: the accessors of a property are one thing. None where nothing is bound:
        jedi gives the import of what it cannot follow, and `name[key] = value` for `name`."""
        bound, accessors = self.of(path)
        if (line, name) not in bound:
            return []
        return [(path, other) for other in accessors.get(line, [line])]

def answer(root, script, line, column, known):
    """(places inside the repository, whether it leads out of it); None when jedi gives up."""
    try:
        definitions = script.goto(line, column, follow_imports=True, follow_builtin_imports=False)
    except Exception:  # jedi gives up on some files
        return None
    targets, outside = set(), False
    for definition in definitions:
        module = str(definition.module_path or "")
        if not module.startswith(root + os.sep):
            # jedi brings stubs of libraries; the repository may be that library.
            own = os.path.join(root, *(definition.module_name or "-").split("."))
            outside = outside or (bool(module) and not os.path.exists(own) and not os.path.exists(own + ".py"))
            continue
        if definition.type in ("param", "module", "namespace", "keyword") or definition.line is None:
            continue
        parent = definition.parent()
        if definition.type == "statement" and (parent is None or parent.type not in ("module", "class")):
            continue
        path = os.path.relpath(module, root)
        # open() gives a class of io, not typing.IO, which only the stub names.
        if path == "typing.py" and parent is not None and parent.name in ("IO", "BinaryIO", "TextIO"):
            return None
        targets.update(known.places(path, definition.line, definition.name))
    return sorted(targets), outside

# What the stubs of builtins are written with.
TYPESHED = {"builtins", "typing", "typing_extensions", "types", "_typeshed"}

def without_stubs_of_library(root):
    """Where the repository is the standard library, its sources count: typeshed puts Mapping into typing, not into
    collections.abc, and leads to names that the sources do not define."""
    import jedi.inference.gradual.typeshed as typeshed
    load = typeshed._load_from_typeshed
    def load_others(inference_state, python_value_set, parent_module_value, import_names):
        top = os.path.join(root, import_names[0])
        library = import_names[0] in sys.stdlib_module_names and import_names[0] not in TYPESHED
        if library and (os.path.exists(top + ".py") or os.path.exists(os.path.join(top, "__init__.py"))):
            return None
        return load(inference_state, python_value_set, parent_module_value, import_names)
    typeshed._load_from_typeshed = load_others

def ask(task):
    root, places, sample = task
    import jedi
    jedi.settings.fast_parser = True
    without_stubs_of_library(root)
    known = Definitions(root)
    project = jedi.Project(root, added_sys_path=[root], smart_sys_path=False)
    rows, taken, at = [], 0, 0
    while taken < sample and at < min(len(places), sample * TRIES):
        batch = sorted(places[at:at + sample], key=lambda place: place[1:])  # file by file
        at += sample
        found, script, of = {}, None, None
        for place in batch:
            if place[1] != of:
                of, script = place[1], jedi.Script(path=os.path.join(root, place[1]), project=project)
            found[place[0]] = answer(root, script, place[2], place[3], known)
        for place in sorted(batch):
            if taken >= sample:
                break
            said = found[place[0]]
            if said is None or not (said[0] or said[1]):
                continue
            taken += bool(said[0])
            rows.append([place[1], place[2], place[4], said[0]])
    return rows

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    parser.add_argument("ours")
    parser.add_argument("--sample", type=int, default=1500)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--answers")
    arguments = parser.parse_args()
    root = os.path.realpath(arguments.root)
    if arguments.answers and os.path.exists(arguments.answers):
        answers = json.load(open(arguments.answers))
    else:
        parts = [[] for _ in range(PROCESSES)]
        for place in sorted(places_of(root)):
            digest = hashlib.sha256(place[1].encode()).digest()
            if digest[1] % arguments.every == 0:
                parts[digest[0] % PROCESSES].append(place)
        with multiprocessing.Pool(PROCESSES) as pool:
            tasks = [(root, part, arguments.sample // PROCESSES) for part in parts]
            answers = sorted(row for rows in pool.map(ask, tasks, chunksize=1) for row in rows)
        if arguments.answers:
            json.dump(answers, open(arguments.answers, "w"))
    score = Score(References(arguments.ours))
    for path, line, word, targets in answers:
        score.place(path, line, word, {tuple(target) for target in targets})
    score.rows()

if __name__ == "__main__":
    main()
