extern crate alloc;
extern crate serde as ser;

use std::collections::HashMap;
use std::{
    fmt::{self, Display as Show},
    io::prelude::*,
    path,
};
use crate::shapes::{Point, nested::{Deep, deeper::Deepest as D}, *};
pub use self::parser::Parser;
pub(crate) use super::hidden;
use anyhow;
use {rand::Rng, log::info};
use std::io::Write as _;

mod parser;
/// Unix only.
#[cfg(unix)]
pub mod unix;
#[path = "win/mod.rs"]
mod windows;

pub mod inline {
    //! Inner words.

    #![cfg(feature = "x")]
    use super::*;
    pub fn inside() {}
}

fn local() {
    use std::mem::swap;
    let m: HashMap<u8, D> = HashMap::new();
    fmt::format(m);
    path::Path::new("x");
}
