pub mod money;

pub fn note() {}
