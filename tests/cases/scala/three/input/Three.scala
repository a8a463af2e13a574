package three

given ord: Ordering[Int] with
  def compare(a: Int, b: Int) = a - b
given braces: Ordering[Long] with {
  def compare(a: Long, b: Long) = 0
}
given Ordering[String] = byLength
extension (s: String)
  def twice: String = s + s
  def thrice = s * 3
extension [T](xs: List[T]) def second: T = xs(1)
enum Tree[+A](val depth: Int):
  case Leaf(value: A) extends Tree[A](0)
  case Empty, Missing
  def size = 1
class Indented(x: Int):
  val y = 1
  private def z = 2
end Indented
opaque type Id = String
inline def fast(using c: Context): Int = if c.ok then 1 else 2
@main def run(n: Int) = println(n)
val top = 1
var state = 2
export Indented.y
