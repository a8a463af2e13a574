class Third {
  void three() { if (x) {
  void four() {}
  int five;
}
class Fourth { void six() {} }
