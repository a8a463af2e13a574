//! Cut off.

pub fn before() -> u8 { 1 }

pub struct Broken {
    a: u8,
    b: Vec<

/// Still documented.
#[derive(Debug)]
pub struct After {
    c: u8,
}

impl After {
    pub fn method(&self) {
        if true {
