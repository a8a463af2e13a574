import q.Tool

class Use(private val tool: Tool) : Tool(), q.Api<Tool.Part> {
    val shared = Tool.LIMIT
    fun run(local: Tool?, list: List<Item>) {
        val part: Tool.Part = local?.part() ?: return
        this.helper()
        super.run(local)
        tool.use().then { x -> x.go(shared) }
        list.map(Tool::make).filter { it is Special }
        q.Tool.run(named = shared)
        val text = "$shared and ${tool.name}"
        part as Tool
        list.forEach(::helper)
    }
    fun helper() {}
}
