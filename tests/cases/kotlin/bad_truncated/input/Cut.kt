package p

class Cut {
    val before = 1
    fun whole() {}
    fun half(x: Int) {
        if (x > 1) {
            call(
