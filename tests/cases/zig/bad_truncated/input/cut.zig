pub fn before() u8 {
    return 1;
}

const Broken = struct {
    a: u8,
    fn method( {

/// Still documented.
pub const After = struct {
    c: u8,
    fn inside() void {
        if (true) {
