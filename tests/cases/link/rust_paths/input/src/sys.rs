#[cfg(unix)]
pub use std::time as clock;
#[cfg(not(unix))]
pub mod clock;
pub use std::time::Duration;
