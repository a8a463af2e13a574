//! Charts.
#[macro_use]
mod macros;
pub mod shape;
mod sys;
#[path = "odd_name.rs"]
pub mod palette;
pub mod prelude {
    pub use crate::shape::*;
    pub use super::palette::Color as Paint;
}
pub use sys::clock;
pub mod tasks;
pub use self::shape::wide as broad;

cfg_draw! {
    cfg_color! {
        pub mod brush;
        use std::fmt::Write;
    }
}
