/// Prices and carts.
@TestOn('vm')
library shop.core;

import 'dart:io' as io;
import 'package:money/money.dart' show Amount, Currency;
import 'package:heavy/heavy.dart' deferred as heavy;
import 'src/log.dart' hide debugLog;
import 'src/store.dart' if (dart.library.io) 'src/store_io.dart';
export 'src/cart.dart' show Cart, CartItem hide secret;
part 'shop.g.dart';

Amount total(io.File list) => Amount.parse(list.readAsStringSync(), Currency.euro);
