#include "zoo/animal.h"
#include <sys/types.h>
#include <gtest/gtest.h>
#include "missing/thing.h"
namespace zoo {
int Count(const Animal& animal) { return animal.legs(); }
}
