#include "table.h"

static int cmp_int(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

struct ops {
    int (*open)(const char *path);
    void (*close)(int fd);
};

static int do_open(const char *path) { return path != 0; }
static void do_close(int fd) { (void)fd; }

const struct ops file_ops = {
    .open = do_open,
    .close = do_close,
};

/* Returns the comparison for a type. */
int (*compare_for(char type))(const void *, const void *)
{
    return type == 'i' ? cmp_int : 0;
}
