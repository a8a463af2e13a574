class A {
<<<<<<< HEAD
  def ours() = {}
=======
  def theirs() = {}
>>>>>>> branch
  def procedure(x: Int)
  def next(y: Int): Unit
  ??? #$%^ )
  def last(x: Int) = 1 +
  val field = 2
}
trait After { def after(): Unit }
