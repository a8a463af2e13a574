pub mod wide;
pub struct Circle;
