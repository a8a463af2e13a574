class Item {
  void check() {}
}

class Basket {
  void keep(Item item) {}
}
