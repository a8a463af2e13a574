#![cfg(target_os = "linux")]

fn everywhere() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "no")]
    fn fails() { everywhere() }

    #[tokio::test]
    async fn waits() {}

    #[cfg(feature = "slow")]
    #[rstest]
    fn slow(#[case] x: u8) {}

    fn helper() {}
}

#[tokio::main]
async fn main() {
    let home = std::env::var("HOME");
    let key = env::var_os("KEY").unwrap();
    let built = env!("CARGO_PKG_NAME");
    let maybe = option_env!("MAYBE");
    env::var(key);
}
