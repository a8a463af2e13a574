#!/usr/bin/env python3
"""Compares SCAN's reading of .gitignore files with git's own: gitignore_vs_git.py SCAN_DRIVER [SEED] [TREES].

Each tree is a folder with random .gitignore files (root, nested, .git/info/exclude) and a few hundred paths, asked as
`git check-ignore --no-index --verbose --stdin` and as `SCAN_DRIVER ignore`. Both name the deciding file, line and
pattern; every difference is printed and fails the test. Same seed, same cases."""
import os
import random
import subprocess
import sys
import tempfile

NAMES = ["a", "b", "foo", "bar", "foo.py", "a.o", "b.txt", "build", "x y", "sub", "lib", "#h", "!n", "a[b", "z-", "foo.pyc",
         "A", "9", "tail ", "b\\s"]
ATOMS = ["a", "b", "foo", "bar", "*", "**", "?", "*.o", "*.py", "*.py[co]", "[a-c]", "[!a]*", "[^f]oo", "[[:alpha:]]", "[]a]",
         "f*o", "fo?", "b[a", "\\#h", "\\!n", "x\\ y", "build", "lib", "sub", "*a*", "**a", "a**", "***", "[a-", "[[:digit:]]",
         "[[:nope:]]", "\\*", "foo.py", "b\\\\s", "?*", "*?", "[a\\]b]", "z[+--]", "f**o", "\\a", "[[:upper:][:digit:]]"]


def pattern(rng):
    parts = [rng.choice(ATOMS) for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4]))]
    text = "/".join(parts)
    if rng.random() < 0.15:
        text = "**/" + text
    if rng.random() < 0.15:
        text += "/**"
    if rng.random() < 0.2:
        text = "/" + text
    if rng.random() < 0.25:
        text += "/"
    if rng.random() < 0.2:
        text = "!" + text
    return text + rng.choice(["", "", "", "", " ", "  ", "\\ ", "\r", "\t", "\\"])


def rules(rng, count):
    lines = []
    for _ in range(count):
        lines.append(rng.choice(["", "# note", " "]) if rng.random() < 0.1 else pattern(rng))
    text = "\n".join(lines)
    return ("\ufeff" if rng.random() < 0.1 else "") + text + rng.choice(["", "\n"])


def make_tree(root, rng):
    folders = [""]
    for _ in range(25):
        parent = rng.choice(folders)
        if parent.count("/") < 4:
            folders.append(parent + rng.choice(NAMES) + "/")
    folders = sorted(set(folders))
    for folder in folders:
        os.makedirs(os.path.join(root, folder), exist_ok=True)
    taken = {folder.rstrip("/") for folder in folders}
    files = sorted({f + n for f in folders for n in rng.sample(NAMES, 6)} - taken)
    for path in files:
        open(os.path.join(root, path), "w").close()
    for folder in folders:
        if folder == "" or rng.random() < 0.3:
            with open(os.path.join(root, folder, ".gitignore"), "w", newline="") as out:
                out.write(rules(rng, rng.randint(1, 8)))
    with open(os.path.join(root, ".git/info/exclude"), "w", newline="") as out:
        out.write(rules(rng, 2))
    return files


def by_git(root, files):
    done = subprocess.run(["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "-v", "-z", "--stdin"], cwd=root,
                          input="\0".join(files), capture_output=True, text=True)
    fields = done.stdout.split("\0")
    answers = {}
    for i in range(0, len(fields) - 3, 4):
        source, line, text, path = fields[i:i + 4]
        if not text.startswith("!"):
            answers[path] = "%s:%s %s" % (source, line, text)
    return answers


def by_scan(driver, root, files):
    done = subprocess.run([driver, "ignore", root], input="\n".join(files) + "\n", capture_output=True, text=True, check=True)
    return dict(line.split("\t", 1) for line in done.stdout.split("\n") if line)


def main():
    driver = os.path.abspath(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    trees = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    rng = random.Random(seed)
    cases = ignored = different = 0
    wrong_trees = set()
    for number in range(trees):
        with tempfile.TemporaryDirectory() as root:
            subprocess.run(["git", "init", "-q", root], check=True)
            files = make_tree(root, rng)
            git, ours = by_git(root, files), by_scan(driver, root, files)
            cases += len(files)
            ignored += len(git)
            for path in files:
                if git.get(path) != ours.get(path):
                    different += 1
                    wrong_trees.add(number)
                    if different <= 10:
                        print("tree %d, %r: git says %r, scan says %r" % (number, path, git.get(path), ours.get(path)))
    print("%d paths, %d ignored by git, %d decided otherwise" % (cases, ignored, different))
    # A test is one tree.
    wrong = len(wrong_trees) if ignored else trees
    print("%d passed, %d failed" % (trees - wrong, wrong))
    return 1 if different or ignored == 0 else 0


sys.exit(main())
