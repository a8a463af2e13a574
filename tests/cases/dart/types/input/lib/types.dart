/// A thing with a size.
@immutable
abstract class Sized<T extends Object> extends Base<T> with Logged, Named implements Comparable<Sized> {
  int get size;
}

sealed class Shape {}
final class Circle extends Shape {}
base mixin class Both {}
interface class Contract {}
mixin Walker<T> on Animal, Leg<T> implements Mover {
  void walk() {}
}
class Dog = Animal with Walker<int> implements Pet;
extension Shout on String {
  String get loud => toUpperCase();
}
extension on int {
  bool get even => this % 2 == 0;
}
extension type const UserId._(int value) implements int {
  UserId.zero() : this._(0);
}
enum Level implements Ranked {
  low(1),
  /// In the middle.
  @Deprecated('use low')
  middle(5),
  high.top();

  const Level(this.rank);
  const Level.top() : rank = 9;
  final int rank;
  bool operator <(Level other) => rank < other.rank;
}
typedef Handler<T> = Future<void> Function(T event, {bool last});
typedef int Compare(Object a, Object b);
