#define ASSERT(condition, message)                                  \
  ((condition) /* void() fails with -Winvalid-constexpr on clang */ \
       ? (void)0                                                    \
       : fail(message))
#define URL "http://x/*y" /* a */ "z"
#define LAST 1 /* stays */
int after;
