import 'dart:io';
import 'package:path/path.dart' as p;
import 'package:shop/src/item.dart';

class Cart extends Basket {
  void add(Item item) {
    item.check();
    keep(item);
  }
}
