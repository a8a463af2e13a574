/// Makes a list.
#[macro_export]
macro_rules! list {
    () => { Vec::new() };
    ($($x:expr),+ $(,)?) => { { fn not_listed() {} vec![$($x),+] } };
}

macro_rules! private_one { ($name:ident) => { struct $name; } }

private_one!(Generated);

bitflags! {
    /// Bits.
    pub struct Flags: u32 {
        const A = 1;
        const B = 2;
    }
}

lazy_static! {
    /// All names.
    pub static ref NAMES: Vec<String> = load(1);
}

cfg_if::cfg_if! {
    if #[cfg(unix)] {
        mod unix;
        /// Opens.
        pub fn open(path: &str) -> File { sys::open(path) }
    } else {
        pub fn open(path: &str) -> File { unreachable!() }
    }
}

cfg_rt! {
    pub struct Runtime { handle: Handle }
    impl Runtime {
        pub fn spawn(&self) {} // TODO: once
    }
}

thread_local!(static CURRENT: Cell<u8> = Cell::new(0));

fn uses() {
    let x = list![1, 2];
    assert_eq!(parse("a").len(), LIMIT, "{}", config.name);
    println!("{}", std::env::args().count());
    x.map(|y| other!(inner::call(y)));
}
