// Neither npm nor pytest runs this one.
int main() { return static_cast<int>(0); }
