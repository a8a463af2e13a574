class Good { int a; };
void half(int x { if (
int still_found() { return 1; }
}}} ))) #else
R"raw(never closed
