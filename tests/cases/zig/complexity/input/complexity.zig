fn one() void {}

fn branches(x: ?i32, items: []const i32) i32 {
    const y = x orelse return 0;
    if (y > 1 and y < 5 or y == 9) {
        return 1;
    } else if (items.len == 0) {
        return 2;
    } else {
        return 3;
    }
    switch (y) {
        0 => return 4,
        1, 2 => return 5,
        else => {},
    }
    for (items, 0..) |item, i| {
        while (item > i) {
            if (item > 3) break;
        }
    }
    const z = parse() catch |err| return 6;
    return if (z > 0) 1 else 2;
}
