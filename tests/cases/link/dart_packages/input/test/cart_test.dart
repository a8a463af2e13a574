import 'package:shop/shop.dart';
import '../lib/src/item.dart';

void main() {
  final cart = Cart();
  cart.add(Item());
}
