pub struct Money(i64);

impl Money {
    pub fn zero() -> Money {
        Money(0)
    }
}

pub fn round(value: i64) -> i64 {
    value
}
