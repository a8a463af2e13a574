#include "cart.h"

namespace shop {

class Line {
 public:
  Line(const Line&) = delete;
  explicit Line(int item);
  void Print();
  int item_;
};

Line::Line(int item) : item_(item) {}

void Line::Print() { item_++; }

Cart::Cart(int size) : size_(size) {}

void Cart::Add(int item) {
  Line line(item);
  line.Print();
}

Cart* Cart::Make() { return new Cart(0); }

}  // namespace shop

int main() {
  shop::Cart* cart = shop::Cart::Make();
  cart->Add(1);
}
