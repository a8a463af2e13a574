#pragma once
struct A;
#include "a.h"
struct B { A* a; };
