package com.example.util

object Strings { fun flush() {} }
fun join(parts: List<String>): String = parts.joinToString()
