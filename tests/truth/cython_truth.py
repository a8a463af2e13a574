#!/usr/bin/python3
"""Ground truth for Cython from its compiler's parser (own code; the system's Python, which has cython3).
  cython_truth.py ROOT > out.jsonl      one JSON object per definition / file the parser refuses

Each file is parsed by itself, without analysis: `include` is not followed, and every branch of IF counts, where the
compiler takes one. Declarations count like definitions, as they are what a .pxd is made of; class Box; without a body
does not. Variables are listed outside of functions only.
"""
import json, os, sys, warnings
warnings.simplefilter("ignore")
from Cython.Compiler import Errors, ExprNodes, Nodes, Parsing
from Cython.Compiler.Scanning import FileSourceDescriptor, PyrexScanner
from Cython.Compiler.TreeFragment import StringParseContext
from Cython import Utils


def statement_if(s, ctx):
    pos, bodies = s.position(), []
    while s.sy in ("IF", "ELIF"):
        s.next()
        Parsing.p_compile_time_expr(s)
        bodies.append(Parsing.p_suite(s, ctx))
    if s.sy == "ELSE":
        s.next()
        bodies.append(Parsing.p_suite(s, ctx))
    return Nodes.StatListNode(pos, stats=bodies)


def statement_def(s):
    pos = s.position()
    s.next()
    Parsing.p_ident(s)
    s.expect("=")
    Parsing.p_compile_time_expr(s)
    s.expect_newline("Expected a newline", ignore_semicolon=True)
    return Nodes.PassStatNode(pos)


def statement_include(s, ctx):
    pos = s.position()
    s.next()
    Parsing.p_string_literal(s, "u")
    s.expect_newline("Syntax error in include statement")
    return Nodes.PassStatNode(pos)


Parsing.p_IF_statement = statement_if
Parsing.p_DEF_statement = statement_def
Parsing.p_include_statement = statement_include


def parse(path, pxd):
    context = StringParseContext("module", cpp=True)
    context.set_language_level(2)
    scope = context.find_module("module", pos=("module", 1, 0), need_pxd=False)
    scope.cpp = True
    Errors.hold_errors()
    held = None
    try:
        with Utils.open_source_file(path) as f:
            scanner = PyrexScanner(f, FileSourceDescriptor(path), source_encoding=f.encoding, scope=scope, context=context)
            tree = Parsing.p_module(scanner, pxd, "module")
        held = Errors.held_errors()
    finally:
        Errors.release_errors(ignore=True)
    if held:
        raise held[0]
    return tree


class Lister:
    def __init__(self, path):
        self.path = path
        self.rows = []

    def emit(self, kind, name, pos):
        self.rows.append({"t": "def", "path": self.path, "name": str(name), "kind": kind, "line": pos[1]})

    def declarator(self, node, in_class, alias=False):
        around = None
        while not isinstance(node, Nodes.CNameDeclaratorNode):
            around, node = node, node.base
        if not node.name:
            return
        if alias:
            kind = "typedef"
        elif isinstance(around, Nodes.CFuncDeclaratorNode):
            kind = "method" if in_class else "function"
        else:
            kind = "member" if in_class else "variable"
        self.emit(kind, node.name, node.pos)

    def members(self, nodes):
        for node in nodes or []:
            self.visit(node, True, False)

    def visit(self, node, in_class, in_function):
        if node is None:
            return
        if isinstance(node, (list, tuple)):
            for child in node:
                self.visit(child, in_class, in_function)
            return
        if not isinstance(node, Nodes.Node):
            return
        kind = type(node).__name__
        if kind == "DefNode":
            self.emit("method" if in_class else "function", node.name, node.pos)
            self.visit(node.body, False, True)
        elif kind == "CFuncDefNode":
            self.declarator(node.declarator, in_class)
            self.visit(node.body, False, True)
        elif kind == "CVarDefNode":
            if not in_function:
                for declarator in node.declarators:
                    self.declarator(declarator, in_class)
        elif kind == "CTypeDefNode":
            self.declarator(node.declarator, in_class, alias=True)
        elif kind == "CClassDefNode":
            if node.body is not None:
                self.emit("class", node.class_name, node.pos)
                self.visit(node.body, True, False)
        elif kind == "PyClassDefNode":
            self.emit("class", node.name, node.pos)
            self.visit(node.body, True, False)
        elif kind == "PropertyNode":
            self.emit("property", node.name, node.pos)
            self.visit(node.body, True, False)
        elif kind == "CStructOrUnionDefNode":
            if node.attributes is not None:
                self.emit("union" if node.kind == "union" else "struct", node.name, node.pos)
                self.members(node.attributes)
            else:
                self.rows.append({"t": "forward", "kind": "struct", "name": str(node.name), "pos": node.pos})
        elif kind == "CppClassNode":
            if node.attributes is not None:
                self.emit("class", node.name, node.pos)
                self.members(node.attributes)
            else:
                self.rows.append({"t": "forward", "kind": "class", "name": str(node.name), "pos": node.pos})
        elif kind == "CEnumDefNode":
            if node.name:
                self.emit("enum", node.name, node.pos)
            for item in node.items or []:
                self.emit("enumerator", item.name, item.pos)
        elif kind == "FusedTypeNode":
            self.emit("typedef", node.name, node.pos)
        elif kind == "SingleAssignmentNode":
            named = isinstance(node.lhs, ExprNodes.NameNode) and isinstance(node.rhs, ExprNodes.LambdaNode)
            if named and not in_function:
                self.emit("function", node.lhs.name, node.pos)
        else:
            for attribute in node.child_attrs or []:
                child = getattr(node, attribute, None)
                if not isinstance(child, ExprNodes.ExprNode):
                    self.visit(child, in_class, in_function)

    # What is declared without a body here and nowhere with one is a type of its own: ctypedef struct FILE
    def finish(self):
        known = {row["name"] for row in self.rows if row["t"] == "def"}
        for row in self.rows:
            if row["t"] == "def":
                yield row
            elif row["name"] not in known:
                known.add(row["name"])
                yield {"t": "def", "path": self.path, "name": row["name"], "kind": row["kind"], "line": row["pos"][1]}


def parse_any(path):
    """(tree or None, what the parser said first)"""
    message = ""
    for pxd in {".pyx": [0], ".pxd": [1], ".pxi": [0, 1]}[path[-4:]]:  # a .pxi may be part of either
        try:
            return parse(path, pxd), message
        except Exception as error:  # the compiler's own, and what its parser trips over
            message = message or "%s: %s" % (type(error).__name__, str(error)[-200:])
    return None, message


def main(root):
    files = bad = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(d for d in folders if d not in (".git", "__pycache__"))
        for name in sorted(names):
            if not name.endswith((".pyx", ".pxd", ".pxi")):
                continue
            full = os.path.join(folder, name)
            path = os.path.relpath(full, root)
            files += 1
            tree, message = parse_any(full)
            if tree is None:
                bad += 1
                print(json.dumps({"t": "error", "path": path, "error": message}))
                continue
            lister = Lister(path)
            lister.visit(tree.body, False, False)
            for row in lister.finish():
                print(json.dumps(row))
    print("files", files, "unparsable", bad, file=sys.stderr)


sys.setrecursionlimit(20000)
if __name__ == "__main__":
    main(sys.argv[1])
