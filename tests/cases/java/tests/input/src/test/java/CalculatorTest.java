import org.junit.jupiter.api.Test;

class CalculatorTest {
  @BeforeEach void setUp() {}
  @Test void adds() {}
  @ParameterizedTest @ValueSource(ints = {1, 2}) void subtracts(int n) {}
  @org.junit.Test public void old() {}
  @Nested class Inner { @RepeatedTest(3) void again() {} }
  void helper() {}
}

class Old extends junit.framework.TestCase {
  public void testSomething() {}
  public void helper() {}
}

@Test
class Ng {
  public void first() {}
  private void second() {}
}
