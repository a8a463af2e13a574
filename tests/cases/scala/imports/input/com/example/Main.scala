package com.example

import java.util.{List => JList, Map, _}
import scala.collection.mutable._, com.example.util.Strings
import com.example.util.{Strings as S, hidden => _, given}
import cats.syntax.all.*

class Main { def f = { import local.Thing; Strings.join(Nil) } }
