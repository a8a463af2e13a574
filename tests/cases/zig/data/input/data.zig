/// Bytes at most.
pub const limit: usize = 1 << 20;
threadlocal var depth: u32 = undefined;
export var counter: i32 = 1;
pub extern "c" var errno: c_int;
const names = [_][]const u8{ "a", "b" };
const min = @min(limit, 3);

comptime {
    const inside = 1;
    _ = inside;
}
