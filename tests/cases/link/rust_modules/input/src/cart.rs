use crate::util::{self, money::Money};
use super::open;

mod line;

pub struct Cart {
    total: Money,
}

impl Cart {
    pub fn new() -> Self {
        open();
        util::note();
        Self::empty()
    }
    fn empty() -> Self {
        Cart { total: Money::zero() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use super::line::Line;

    #[test]
    fn starts_empty() {
        let cart = Cart::new();
        let _ = Line;
        let _ = cart;
    }
}
