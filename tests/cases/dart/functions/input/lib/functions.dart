const int kLimit = 3, _kInner = 4;
final List<String> names = <String>[];
var counter = 0;
String? maybe;
late Config config;

int get answer => 42;
set answer(int value) {
  counter = value;
}

/// Adds up.
///
/// The sum of [first] and the optional [second]. See [counter].
int add(int first, [int second = 0]) {
  int twice(int n) {
    return n * 2;
  }
  final triple = (int n) => n * 3;
  return twice(first) + triple(second);
}

@pragma('vm:entry-point')
external void nativeCall(int id);

(int, {String name}) record() => (1, name: 'x');

Future<void> main(List<String> arguments) async {
  final home = Platform.environment['HOME'];
  const flavor = String.fromEnvironment('FLAVOR');
  await add(1);
}
