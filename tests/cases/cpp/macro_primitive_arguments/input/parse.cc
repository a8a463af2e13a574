TEST(ParseTest, Signed) {
  PARSE_FOR_TYPE(int16_t, 0);
  PARSE_FOR_TYPE(size_t, static_cast<size_t>(one()));
}
TEST(ParseTest, Unsigned) {
  PARSE_FOR_TYPE(uint64_t, 5);
}
