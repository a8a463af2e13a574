class First {
  def one() = { if (x) { }
  }
}
}
class Second { def two() = {} }
