import copy
import functools
import re
import subprocess
import time

import numpy as np
import torch


def hits(lines, table, frame):
    text = ""
    data = np.zeros(0)
    found = []
    for line in lines:
        pattern = re.compile("a+")
        text += f"{line},"
        text += "x"
        data = np.append(data, line)
        found = found + [line]
        if line in [1, 2, 3, 4]:
            pass
        if line in table.keys():
            pass
        open(line)
        subprocess.run(line)
        time.sleep(1)
        copy.deepcopy(line)
        found.pop(0)
        found.insert(0, line)
        total = line.item()
    lowest = sorted(lines)[0]
    for i, row in frame.iterrows():
        pass
    for a in lines:
        for b in lines:
            for c in lines:
                pass


async def waits():
    time.sleep(1)


@functools.lru_cache(maxsize=None)
def cached(x):
    return x


def misses(lines, table):
    pattern = re.compile("a+")
    count = 0
    for line in lines:
        count += 1
        other = re.compile(line)
        if line in (1, 2):
            pass
        if line in table:
            pass
        table.pop(line)
    text = "" + "x"
    time.sleep(1)
    second = sorted(lines)[1]
    value = lines[0].item()
