/* For grammars whose scanner calls calloc(0, size) and uses the result as one element: what C leaves open there is
   answered with one element, so that nothing is written past an empty block. Included before their sources. */
#pragma once

#include <stdlib.h>

static inline void* repodoc_scanner_calloc(size_t count, size_t size) { return calloc(count == 0 ? 1 : count, size); }
#define calloc repodoc_scanner_calloc
