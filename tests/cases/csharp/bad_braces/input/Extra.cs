class First {
  void One() { if (x) { }
  }
}
}
class Second { void Two() { } }
