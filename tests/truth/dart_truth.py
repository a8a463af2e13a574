#!/usr/bin/env python3
"""What a scanner of its own says a tree of Dart files defines: one JSON object per line (own code, stdlib only).

  dart_truth.py ROOT

No archive at hand has Dart's compiler or another parser of Dart that tells declarations, and universal-ctags knows no Dart:
this is a second opinion and not the truth. Tokens, matched brackets, and the shapes of declarations; it shares nothing with
the grammar. A constructor is called by its own name, an unnamed one by its class's, an unnamed extension by its type.
"""
import json, os, re, sys

SPACE = re.compile(r"\s+|//[^\n]*")
STRING = re.compile(r"r?('''|\"\"\"|'|\")")
WORD = re.compile(r"[A-Za-z_$][\w$]*")
NUMBER = re.compile(r"\d[\w.]*")
OPERATOR = re.compile(r"=>|==|<=|>=|!=|\?\?=|\?\?|\?\.|\.\.\.?|&&|\|\||~/|\[\]=|\[\]|.", re.S)
CLASSES = {"class", "mixin", "enum", "extension"}
MODIFIERS = {"abstract", "sealed", "base", "interface", "final", "mixin", "augment", "macro"}
STATEMENTS = {"if", "for", "while", "switch", "catch", "return", "throw", "assert", "await", "yield", "else", "do", "try", "case",
              "new", "const", "super", "this", "in", "is", "as", "rethrow", "finally", "default", "break", "continue", "on"}
NAME = re.compile(r"[A-Za-z_$][\w$]*$")


def skip_comment(text, at):
    depth = 0
    for found in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if found.group() == "/*" else -1
        if depth == 0:
            return found.end()
    return len(text)


def skip_string(text, at):
    """Strings in strings: a stack of what ends each level instead of calls."""
    stack, begin = [], True
    while begin or stack:
        begin = begin and False
        if not stack or stack[-1] == "}":
            found = STRING.match(text, at)
            if found:
                stack.append((found.group(1), found.group().startswith("r")))
                at = found.end()
            elif at >= len(text):
                return at
            elif text.startswith("/*", at):
                at = skip_comment(text, at)
            else:
                if text[at] == "{":
                    stack.append("}")
                elif text[at] == "}":
                    stack.pop()
                at += 1
            continue
        quote, raw = stack[-1]
        if at >= len(text):
            return at
        if text.startswith(quote, at):
            stack.pop()
            at += len(quote)
        elif not raw and text[at] == "\\":
            at += 2
        elif not raw and text.startswith("${", at):
            stack.append("}")
            at += 2
        elif text[at] == "\n" and len(quote) == 1:
            stack.pop()
        else:
            at += 1
    return at


def tokens(text):
    at, line, out = 0, 1, []
    while at < len(text):
        begin = at
        space = SPACE.match(text, at)
        if space:
            at = space.end()
        elif text.startswith("/*", at):
            at = skip_comment(text, at)
        elif STRING.match(text, at):
            at = skip_string(text, at)
            out.append(('""', line))
        else:
            found = WORD.match(text, at) or NUMBER.match(text, at) or OPERATOR.match(text, at)
            at = found.end()
            word = found.group()
            if word in ("[]", "[]=") and not (out and out[-1][0] == "operator"):
                out.append(("[", line))
                at = begin + 1
            else:
                out.append((word, line))
        line += text.count("\n", begin, at)
    return out


