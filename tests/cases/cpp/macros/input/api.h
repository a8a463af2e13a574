#ifndef API_H_
#define API_H_
#define API_VERSION 3
#define MAX(a, b) \
  ((a) > (b) ? (a) : (b))

LIB_BEGIN_NAMESPACE

class LIB_API Reader;

// Reads.
class LIB_API Reader final {
  Q_OBJECT
 public:
  LIB_API Reader(int fd);
  LIB_ALWAYS_INLINE int read(char* out) const LIB_NOEXCEPT;
  LIB_DEPRECATED("use read") int old();
  DISALLOW_COPY(Reader);
};

LIB_API extern const int kLimit;
LIB_API std::unique_ptr<Reader> open(const char* path LIB_UNUSED);
extern "C" LIB_API int lib_version(void);

LIB_END_NAMESPACE
#endif
