#include "box.h"

int raw_open(const char* name) { return name != 0; }
void raw_close(struct raw_box* box) { box->size = 0; }
static int raw_hidden(void) { return 1; }
