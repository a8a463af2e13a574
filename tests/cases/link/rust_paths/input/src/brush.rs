use crate::palette::Color::{self, Red};
pub fn dip() -> Color { Red }
