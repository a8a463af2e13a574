#!/usr/bin/env python3
"""Compares a ZIP with a folder, byte for byte: same_tree.py ZIP FOLDER. Prints both counts and the first differences;
ends with 1 when there is one."""
import os
import sys
import zipfile

archive, folder = sys.argv[1:3]
with zipfile.ZipFile(archive) as zipped:
    inside = {info.filename: info for info in zipped.infolist() if not info.is_dir()}
    # The page may put everything below one folder.
    tops = {name.split("/", 1)[0] for name in inside}
    if len(tops) == 1 and not os.path.exists(os.path.join(folder, next(iter(tops)))):
        top = next(iter(tops)) + "/"
        inside = {name[len(top):]: info for name, info in inside.items()}
    outside = set()
    for root, _, names in os.walk(folder):
        outside.update(os.path.relpath(os.path.join(root, name), folder) for name in names)
    wrong = sorted(set(inside) ^ outside)
    for name in sorted(set(inside) & outside):
        with open(os.path.join(folder, name), "rb") as file:
            if file.read() != zipped.read(inside[name]):
                wrong.append(name)
print("%d files in the ZIP, %d in the folder, %d differ" % (len(inside), len(outside), len(wrong)))
for name in wrong[:10]:
    print("  " + name)
sys.exit(1 if wrong else 0)
