import 'package:test/test.dart';

void main() {
  setUp(() {});
  group('Page', () {
    test('opens', () async {
      expect(open(), isTrue);
    });
    testWidgets('shows "text"', (tester) async {
      if (tester.ready) await tester.pump();
    });
  });
  test(name, body);
}
