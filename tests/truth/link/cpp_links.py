#!/usr/bin/env python3
"""Includes and names of C and C++ as libclang sees them (own code; Debian's python3-clang, /usr/bin/python3).

  cpp_links.py ROOT OURS [--std c++17] [-I DIR ...] --tu GLOB ...     rows for scripts/truth link

Includes: every directive that some translation unit took. Names: every cursor inside the repository that refers to a
declaration. repodoc's answer is what a name means in its scope: overloads, specialisations, redeclarations and the
alternatives of #if are one thing, so all declarations of one qualified name are right. A class named in the head of its
own member's definition (Foo in void Foo::bar()) is no use.
"""
import argparse, collections, ctypes, glob, json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from names import References, Score
import clang.cindex as cx

K = cx.CursorKind
LOCAL = {K.PARM_DECL, K.TEMPLATE_TYPE_PARAMETER, K.TEMPLATE_NON_TYPE_PARAMETER, K.TEMPLATE_TEMPLATE_PARAMETER, K.NAMESPACE,
         K.NAMESPACE_ALIAS, K.LABEL_STMT}
USES = {K.DECL_REF_EXPR, K.MEMBER_REF_EXPR, K.CALL_EXPR, K.TYPE_REF, K.TEMPLATE_REF, K.OVERLOADED_DECL_REF}
parser = argparse.ArgumentParser()
parser.add_argument("root")
parser.add_argument("ours")
parser.add_argument("--std", default="c++17")
parser.add_argument("-I", action="append", default=[])
parser.add_argument("--tu", nargs="+", required=True)
arguments = parser.parse_args()
root = os.path.realpath(arguments.root)

def relative(name):
    name = os.path.realpath(name)
    return os.path.relpath(name, root) if name.startswith(root + os.sep) else None

places = collections.defaultdict(set)   # usr -> (path, line) of its declarations
uses = {}                               # (path, line, name) -> set of usr, or of None for outside
includes = {}                           # (path, line) -> path or None
def keep_unit(result, function, arguments):
    result._tu = arguments[0]._tu
    return result
cx.conf.lib.clang_getOverloadedDecl.argtypes = [cx.Cursor, ctypes.c_uint]
cx.conf.lib.clang_getOverloadedDecl.restype = cx.Cursor
cx.conf.lib.clang_getOverloadedDecl.errcheck = keep_unit
inline_namespace = cx.conf.lib.clang_Cursor_isInlineNamespace
inline_namespace.argtypes, inline_namespace.restype = [cx.Cursor], ctypes.c_uint
functions = {K.FUNCTION_DECL, K.CXX_METHOD, K.CONSTRUCTOR, K.DESTRUCTOR, K.FUNCTION_TEMPLATE, K.CONVERSION_FUNCTION}

def usr_of(cursor):
    """The qualified name, without inline and anonymous namespaces."""
    names, at = [], cursor
    while at is not None and at.kind != K.TRANSLATION_UNIT:
        anonymous = at.kind == K.NAMESPACE and not at.spelling
        inline = at.kind == K.NAMESPACE and at.spelling and cx.conf.lib.clang_Cursor_isInlineNamespace(at)
        if not anonymous and not inline:
            names.append(at.spelling.split("<")[0])
        at = at.semantic_parent
    return "::".join(reversed(names))

def visit(cursor):
    for child in cursor.get_children():
        file = child.location.file
        if file is not None:
            path = cache.get(file.name)
            if path is None:
                path = cache[file.name] = relative(file.name) or ""
            if path == "":
                continue
            if child.kind.is_declaration():
                if child.get_usr():
                    places[usr_of(child)].add((path, child.location.line))
            elif child.kind in USES:
                target = child.referenced
                if target is not None and target.kind == K.OVERLOADED_DECL_REF:  # a set: each is of the same name
                    count = cx.conf.lib.clang_getNumOverloadedDecls(target)
                    target = cx.conf.lib.clang_getOverloadedDecl(target, 0) if count else None
                if target is not None and target.kind not in LOCAL and target.spelling:
                    local = target.semantic_parent is not None and target.semantic_parent.kind in functions
                    name = target.spelling.split("<")[0]
                    head = child.kind == K.TYPE_REF and cursor.kind in functions and cursor.semantic_parent == target
                    if not local and not head and not name.startswith("operator") and written(child, name):
                        where = target.location.file
                        inside = where is not None and (cache.get(where.name) or relative(where.name))
                        known = uses.setdefault((path, child.location.line, name), set())
                        known.add(usr_of(target) if inside else None)
                        if inside and target.kind == K.CONSTRUCTOR:  # a call of the class
                            known.add(usr_of(target.semantic_parent))
        visit(child)

sources = {}
def written(cursor, name):
    """Whether the name stands at the place (not a conversion, an implicit call or a macro's)."""
    file = cursor.location.file.name
    if file not in sources:
        sources[file] = open(file, "rb").read().split(b"\n")
    line = sources[file][cursor.location.line - 1] if cursor.location.line <= len(sources[file]) else b""
    return name.encode() in line

cache = {}
index = cx.Index.create()
flags = ["-std=" + arguments.std, "-ferror-limit=0"] + ["-I" + os.path.join(root, d) for d in arguments.I]
for pattern in arguments.tu:
    for file in sorted(glob.glob(os.path.join(root, pattern), recursive=True)):
        unit = index.parse(file, args=flags)
        for include in unit.get_includes():
            source = relative(include.location.file.name)
            if source is not None:
                includes[source, include.location.line] = relative(include.include.name)
        visit(unit.cursor)

shown = int(os.environ.get("MISSES", "0"))
ours = {}
with open(os.path.join(arguments.ours, "data/imports.jsonl")) as rows:
    for line in rows:
        row = json.loads(line)
        ours[row["path"], row["line"]] = (row["target"], row["class"])
equal = 0
for (path, line), target in sorted(includes.items()):
    got = ours.get((path, line), (None, "missing"))
    good = got[0] == target and (target is not None or got[1] not in ("internal", "missing"))
    equal += good
    if not good and shown > 0:
        shown -= 1
        print("DIFF", "include", path, line, "expected", target, "got", *got, sep="\t", file=sys.stderr)
print("includes", len(includes), equal, "99.5", sep="\t")
score = Score(References(arguments.ours))
for (path, line, name), targets in sorted(uses.items(), key=lambda item: item[0]):
    inside = {place for usr in targets if usr for place in places.get(usr, ())}
    if inside or targets == {None}:
        score.place(path, line, name, inside, {usr for usr in targets if usr})
score.rows()
