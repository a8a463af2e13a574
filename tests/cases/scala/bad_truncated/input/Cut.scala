package p

class Cut {
  val before = 1
  def whole() = {}
  def half(x: Int) = {
    if (x > 1) {
      call(
