//! The module spawn is private: from outside the name is the function's alone.
mod inner;
mod spawn;
pub use spawn::spawn;
