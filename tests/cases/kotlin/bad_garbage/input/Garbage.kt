class A {
<<<<<<< HEAD
    fun ours() {}
=======
    fun theirs() {}
>>>>>>> branch
    #$%^ ???
    fun last(x: Int) = 1 +
    val field = 2
}
interface After { fun after() }
