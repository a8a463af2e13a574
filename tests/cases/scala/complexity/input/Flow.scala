object Flow {
  def chain(x: Int): Int = {
    if (x > 0 && x < 9 || x == 42) 1
    else if (x < 0) 2
    else 3
  }
  def loops(all: List[Int]): Unit = {
    for (i <- 0 to 3; one <- all) {
      while (one > 0) { if (one == 2) stop() }
      do { step() } while (more)
    }
  }
  def choice(x: Any) = x match {
    case Point(a, b) if a > b => 1
    case _: Int => 2
    case _ => 3
  }
  def guarded() = try { open() } catch { case e: IOException => log(e) } finally { close() }
}
