#if FMT_HAS_INCLUDE(<version>)
#  include <version>
#endif
#if FMT_HAS_INCLUDE(<filesystem>) && \
    defined(X)
#  include <filesystem>
#elif FMT_HAS_INCLUDE(<experimental/filesystem>)
#  include <experimental/filesystem>
#endif
template <typename Char> struct formatter {
  int parse();
};
