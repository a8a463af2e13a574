@file:JvmName("Functions")

import kotlin.math.max as biggest

suspend inline fun <reified T : Any> List<T>.second(crossinline action: (T) -> Unit = {}): T? where T : Named = null
operator fun Point.plus(other: Point) = Point(x + other.x)
infix fun Int.times(block: () -> Unit) { repeat(this) { block() } }
fun `odd name`(vararg items: String, last: Int = items.size) {
    fun local(x: Int): Int = x * 2
    val q = object : Runnable {
        val state = 1
        override fun run() { local(state) }
    }
    val twice = { n: Int -> n * 2 }
    val named = fun(x: Int): Int { return x }
    class Inner { val p = 1 }
}
fun overloaded(x: Int) = 1
fun overloaded(x: String) = 2
private fun hidden() {}
tailrec fun loop(n: Int): Int = if (n == 0) 0 else loop(n - 1)
expect fun platform(): String
fun main(args: Array<String>) {
    println(System.getenv("HOME") + System.getenv()["PATH"])
}
