#!/usr/bin/env python3
"""Definitions in Objective-C files as libclang sees them (own code; run with the system's python3, needs python3-clang).

  objc_truth.py ROOT [-I DIR ...]    one JSON object per line: name, path, line, kind

A compiler sees one branch of each #if. Every file is therefore read several times, each time with another branch of its
conditional groups; branches not taken are blanked, so lines stay what they are. Headers that are not there lose types, not
declarations. Categories are called "A(B)", class extensions "A()"; a method's line is that of its selector's first word.
Names that macros make are not spelled at their place and not compared.
"""
import argparse, json, multiprocessing, os, re, sys
import clang.cindex as cx

C = cx.CursorKind
KIND = {C.OBJC_INTERFACE_DECL: "interface", C.OBJC_CATEGORY_DECL: "category", C.OBJC_CATEGORY_IMPL_DECL: "implementation",
        C.OBJC_IMPLEMENTATION_DECL: "implementation", C.OBJC_PROTOCOL_DECL: "protocol", C.OBJC_CLASS_METHOD_DECL: "method",
        C.OBJC_INSTANCE_METHOD_DECL: "method", C.OBJC_PROPERTY_DECL: "property", C.OBJC_IVAR_DECL: "member",
        C.STRUCT_DECL: "struct", C.UNION_DECL: "union", C.ENUM_DECL: "enum", C.ENUM_CONSTANT_DECL: "enumerator",
        C.FUNCTION_DECL: "function", C.TYPEDEF_DECL: "typedef", C.VAR_DECL: "variable", C.FIELD_DECL: "member",
        C.MACRO_DEFINITION: "macro"}
METHODS = {C.OBJC_CLASS_METHOD_DECL, C.OBJC_INSTANCE_METHOD_DECL}
CATEGORIES = {C.OBJC_CATEGORY_DECL, C.OBJC_CATEGORY_IMPL_DECL}
# What the headers of the runtime declare: they are not there, or not those this compiler reads.
PRELUDE = ("/objc_truth_prelude.h", "typedef signed char BOOL;\ntypedef id (*IMP)(id, SEL, ...);\n")
OPTIONS = ["-include", PRELUDE[0], "-x", "objective-c", "-fblocks", "-fno-objc-arc", "-ferror-limit=0", "-fno-spell-checking", "-Wno-everything"]
DIRECTIVE = re.compile(rb"[ \t]*#[ \t]*(ifdef|ifndef|if|elif|else|endif)\b")
CLASS = re.compile(rb"@(?:interface|implementation)\s+(\w+)\s*(?:<[^<>]*>\s*)?\(\s*(\w*)\s*\)")


def is_compiled(cursor):
    """Forward declarations (@class A; struct s;) are no definitions."""
    if cursor.kind in (C.STRUCT_DECL, C.UNION_DECL, C.ENUM_DECL):
        return cursor.is_definition()
    return True


def branches(lines):
    """(outer choice, inner choice, number of branches) -> lines with one branch of each group left."""
    groups, most = [], 1
    for line in lines:
        match = DIRECTIVE.match(line)
        if match and match.group(1).startswith(b"if"):
            groups.append(1)
        elif match and match.group(1) == b"endif" and groups:
            most = max(most, groups.pop())
        elif match and groups:
            groups[-1] += 1
    return min(most, 4)


def variant(lines, outer, inner):
    out, stack, continued = [], [], False      # stack: [the branch's number, the wanted one]
    for line in lines:
        match = None if continued else DIRECTIVE.match(line)
        word = match.group(1) if match else b""
        blank = bool(match) or (continued and directive)
        if not continued:
            directive = bool(match)
        if word.startswith(b"if"):
            stack.append([0, outer if not stack else inner])
        elif word == b"endif" and stack:
            stack.pop()
        elif word and stack:
            stack[-1][0] += 1
        elif any(at != want for at, want in stack):
            blank = True
        continued = line.rstrip(b"\r\n").endswith(b"\\")
        out.append(b"\n" if blank else line)
    return b"".join(out)


BLANKS = re.compile(rb"(?:\s+|//[^\n]*|/\*.*?\*/|__attribute__\s*\(\([^()]*\)\))+", re.S)


def selector_at(text, at):
    """The first word of the selector behind "-" or "+" and the type."""
    at += 1
    while True:
        match = BLANKS.match(text, at)
        if match:
            at = match.end()
        if text[at:at + 1] != b"(":
            return at
        depth = 0
        while at < len(text):
            depth += {b"(": 1, b")": -1}.get(text[at:at + 1], 0)
            at += 1
            if depth == 0:
                break


def read(job):
    root, path, folders = job
    text = open(path, "rb").read()
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        text = text.decode("latin-1").encode("utf-8")
    lines = text.splitlines(keepends=True)
    texts = [text]
    most = branches(lines)
    for outer in range(most + (most == 1)):
        for inner in range(most + (most == 1)):
            one = variant(lines, outer, inner)
            if DIRECTIVE.search(text) and one not in texts:
                texts.append(one)
    rows, name_of_file = {}, os.path.relpath(path, root)
    index = cx.Index.create()
    for one in texts:
        unit = index.parse(path, args=OPTIONS + ["-I" + f for f in folders],
                           unsaved_files=[(path, one.decode("utf-8")), PRELUDE],
                           options=cx.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD)

        def visit(cursor, inside):
            for child in cursor.get_children():
                where = child.location
                if where.file is None or where.file.name != path:
                    continue
                try:
                    kind, name = KIND.get(child.kind), child.spelling
                except ValueError:      # a statement these bindings have no name for
                    visit(child, inside)
                    continue
                line, at = where.line, where.offset
                if child.kind in METHODS and one[at:at + 1] in (b"-", b"+"):
                    at = selector_at(one, at)
                    line = one.count(b"\n", 0, at) + 1
                if child.kind in CATEGORIES:
                    head = CLASS.match(one, child.extent.start.offset)
                    name = "%s(%s)" % (head.group(1).decode(), head.group(2).decode()) if head else ""
                    at, line = (head.start(1), one.count(b"\n", 0, head.start(1)) + 1) if head else (at, line)
                if kind and name and not (kind == "variable" and inside) and is_compiled(child) and "(unnamed" not in name:
                    first = re.match(r"\w*", name).group()
                    spelled = one.startswith(first.encode(), at)
                    record = {"name": name, "path": name_of_file, "line": line, "kind": kind if spelled else "unlisted"}
                    rows.setdefault((name, line, kind), record)
                function = child.kind in METHODS or child.kind == C.FUNCTION_DECL
                if child.kind.is_declaration() or child.kind.is_statement():
                    visit(child, inside or function)

        visit(unit.cursor, False)
    return list(rows.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    parser.add_argument("-I", action="append", default=[])
    a = parser.parse_args()
    files = sorted(os.path.join(d, f) for d, _, names in os.walk(a.root) for f in names if f.endswith(".m"))
    with multiprocessing.Pool(os.cpu_count() or 1) as pool:
        for rows in pool.imap(read, [(a.root, f, a.I) for f in files], chunksize=8):
            for row in rows:
                print(json.dumps(row))


sys.setrecursionlimit(100000)
main()
