/// A point.
pub const Point = struct {
    /// Across.
    x: f32 = 0,
    y: f32,
    tag: struct { inner: u8 },

    pub const origin = Point{ .x = 0, .y = 0 };
    var count: usize = 0;

    pub fn length(self: Point) f32 {
        return self.x;
    }
    fn make() Point {
        return origin;
    }
};

const Pair = struct { u8, Point };

pub const Kind = enum(u8) {
    /// Round.
    circle,
    square = 4,
    null,
    @"while",
    _,

    pub fn isRound(kind: Kind) bool {
        return kind == .circle;
    }
};

const Value = union(enum) {
    number: i64,
    text: []const u8,
    nothing,
};

pub const ReadError = error{
    /// No more.
    EndOfStream,
    Closed,
};

const Handle = opaque {
    fn close(handle: *Handle) void {
        _ = handle;
    }
};

const Flags = packed struct(u8) { a: bool, b: u7 };
