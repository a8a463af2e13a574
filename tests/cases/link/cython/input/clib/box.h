struct raw_box { int size; };
int raw_open(const char* name);
void raw_close(struct raw_box* box);
