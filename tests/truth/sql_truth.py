#!/usr/bin/env python3
"""Definitions in SQL files: what universal-ctags, PostgreSQL's parser or SQLite itself takes for one (own code).

  sql_truth.py ROOT    one JSON object per line: name, path, line, kind. Run with the system's python3 (python3-pglast).

SQL is many languages, and a file does not say which one it is in: a statement counts when one of the three defines
something with it. ctags alone knows no temporary tables and no sequences, and loses what follows a body it does not close.
Statements are cut at the ";" of PostgreSQL's scanner, psql's commands and data behind COPY taken out; each is then given to
PostgreSQL's parser and, where that refuses, run in an empty SQLite database in memory.
"""
import json, os, re, sqlite3, subprocess, sys
from pglast import parser

root = sys.argv[1]
seen = set()


def emit(path, line, name, kind):
    key = (path, line, name)
    if key not in seen:
        seen.add(key)
        print(json.dumps({"name": name, "path": os.path.relpath(path, root), "line": line, "kind": kind}))


# ---- universal-ctags: the last part of a dotted name ----
def from_ctags(files):
    kinds = set("table,view,index,function,procedure,trigger,domain,package,event".split(","))
    out = subprocess.run(["ctags", "--language-force=SQL", "--fields=+nKs", "--kinds-SQL=*", "--sort=no",
                          "--output-format=json", "-L", "-"], input="\n".join(files), capture_output=True, text=True, errors="replace").stdout
    for row in out.splitlines():
        tag = json.loads(row)
        if tag.get("_type") == "tag" and tag.get("kind") in kinds:
            emit(tag["path"], tag["line"], tag["name"].split(".")[-1].strip('"`[]'), tag["kind"])


# ---- statements ----
def plain(text):
    """No psql commands, no data, one byte for each character; every line stays where it is."""
    out, data = [], False
    for line in text.split("\n"):
        if data:
            data = line.rstrip("\r") != "\\."
            out.append("")
        elif line.lstrip().startswith("\\"):
            out.append("")
        else:
            data = re.match(r"\s*copy\b.*\bfrom\s+stdin\b.*;\s*$", line, re.I) is not None
            out.append(line)
    return "".join(c if ord(c) < 128 else "x" for c in "\n".join(out))


def statements(text):
    """(begin, end, tokens as (text, offset))"""
    try:
        tokens = parser.scan(text)
    except parser.ParseError:                # not PostgreSQL's: as SQLite's shell cuts them
        begin = 0
        for match in re.finditer(";", text):
            if sqlite3.complete_statement(text[begin:match.end()]):
                yield begin, match.end(), None
                begin = match.end()
        return
    begin, depth, own = 0, 0, []
    for token in tokens:
        word = text[token.start:token.end + 1]
        depth += {"(": 1, ")": -1}.get(word, 0)
        if word == ";" and depth <= 0:
            yield begin, token.end + 1, own
            begin, depth, own = token.end + 1, 0, []
        elif token.name not in ("SQL_COMMENT", "C_COMMENT"):
            own.append((word, token.start))
    if own:
        yield begin, len(text), own


def sqlite_text(text):
    """Comments blanked, and MySQL's words in a statement that SQLite understands otherwise."""
    text = re.sub(r"--[^\n]*|/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
    return re.sub(r"\bauto_increment\b|(?<=\))\s*\bbinary\b", lambda m: " " * len(m.group()), text, flags=re.I)


def last(parts):
    return parts[-1].sval if hasattr(parts[-1], "sval") else parts[-1].val


def defined(node):
    """(name, kind) of a statement's tree."""
    kind = type(node).__name__
    if kind in ("CreateStmt", "CreateForeignTableStmt"):
        return (node.relation if kind == "CreateStmt" else node.base.relation).relname, "table"
    if kind == "CreateTableAsStmt":
        return node.into.rel.relname, "table" if "TABLE" in node.objtype.name else "view"
    if kind == "ViewStmt":
        return node.view.relname, "view"
    if kind == "CreateSeqStmt":
        return node.sequence.relname, "sequence"
    if kind == "IndexStmt" and node.idxname:
        return node.idxname, "index"
    if kind == "CreateFunctionStmt":
        return last(node.funcname), "procedure" if node.is_procedure else "function"
    if kind == "CreateTrigStmt":
        return node.trigname, "trigger"
    if kind == "CreateDomainStmt":
        return last(node.domainname), "domain"
    if kind == "CompositeTypeStmt":
        return node.typevar.relname, "class"
    if kind in ("CreateEnumStmt", "CreateRangeStmt"):
        return last(node.typeName), "enum" if kind == "CreateEnumStmt" else "class"
    if kind == "DefineStmt" and node.kind.name.startswith(("OBJECT_TYPE", "OBJECT_AGGREGATE")):
        return last(node.defnames), "class" if "TYPE" in node.kind.name else "function"
    if kind == "CreateSchemaStmt" and node.schemaname:
        return node.schemaname, "schema"
    if kind == "DefineStmt" and "OPERATOR" in node.kind.name:
        return last(node.defnames), "operator"
    return None


def unquoted(word):
    return word[1:-1].replace('""', '"') if word[:1] == '"' else word.lower()


def from_parsers(path):
    with open(path, encoding="latin-1", newline="\n") as file:
        text = plain(file.read())
    for begin, end, tokens in statements(text):
        one = text[begin:end]
        if not re.search(r"\bcreate\b", one, re.I):
            continue
        if tokens is not None:
            try:
                trees = [raw.stmt for raw in parser.parse_sql(one)]
            except Exception:
                trees = None
            if trees is not None:
                for name, kind in filter(None, map(defined, trees)):
                    at = next(((w, o) for i, (w, o) in enumerate(tokens) if i and unquoted(w) == name and tokens[i - 1][0].lower() != "create"), None)
                    if at:
                        emit(path, text.count("\n", 0, at[1]) + 1, at[0].strip('"'), kind)
                continue
        one = sqlite_text(one)
        base = sqlite3.connect(":memory:")
        try:
            base.execute(one)
            row = base.execute("select name, type from sqlite_master union all select name, type from sqlite_temp_master").fetchone()
            at = row and re.search(r"(?<!\w)%s(?!\w)" % re.escape(row[0]), one)
            if at:
                emit(path, text.count("\n", 0, begin + at.start()) + 1, row[0], row[1])
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            pass
        finally:
            base.close()


files = sorted(os.path.join(d, f) for d, _, names in os.walk(root) for f in names if f.endswith(".sql"))
from_ctags(files)
for file in files:
    from_parsers(file)
