#include "b.h"
#include "../../../../etc/passwd"
#include ""
#include <>
#include "/abs.h"
