#include "store.h"

int store_open(const char *path) { return checksum(path); }

static int twice(int n) { return 2 * n; }
