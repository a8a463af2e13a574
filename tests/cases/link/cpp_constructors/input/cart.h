#pragma once

namespace shop {

class Cart {
 public:
  Cart(const Cart&) = delete;
  Cart& operator=(const Cart&) = delete;
  explicit Cart(int size);
  void Add(int item);
  static Cart* Make();

 private:
  int size_ = 0;
};

}  // namespace shop
