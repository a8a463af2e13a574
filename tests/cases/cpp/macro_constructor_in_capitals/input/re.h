class RE2 {
 public:
  RE2(const char* pattern);
  RE2(const StringPiece& pattern, const Options& options);
  ~RE2();
};
inline RE2::RE2(const char* pattern) {}
