using Q;

class Use : Tool, Q.IApi<Tool.Part> {
  static int shared;
  Tool tool = new Tool(shared);
  void Run(Tool local) {
    Tool.Part part = local.Make<int>();
    this.Helper();
    base.Run(local);
    tool?.Use()?.Then(x => x.Go(), Tool.Create);
    object o = new Q.Deep<Item>(Tool.Limit) { Name = shared };
    if (o is Tool t && t.Ready) shared++;
    var list = (List<Item>)o as IList<Item>;
    foreach (Item item in list) item.Touch();
    global::System.Console.WriteLine(typeof(Item), nameof(Use));
  }
  void Helper() { }
}
