import org.junit.Test

class CalculatorTest {
    @Before fun setUp() {}
    @Test fun adds() {}
    @Test fun `subtracts two numbers`() {}
    @ParameterizedTest @ValueSource(ints = [1]) fun many(n: Int) {}
    fun helper() {}
}
