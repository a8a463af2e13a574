class Third {
  void Three() { if (x) {
  public void Four() { }
  public int Five;
}
class Fourth { void Six() { } }
