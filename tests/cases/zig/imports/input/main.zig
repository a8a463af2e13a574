const std = @import("std");
const builtin = @import("builtin");
pub const parser = @import("parser.zig");
const Token = @import("token.zig").Token;
const Tree = @import("tree.zig").Node.Tree;
const print = std.debug.print;
pub usingnamespace @import("exports.zig");
const c = @cImport({
    @cInclude("stdio.h");
});

pub fn run() void {
    const late = @import("late.zig");
    late.go();
    @import("other.zig").call();
    print("{}", .{Token});
    std.log.info("x", .{});
    c.puts("x");
}
