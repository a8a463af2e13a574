fun chain(x: Int): Int {
    if (x > 0 && x < 9 || x == 42) {
        return 1
    } else if (x < 0) {
        return 2
    } else {
        return 3
    }
}
fun loops(all: List<Int>): Int {
    for (i in 0..3) {
        for (one in all) {
            while (one > 0) { if (one == 2) break }
            do { step() } while (more)
        }
    }
    return 0
}
fun choice(x: Any) = when (x) { is Int, 1 -> 2; in 3..4 -> 5; else -> 3 }
fun guarded() {
    try { open() } catch (e: IOException) { log(e) } finally { close() }
    run { if (ready) go() }
}
