const val LIMIT = 10
val top: String = "a"
var counter = 0
    private set
val String.last: Char
    get() = this[length - 1]
lateinit var later: Service

class Holder {
    val size: Int get() = items.size
    var cached by lazy { compute() }
    protected open val open: Int = 3
    @Inject lateinit var service: Service
    private val items = mutableListOf<Int>()
    var checked: Int = 0
        set(value) { if (value > 0) field = value }
    init {
        val local = 1
        val (a, b) = pair
    }
}
