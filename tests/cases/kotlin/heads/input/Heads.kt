class Delegating(private val inner: Api) : Api by inner {
    val own = 1
    fun member() {}
}
@Since("1.0")
public actual open class Odd {
    val inside = 2
}
@Since("1.0") internal annotation class Note
class Injected
    @Inject
    internal constructor(val service: Service) {
    fun member() {}
}
val lazyValue by lazy { 3 }
fun after() {}
