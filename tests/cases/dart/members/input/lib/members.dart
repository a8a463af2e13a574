class Point {
  /// How far right.
  final double x, y;
  static const origin = Point(0, 0);
  static int _made = 0;
  late final String? label;
  covariant late Shape shape;

  const Point(this.x, this.y, {this.label = 'none'});
  /// From a list of [values].
  Point.fromList(List<double> values)
      : x = values[0],
        y = values[1] {
    _made++;
  }
  factory Point.parse(String text, [int base = 10]) => Point(0, 0);
  const factory Point.near() = NearPoint;
  external Point.native();

  double get length => sqrt(x * x + y * y);
  set length(double value) => scale(value);
  static Future<Point> load<T extends Source>(T source, {required int count, void onDone(int n)?}) async {
    return source.read();
  }
  Stream<int> steps() async* {
    yield 1;
  }
  Iterable<int> all() sync* {
    yield* [1];
  }
  Point operator +(Point other) => this;
  bool operator ==(Object other) => true;
  num operator [](int index) => x;
  void operator []=(int index, num value) {}
  @override
  String toString() => 'Point';
  @deprecated
  void old();
}