class Scanner:
    def __init__(self, text):
        self.toks = tokens(text)
        self.match = {}
        stack = []
        for i, (word, _) in enumerate(self.toks):
            if word in ("(", "[", "{"):
                stack.append(i)
            elif word in (")", "]", "}") and stack:
                self.match[stack.pop()] = i
        self.rows = []

    def word(self, i):
        return self.toks[i][0] if 0 <= i < len(self.toks) else ""

    def emit(self, name, at, kind):
        self.rows.append((name, self.toks[at][1], kind))

    def close(self, i):
        return self.match.get(i, len(self.toks) - 1)

    def generics(self, i, end):
        """Behind the ">" of the "<" at i."""
        depth = 0
        while i < end:
            word = self.word(i)
            depth += {"<": 1, ">": -1}.get(word, 0)
            if word in ("(", "[", "{"):
                i = self.close(i)
            i += 1
            if depth == 0:
                break
        return i

    def body(self, i, end):
        """Behind the body or the ";" of a callable whose parameters end before i; the functions inside are noted."""
        while i < end and self.word(i) in ("async", "sync", "*", "native", '""'):
            i += 1
        if self.word(i) == ":":                    # initialisers
            while i < end and self.word(i) != ";":
                word = self.word(i)
                if word == "{" and (self.word(i - 1) in (")", "]", "}", '""') or NAME.match(self.word(i - 1)) or self.word(i - 1)[:1].isdigit()):
                    break
                i = self.close(i) + 1 if word in ("(", "[", "{") else i + 1
        if self.word(i) == "{":
            self.local(i + 1, self.close(i))
            return self.close(i) + 1
        begin = i
        while i < end and self.word(i) != ";":
            i = self.close(i) + 1 if self.word(i) in ("(", "[", "{") else i + 1
        self.local(begin, i)
        return i + 1

    def local(self, begin, end):
        """Functions declared inside of bodies: a name and parameters behind which a body begins, where a statement may."""
        start = begin
        for i in range(begin, end):
            word = self.word(i)
            if word in (";", "{", "}"):
                start = i + 1
            elif word == "(" and i > start and start <= i - 1 < end:
                name = i - 1
                if self.word(name) == ">":         # T f<T>(
                    depth = 0
                    while name > start:
                        depth += {">": 1, "<": -1}.get(self.word(name), 0)
                        name -= 1
                        if depth == 0:
                            break
                behind = self.word(self.close(i) + 1)
                head = [self.word(k) for k in range(start, name + 1)]
                plain = all(NAME.match(w) or w in ("<", ">", ",", "?", ".") for w in head)
                if NAME.match(self.word(name)) and plain and not STATEMENTS & set(head) and behind in ("{", "=>", "async", "sync") \
                        and (len(head) < 2 or head[-2] not in (".", ",")) and self.word(name) != "Function":
                    self.emit(self.word(name), name, "function")

    def members(self, i, end, owner):
        while i < end:
            word = self.word(i)
            if word == "@":
                i += 2
                while self.word(i) == ".":
                    i += 2
                if self.word(i) == "<":
                    i = self.generics(i, end)
                if self.word(i) == "(":
                    i = self.close(i) + 1
                continue
            if word in (";", "}"):
                i += 1
                continue
            following = self.word(i + 1)
            if owner is None and word in ("import", "export", "part", "library") and following != "(":
                while i < end and self.word(i) != ";":
                    i += 1
                continue
            if word == "typedef" and NAME.match(following):
                last = i + 1
                while last < end and self.word(last) != ";":
                    last += 1
                at = next((k for k in range(i, last) if self.word(k) == "="), 0)
                if at:
                    name = i + 1
                else:
                    name = next((k for k in range(i, last) if self.word(k) == "("), i + 2) - 1
                    while self.word(name) == ">":
                        name = next(k for k in range(name, i, -1) if self.word(k) == "<") - 1
                self.emit(self.word(name), name, "typedef")
                i = last + 1
                continue
            head = i
            while owner is None and self.word(head) in MODIFIERS and self.word(head + 1) in MODIFIERS | CLASSES:
                head += 1
            if owner is None and self.word(head) in CLASSES and (NAME.match(self.word(head + 1)) or self.word(head) == "extension"):
                i = self.type(head, end)
                continue
            i = self.member(i, end, owner)

    def type(self, head, end):
        kind = self.word(head)
        name = head + 1
        if kind == "extension" and self.word(name) == "type":
            name += 2 if self.word(name + 1) == "const" else 1
        elif kind == "extension" and self.word(name) in ("on", "<"):
            name = self.generics(name, end) if self.word(name) == "<" else name
            name += 1
        self.emit(self.word(name), name, "class" if kind == "mixin" else kind)
        own = self.word(name)
        at = name + 1
        while at < end and self.word(at) not in ("{", ";"):
            if self.word(at) == "(" and kind == "extension":
                inside = [k for k in range(at + 1, self.close(at)) if NAME.match(self.word(k))]
                if inside:
                    self.emit(self.word(inside[-1]), inside[-1], "field")
            at = self.close(at) + 1 if self.word(at) in ("(", "[") else at + 1
        if self.word(at) == ";":
            return at + 1
        begin, stop = at + 1, self.close(at)
        if kind == "enum":
            expected = True
            while begin < stop and self.word(begin) != ";":
                word = self.word(begin)
                if word == "@":
                    begin += 2
                    if self.word(begin) == "(":
                        begin = self.close(begin) + 1
                    continue
                if expected and NAME.match(word):
                    self.emit(word, begin, "enumerator")
                    expected = False
                if word == ",":
                    expected = True
                begin = self.close(begin) + 1 if word in ("(", "[", "{") else self.generics(begin, stop) if word == "<" else begin + 1
        self.members(begin, stop, own)
        return stop + 1

    def member(self, i, end, owner):
        """One function, accessor, constructor, operator or list of variables that begins at i; the token behind it."""
        begin, last = i, None                      # last: the newest name at this level
        while i < end:
            word = self.word(i)
            if word == "operator" and self.word(i + 1) not in ("(", "=", ";", ","):
                at = i + 1
                name = ""
                while at < end and self.word(at) != "(":
                    name += self.word(at)
                    at += 1
                self.emit("operator" + name, i, "operator")
                return self.body(self.close(at) + 1, end)
            if word == "get" and NAME.match(self.word(i + 1)) and self.word(i + 2) in ("{", "=>", ";", "async", "sync", "native"):
                self.emit(self.word(i + 1), i + 1, "property")
                return self.body(i + 2, end)
            if word == "set" and NAME.match(self.word(i + 1)) and self.word(i + 2) == "(":
                self.emit(self.word(i + 1), i + 1, "property")
                return self.body(self.close(i + 2) + 1, end)
            if word == "<":
                i = self.generics(i, end)
            elif word == "(":
                if last is None or self.word(last) == "Function" or last < i - 1 and self.word(i - 1) != ">" or \
                        self.word(last) in ("final", "late", "static", "covariant", "external", "const", "var"):
                    i = self.close(i) + 1          # a record or a function type
                    continue
                name = last
                first = name - 2 if self.word(name - 1) == "." else name
                constructor = owner is not None and self.word(first) == owner
                kind = "constructor" if constructor else "method" if owner else "function"
                self.emit(self.word(name), name, kind)
                return self.body(self.close(i) + 1, end)
            elif word in ("=", ";", ","):
                if last is not None and last > begin:
                    self.emit(self.word(last), last, "field" if owner else "variable")
                if word == "=":
                    start = i
                    while i < end and self.word(i) not in (";", ","):
                        i = self.close(i) + 1 if self.word(i) in ("(", "[", "{") else self.generics(i, end) if self.word(i) == "<" else i + 1
                    self.local(start, i)
                if self.word(i) == ";":
                    return i + 1
                begin, last = i, None
                i += 1
            elif word in ("{", "}"):
                return self.close(i) + 1 if word == "{" else i + 1
            else:
                if NAME.match(word):
                    last = i
                i += 1
        return i


def main():
    root = sys.argv[1]
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(n for n in names if n.endswith(".dart")):
            path = os.path.join(folder, name)
            scanner = Scanner(open(path, encoding="utf-8", errors="replace").read())
            scanner.members(0, len(scanner.toks), None)
            for symbol, line, kind in scanner.rows:
                print(json.dumps({"name": symbol, "path": os.path.relpath(path, root), "line": line, "kind": kind}))


main()
