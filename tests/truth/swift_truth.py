#!/usr/bin/env python3
"""What a scanner of its own says a tree of Swift files defines: one JSON object per line (own code, stdlib only).

  swift_truth.py ROOT

No archive at hand has Swift's compiler, and universal-ctags knows no Swift, so this is a second opinion and not the
truth: tokens, a stack of braces, and the keywords that begin declarations. It shares nothing with the grammar.
Left out: variables inside of functions, parameters, precedence groups, the names behind the first of "var a = 1, b = 2".
"""
import json, os, re, sys

TOKEN = re.compile(r"""
    (?P<space>\s+)
  | (?P<line>//[^\n]*)
  | (?P<comment>/\*)
  | (?P<string>\#*"(?:"")?)
  | (?P<directive>\#(?:if|elseif|else|endif|warning|error|sourceLocation)\b[^\n]*)
  | (?P<name>`[^`\n]*`|[^\W\d]\w*)
  | (?P<number>\d[\w.]*)
  | (?P<operator>[-+*/%=<>!&|^~?]+)
  | (?P<other>.)
""", re.X | re.S)

def skip_comment(text, at):
    depth = 0
    for found in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if found.group() == "/*" else -1
        if depth == 0:
            return found.end()
    return len(text)

def skip_string(text, at, opening):
    hashes = opening.count("#")
    quotes = opening[hashes:]
    if quotes == '""':                              # the empty string
        return at + len(opening)
    end = quotes + "#" * hashes
    escape = "\\" + "#" * hashes
    at += len(opening)
    while at < len(text):
        if text.startswith(end, at):
            return at + len(end)
        if text.startswith(escape + "(", at):      # \( expression )
            depth, at = 1, at + len(escape) + 1
            while at < len(text) and depth:
                found = TOKEN.match(text, at)
                if found.lastgroup == "string":
                    at = skip_string(text, at, found.group())
                    continue
                depth += {"(": 1, ")": -1}.get(found.group(), 0)
                at = found.end()
            continue
        if text.startswith(escape, at):
            at += len(escape) + 1
        elif text[at] == "\n" and len(quotes) == 1:
            return at
        else:
            at += 1
    return at

def tokens(text):
    """(text, line), comments, strings and directives left out; a string is "\"\"" """
    at, line, out = 0, 1, []
    while at < len(text):
        found = TOKEN.match(text, at)
        kind, word = found.lastgroup, found.group()
        end = found.end()
        if kind == "comment":
            end = skip_comment(text, at)
        elif kind == "string":
            end = skip_string(text, at, word)
            out.append(('""', line))
        elif kind in ("name", "number", "operator", "other"):
            out.append((word, line))
        line += text.count("\n", at, end)
        at = end
    return out

TYPES = {"class", "struct", "enum", "protocol", "extension", "actor"}
MODIFIERS = {"func", "var", "let", "subscript", "init", "override", "final", "public", "private", "internal", "fileprivate", "open",
             "static", "dynamic", "class", "func", "weak", "lazy", "unowned", "async", "mutating", "nonmutating", "prefix", "postfix"}
NAME = re.compile(r"^(`[^`]*`|[^\W\d]\w*)$")

