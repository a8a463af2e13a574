//! Lids.

#[derive(Default)]
pub struct Lid;

impl Lid {
    pub fn close(&self) {}
}

#[derive(Clone)]
pub struct BigLid {
    pub size: usize,
}

impl BigLid {
    pub fn grow(&self) {}
    fn len(&self) -> usize {
        self.size
    }
}

pub trait Turn {
    fn turn(&self) {}
}

impl Turn for BigLid {}
