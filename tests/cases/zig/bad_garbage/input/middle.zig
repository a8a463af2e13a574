pub fn before() void {}

<<<<<<< HEAD
fn ours( { }
=======
fn theirs() void {}
>>>>>>> branch
))} ¤ @@@ "unclosed

pub const Kept = enum { a, b };

test "kept" {}
