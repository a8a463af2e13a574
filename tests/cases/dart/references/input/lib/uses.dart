import 'package:path/path.dart' as p;
import 'models.dart';

class Page extends StatelessWidget {
  final Store store;
  Page(this.store, {super.key});

  Widget build(BuildContext context) {
    final file = p.join('a', p.basename('b'));
    store.items.where((item) => item.isOpen).toList();
    this.refresh();
    super.build(context);
    var list = new List<int>.filled(3, 0);
    const Padding(padding: EdgeInsets.all(8));
    'a,b'.split(',');
    Model()
      ..load()
      ..name = file;
    final other = store?.current!.title;
    return list is Iterable ? Text('x') : other as Widget;
  }

  void refresh() {}
}
