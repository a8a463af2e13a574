pub mod cart;
mod util;

pub use cart::Cart;
pub use crate::util::money::round;
use serde::Serialize;
use shop_store::disk::Disk;
use std::fmt;

pub fn open() -> Disk {
    Disk::open()
}
