int walk(List<int> items, Object? shape) {
  var sum = 0;
  for (final item in items) {
    if (item > 0 && item < 9 && sum != 3 || item == 7) {
      sum += item;
    } else if (item == 0) {
      continue;
    } else {
      while (sum > 3) {
        sum--;
      }
    }
  }
  try {
    parse(items);
  } on FormatException {
    return -1;
  } catch (error, stack) {
    throw StateError('$error');
  } finally {
    close();
  }
  final name = switch (shape) {
    Circle(:var radius) when radius > 1 => 'big',
    Square() => 'square',
    _ => 'other',
  };
  switch (sum) {
    case 1:
    case 2:
      return name?.length ?? 0;
    default:
      return items.isEmpty ? 0 : 1;
  }
}
