package com.example.shop

import com.example.shop.model.Item
import com.example.shop.util.Money as Cash
import kotlin.math.max

fun report(cart: Cart, item: Item): Long {
  item.check()
  return max(cart.total(), Cash.zero())
}
