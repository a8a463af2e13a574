[TestFixture]
public class CalculatorTests {
  [SetUp] public void SetUp() { }
  [Test, Category("fast")] public void Adds() { }
  [TestCase(1, 2)] [TestCase(3, 4)] public void Subtracts(int a, int b) { }
  [Fact] public async Task IsTrue() { }
  [Theory, InlineData(1)] public void Many(int x) { }
  [TestMethod] public void Ms() { }
  [Xunit.FactAttribute] public void Long() { }
  public void Helper() { }
}
