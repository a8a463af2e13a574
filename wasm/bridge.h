// The boundary: every function JavaScript can call, and the only file that knows Emscripten.
//
//   page / CLI ── worker ── engine.ts (mirror of this file) ── bridge.cc ── core/generator.h
//
// C ABI, no exceptions, no embind; one call per file or page. Inputs are (pointer, size) pairs the caller has put into
// the heap with repodoc_alloc and frees with repodoc_free. Each call returns 0 or a status; its outputs stay in the
// engine until the next call and are read through repodoc_output_data / _size (output 0, 1). After a non-zero status
// output 0 is the message, UTF-8. JavaScript re-reads its heap views after every call, because memory may have grown,
// and treats pointers as unsigned (>>> 0).
#pragma once

#include <stddef.h>
#include <stdint.h>

extern "C" {

const char* repodoc_build_id(void);
void* repodoc_alloc(size_t size);
void repodoc_free(void* data);
const char* repodoc_output_data(int index);
size_t repodoc_output_size(int index);

// Grammars and large tables are side modules: parts. Non-zero when a call since the last operation 18 wanted one that is
// not here: that call's result is incomplete and it is to be made again once repodoc_part has been called for each name.
// `data` is what the module's tree_sitter_NAME() or repodoc_part_NAME() returned (for "NAME.highlights" and
// "NAME.node_names": repodoc_highlights() and repodoc_node_names()), 0 when it cannot be had. `name` is a C string.
int repodoc_wants_parts(void);
void repodoc_part(const char* name, const void* data);

// Calls with texts and buffers: the meaning of a, b, c follows the operation; unused ones are (0, 0).
//   op                a                 b          c             output 0           output 1
//   0 scan names      -                 -          -             fields
//   1 scan            request fields    -          -             response fields
//   2 analyze         path              bytes      attributes    facts
//   3 analyze failed  path              bytes      "attributes\nreason"  facts
//   4 link begin      options json      -          -
//   5 link add        facts             -          -
//   6 link finish     left-out json     -          -             plan json
//   7 slice           decimal index     -          -             bundle
//   8 repository page page path         -          -             markdown
//   9 manifest        -                 -          -             json
//  10 export list     -                 -          -             json
//  11 export          name              -          -             bytes
//  12 render file     bundle            bytes      -             docs markdown      keywords markdown
//  13 html            markdown          -          -             html
//  14 deflate         bytes             level      -             raw deflate        crc-32, 4 bytes little-endian
//  15 dump facts      facts             -          -             text
//  16 dump graph      -                 -          -             text
//  17 inflate         raw deflate       size       -             bytes              crc-32, 4 bytes little-endian
//  18 parts wanted    -                 -          -             names, one per line
int repodoc_call(int op, const char* a, size_t a_size, const char* b, size_t b_size, const char* c, size_t c_size);
}
