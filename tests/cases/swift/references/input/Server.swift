import Net

let defaultPort = 80

class Server {
    var handlers: [String: Handler] = [:]
    let socket: Net.Socket

    init(port: Int = defaultPort) {
        socket = Net.Socket(port: port)
        handlers = Dictionary<String, Handler>()
    }

    func run<T: Runner>(_ runner: T, with local: Int) throws -> T.Output {
        let copy = local
        let f = helper
        f(copy)
        self.stop()
        try socket.listen(on: defaultPort)?.accept { connection in
            connection.send(Server.shared.name)
            helper(defaultPort)
        }
        return runner.run(.fast, as: Response.self)
    }
}

func helper(_ x: Int) {}
