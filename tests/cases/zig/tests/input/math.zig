const expect = @import("std").testing.expect;

fn add(a: i32, b: i32) i32 {
    return a + b;
}

/// Adds.
test "adds two numbers" {
    try expect(add(1, 2) == 3);
}

test add {
    if (add(0, 0) != 0) return error.Wrong;
}

test {
    _ = add;
}
