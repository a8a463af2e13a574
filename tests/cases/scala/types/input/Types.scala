package com.example.shapes

/** A closed figure. */
sealed trait Shape {
  type Unit2 <: AnyRef
  def area: Double
  def draw(): Unit
  val name: String
}
@deprecated("x", "1") final case class Point[T <: Any, +U](x: Int = 1, private val y: List[T])(implicit ord: Ordering[T])
    extends Base[T](x) with Shape with a.Named { self: Runnable =>
  def this(x: Int) = this(x, Nil)
  val left, right = 1
  var (m, n) = (1, 2)
  lazy val Some(z) = compute()
  private[this] val own = 3
  private[shapes] def known = 4
  protected def family = 5
  class Inner(val kept: Int, dropped: Int)
}
object Point extends Serializable { val Zero = new Point(0) { def hidden = 1; val inside = 2 } }
class Lines(x: Int)
    extends Base(x)
{
  val first = 1
  def second = 2
}
abstract class Early extends { val early = 1 } 
package object utils { type Table = Map[String, Int] }
