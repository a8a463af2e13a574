package com.example.shapes

/** A closed figure. */
sealed interface Shape {
    val area: Double
    fun draw()
    object Nothing : Shape
}
data class Point<T : Comparable<T>>(val x: Int = 1, private var y: List<T>?, z: String, vararg val rest: Int) : Base<T>(x), Runnable by z where T : Any {
    constructor(x: Int) : this(x, null, "")
    init { println(x) }
    inner class Deep { fun dig() {} }
    companion object {
        const val MAX = 3
        @JvmStatic fun of(): Point<Int> = Point(1)
    }
}
enum class Color(val code: Int) : Coded {
    /** Like blood. */
    RED(1) { override fun mix() = 2 },
    GREEN(2), // like grass
    BLUE(3);

    open fun mix() = 1
}
fun interface Handler { fun handle(event: Event) }
annotation class Marker(val level: Int = 0)
@JvmInline value class Name(val text: String)
object Registry : HashMap<String, Int>() { data object Empty }
abstract class Empty
typealias Callback<T> = (T) -> Unit
internal open class Plain
class Named { companion object Factory }
