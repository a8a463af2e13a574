#ifndef ZLIB_H
#define ZLIB_H
typedef voidpf (*alloc_func) OF((voidpf opaque, uInt items));
typedef uLong (ZCALLBACK *read_file_func) OF((voidpf opaque, void* buf));
ZEXTERN long ZEXPORT inflateMark OF((z_streamp strm));
local void once OF((once_t *state, void (*init)(void)));
static int pipe_open __P((char *name));
void fail(char *format) PRINTF_LIKE((1, 2));
typedef struct z_stream_s {
  int avail_in;
} z_stream_s;
local int build(s, tree)
    deflate_state *s;
    ct_data *tree;
{
  return CALL((s));
}
#endif
