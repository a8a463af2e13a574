int demo(void) { return 0; }