def definitions(text):
    toks = tokens(text)
    word = lambda i: toks[i][0] if 0 <= i < len(toks) else ""
    line = lambda i: toks[i][1] if 0 <= i < len(toks) else 0
    stack = [("file", "")]       # what each brace is: file, type kinds, function, other
    parens = [0]
    pending = None
    plain = lambda n: n.strip("`")
    i = 0
    while i < len(toks):
        t, here = toks[i]
        context, owner = stack[-1]
        scope = [n for k, n in stack if n]
        before = word(i - 1)
        emit = lambda name, at, kind: (plain(name), line(at), kind, ".".join(scope))
        if t in "([":
            parens[-1] += 1
        elif t in ")]":
            parens[-1] = max(0, parens[-1] - 1)
        elif t == "{":
            if pending and parens[-1] == 0:
                stack.append(pending)
                pending = None
            else:
                stack.append(("other", ""))
            parens.append(0)
        elif t == "}":
            if len(stack) > 1:
                stack.pop()
                parens.pop()
            pending = None
        elif before == "." or word(i + 1) == ":" and parens[-1] > 0:
            pass                                    # a member; an argument's label
        elif t == "func" and (NAME.match(word(i + 1)) or word(i + 1)):
            name, at = word(i + 1), i + 1
            if not NAME.match(name):
                at = i + 1
                while word(at + 1) not in ("(", "<", "") and not NAME.match(word(at + 1)):
                    at += 1
                    name += word(at)
                if name.endswith("<") and len(name) > 1 and NAME.match(word(at + 1)):   # func ==<T>(
                    name = name[:-1]
            member = context in TYPES
            yield emit(name, i + 1, "method" if member else "function")
            pending = ("function", plain(name))
        elif t == "extension" and word(i + 1) == "[" and parens[-1] == 0:      # extension [Double] {
            at, depth, name = i + 1, 0, ""
            while at < len(toks):
                depth += {"[": 1, "]": -1}.get(word(at), 0)
                name += word(at)
                at += 1
                if depth == 0:
                    break
            yield emit(name, i + 1, t)
            pending = (t, name)
            i = at
            continue
        elif t in TYPES and parens[-1] == 0 and NAME.match(word(i + 1)) and before != ":":
            follows = word(i + 1)
            if t == "class" and follows in MODIFIERS:
                i += 1
                continue
            if t in ("actor", "extension") and word(i + 2) not in ("{", ":", "<", ".", "where"):
                i += 1
                continue
            name, at = follows, i + 1
            if t == "extension":
                while word(at + 1) == "." and NAME.match(word(at + 2)):
                    name += "." + word(at + 2)
                    at += 2
            if before != "import":
                yield emit(name, i + 1, t)
                pending = (t, plain(name))
        elif t == "init" and context in TYPES and parens[-1] == 0 and word(i + 1)[:1] in "(<?!" and word(i + 1):
            yield emit("init", i, "method")
            pending = ("function", "init")
        elif t == "deinit" and context in TYPES:
            yield emit("deinit", i, "method")
            pending = ("function", "deinit")
        elif t == "subscript" and context in TYPES and parens[-1] == 0 and word(i + 1)[:1] in ("(", "<"):
            yield emit("subscript", i, "method")
            pending = ("function", "subscript")
        elif t in ("typealias", "associatedtype") and NAME.match(word(i + 1)) and before != "import":
            yield emit(word(i + 1), i + 1, "typedef")
        elif t == "macro" and context == "file" and NAME.match(word(i + 1)) and word(i + 2)[:1] in ("(", "<"):
            yield emit(word(i + 1), i + 1, "macro")
        elif t == "operator" and before in ("infix", "prefix", "postfix"):
            yield emit(word(i + 1), i + 1, "operator")
        elif t == "case" and context == "enum" and parens[-1] == 0:
            at = i + 1
            while NAME.match(word(at)):
                yield emit(word(at), at, "enumerator")
                at += 1
                depth = 0
                while at < len(toks):
                    if depth == 0 and (word(at) in (",", ";", "}") or (line(at) != line(at - 1) and word(at)[:1] not in "=(")):
                        break
                    depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(word(at), 0)
                    at += 1
                if word(at) != ",":
                    break
                at += 1
            i = at
            continue
        elif t in ("var", "let") and context in TYPES | {"file"} and parens[-1] == 0 and before not in ("import", "case", "if", "guard", "while", ","):
            kind = "property" if context in TYPES else "constant" if t == "let" else "variable"
            at = i + 1
            if word(at) == "(":
                at += 1
                while word(at) not in (")", ""):
                    if NAME.match(word(at)) and word(at) != "_":
                        yield emit(word(at), at, kind)
                    at += 1
                pending = None
            elif NAME.match(word(at)) and word(at) != "_":
                yield emit(word(at), at, kind)
                pending = ("function", plain(word(at)))
                # a closure as the first value is not the body of an accessor, but is passed over in the same way
        i += 1

def main():
    root = sys.argv[1]
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".swift"):
                continue
            path = os.path.join(folder, name)
            text = open(path, encoding="utf-8", errors="replace").read()
            for symbol, line, kind, scope in definitions(text):
                print(json.dumps({"name": symbol, "path": os.path.relpath(path, root), "line": line, "kind": kind, "scope": scope}))

main()
