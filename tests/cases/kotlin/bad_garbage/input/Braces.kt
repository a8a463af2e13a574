class First {
    fun one() { if (x) { }
    }
}
}
class Second { fun two() {} }
