mod common;

use shop::{round, Cart};

#[test]
fn rounds() {
    common::setup();
    let _ = Cart::new();
    assert_eq!(round(1), 1);
}
