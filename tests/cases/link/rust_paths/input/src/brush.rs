use crate::palette::Color::{self, Red};
pub fn dip() -> Color { Red }
use crate::tasks::spawn;

pub fn start() {
    spawn();
}
