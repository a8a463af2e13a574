//! A growing list.
//!
//! Second paragraph.

const std = @import("std");
const Allocator = std.mem.Allocator;

/// A list of T.
/// Grows as needed.
pub fn List(comptime T: type) type {
    return struct {
        const Self = @This();

        /// What it holds.
        items: []T,
        allocator: Allocator,

        pub fn init(allocator: Allocator) Self {
            return .{ .items = &.{}, .allocator = allocator };
        }

        pub fn push(self: *Self, value: T) !void {
            const local = struct { var count: usize = 0; };
            local.count += 1;
            self.items = try self.allocator.realloc(self.items, self.items.len + 1);
            self.items[local.count] = value;
        }
    };
}

// Not a doc comment.
inline fn add(comptime x: u8, y: anytype) @TypeOf(y) {
    return x + y;
}

extern "c" fn printf(format: [*:0]const u8, ...) c_int;

export fn exported(noalias p: *const u8) callconv(.C) void {
    _ = p;
}

pub fn main() !void {
    const home = std.os.getenv("HOME");
    const key = try std.process.getEnvVarOwned(std.heap.page_allocator, "KEY");
    _ = home;
    _ = key;
}
