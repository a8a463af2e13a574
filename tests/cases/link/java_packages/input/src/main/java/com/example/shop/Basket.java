package com.example.shop;

import com.example.shop.model.Item;

abstract class Basket {
  protected void keep(Item item) {}
  protected void reset() {}
}
