// The names of a grammar's node kinds and fields with their numbers in node_kinds.inc, as node_kinds.mjs writes them: C, so
// that they are compiled with the grammar and come with its part.
#pragma once

#include <stdint.h>

struct RepodocNumberedNames {
  const uint16_t* numbers;
  const char* names;  // in the same order, each ended by a NUL
  uint32_t count;
};

struct RepodocNodeNames {
  struct RepodocNumberedNames kinds, fields;
};

// A part has one grammar and exports one function; linked together, the functions need different names.
#ifdef REPODOC_PART
#define REPODOC_NODE_NAMES(grammar) repodoc_node_names
#else
#define REPODOC_NODE_NAMES(grammar) repodoc_node_names_##grammar
#endif
