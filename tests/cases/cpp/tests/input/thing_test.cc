#include <gtest/gtest.h>
TEST(ThingTest, Adds) { EXPECT_EQ(add(1, 2), 3); }
TEST_F(ThingFixture, Works) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(works(i));
}
TYPED_TEST(ThingTyped, Any) {}
TEST_CASE("text of the case", "[tag]") {
  REQUIRE(true);
}
