/// A point.
#[derive(Debug, Clone, serde::Serialize)]
#[repr(C)]
pub struct Point<T = f64> {
    /// Across.
    #[serde(rename = "a")]
    pub x: T,
    y: T, // down
}

pub struct Pair(pub u8, String);
struct Unit;

pub(crate) union Bits {
    int: u32,
    float: f32,
}

/// What a shape is.
#[non_exhaustive]
pub enum Shape<'a> {
    /// Round.
    Circle { center: Point<f64>, radius: f64 },
    #[deprecated]
    Named(&'a str),
    Empty = 3,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Things with an area.
pub unsafe trait Area: fmt::Debug + Send + 'static {
    /// What it is measured in.
    type Unit: Default;
    const SIDES: usize;
    const NAME: &'static str = "area";
    fn area(&self) -> Self::Unit;
    fn describe(&self) -> String { format!("{:?}", self) }
    fn new() -> Self where Self: Sized;
}

pub static mut COUNT: usize = 0;
const LIMIT: u32 = 1 << 4;
const _: () = assert!(LIMIT > 1);
