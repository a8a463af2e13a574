package com.example

class Kox {
  external fun peek(n: Int): Int

  fun look() = peek(1)
}
