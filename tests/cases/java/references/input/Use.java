package p;

import q.Tool;

class Use extends Tool implements q.Api<Tool.Part> {
  static int shared;
  Tool tool = new Tool(shared);
  void run(Tool local) {
    Tool.Part part = local.part();
    this.helper();
    super.run(local);
    tool.use().then(x -> x.go(), Tool::make, this::helper, ArrayList::new);
    Object o = new q.Deep<>(Tool.LIMIT);
    if (o instanceof Tool t && t.ready()) shared++;
    q.Tool.run();
    int[] a = new int[shared];
    Class<?> c = Tool.class;
  }
  void helper() {}
}
