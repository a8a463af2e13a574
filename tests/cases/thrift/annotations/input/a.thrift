struct A {
  1: string a (x = "y", z = "1"),
} (cpp.type = "B")
typedef i64 (js.type = "Long") Long
senum Old { "A", "B" }
