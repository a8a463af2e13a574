import q.Tool

class Use(tool: Tool) extends Tool with q.Api[Tool.Part] {
  val shared = Tool.Limit
  def run(local: Tool, list: List[Item]): Unit = {
    val part: Tool#Part = local.part[Int](shared)
    this.helper()
    super.run(local)
    tool.use().andThen(x => x.go(shared))
    list.map(_.name).foreach(helper)
    val deep = new q.Deep[Item](Tool.Limit)
    list match { case item :: rest => item.touch(rest) }
    q.Tool.run(named = shared)
  }
  @inline def helper(x: Any) = x
}
