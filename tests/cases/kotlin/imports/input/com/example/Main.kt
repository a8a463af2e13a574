package com.example

import com.example.util.Strings
import com.example.util.join as glue
import kotlin.collections.*

fun use() {
    Strings.flush()
    glue(listOf("a"))
}
