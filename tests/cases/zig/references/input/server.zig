const net = @import("net");
const Handler = net.Handler;

const default_port: u16 = 80;

const Server = struct {
    handler: *Handler,
    routes: []const net.Route,

    fn start(self: *Server, port: ?u16) !void {
        const actual = port orelse default_port;
        const listener = try net.listen(actual);
        self.stop();
        for (self.routes) |route| helper(route, default_port);
        listener.accept(Server.onAccept).run();
        const f = helper;
        f(1, 2);
    }

    fn stop(self: *Server) void {
        _ = self;
    }
};

fn helper(route: net.Route, port: u16) void {
    _ = route;
    _ = @intCast(port);
}
