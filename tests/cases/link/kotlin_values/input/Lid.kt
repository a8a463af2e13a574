package shop

open class Lid {
    fun close() {}
}

class BigLid : Lid() {
    fun grow() {}
}
