package com.example.util

object Strings { def join(parts: List[String]): String = parts.mkString }
