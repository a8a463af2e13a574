package shop

open class Crate {
    fun weigh() = 1
}

class Box<T : Lid>(private val lids: List<T>, val spare: BigLid) : Crate() {
    private val inner = mutableMapOf<String, BigLid>()
    private val made = BigLid()
    var row: Array<Lid> = arrayOf()

    fun first(): T = lids.first()

    fun self() = this

    fun build() = BigLid()

    fun all(other: Box<BigLid>, any: Any, text: String) {
        for (lid in lids) lid.close()
        for (lid: Lid in row) lid.close()
        spare.grow()
        made.grow()
        other.spare.grow()
        other.first().grow()
        self().first().close()
        build().grow()
        val big = BigLid()
        big.grow()
        val typed: Lid = big
        typed.close()
        val found = lids.firstOrNull()
        found?.close()
        weigh()
        super.weigh()
        val built = other.build()
        built.grow()
        lids.map { it.close() }
    }
}
