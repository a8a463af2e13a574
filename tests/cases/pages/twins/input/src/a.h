#pragma once
#include "b.h"
struct A { B* b; };
