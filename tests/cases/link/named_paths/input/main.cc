#include "data/two.h"
const char* path = "data/words.txt";
