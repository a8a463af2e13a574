#!/usr/bin/env python3
"""Tab-separated rows from stdin as an aligned table; the last column is free text (own code)."""
import sys
rows = [line.rstrip("\n").split("\t") for line in sys.stdin]
columns = max(len(r) for r in rows)
rows = [r + [""] * (columns - len(r)) for r in rows]
widths = [max(len(r[i]) for r in rows) for i in range(columns - 1)]
for row in rows:
    cells = [c.ljust(w) if i in (0, 1, 7) else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))]
    print("  ".join(cells + [row[-1]]).rstrip())
