object Functions {
  def plain(a: Int, b: => String, c: Int*)(implicit d: D): Unit = {
    def local(x: Int): Int = x * 2
    val twice = (n: Int) => n * 2
    local(twice(a))
  }
  def generic[A, B <: A, F[_]](fa: F[A])(f: A => B): F[B] = f(fa)
  def +(other: Int): Int = other
  def unary_! = false
  def `odd name` = 1
  override def toString = s"a $x ${y.z}"
  def procedure(x: Int) { println(x) }
  def over(x: Int) = 1
  def over(x: String) = 2
  def main(args: Array[String]): Unit = {
    sys.env("HOME"); sys.env.get("PATH"); System.getenv("USER")
  }
}
object Script extends App { println("hi") }
