import org.junit.Test

class CalculatorTest {
  @Before def setUp(): Unit = {}
  @Test def adds(): Unit = {}
  def helper = 1
}
