// Copyright 2020 The Authors. All rights reserved.

//! Reads configuration.
//!
//! Second paragraph.

#![warn(missing_docs)]

/// Reads a file.
///
/// # Arguments
///
/// * `path` - where to read,
///   absolute or not
/// * `limit`: bytes at most
///
/// # Errors
///
/// Returns [`Error::Gone`] when the file
/// does not exist.
///
/// # Panics
///
/// If `limit` is zero.
///
/// # Examples
///
/// ```
/// # Arguments
/// read("x", 1);
/// ```
#[inline]
#[must_use = "reading twice is slow"]
pub async fn read<'a, P: AsRef<Path>, const N: usize>(path: P, limit: usize) -> Result<&'a [u8; N], Error>
where
    P: Send + 'a,
{
    fn helper(x: u8) -> u8 {
        const LOCAL: u8 = 1;
        x + LOCAL
    }
    struct Local {
        field: u8,
    }
    Ok(helper(limit))
}

// Not a doc comment.
const unsafe fn zero() {}

/** Block words. */
pub(crate) extern "C" fn callback(_: i32, (a, b): (u8, u8), mut count: u32) -> ! {
    loop {}
}

#[doc = "Words in an attribute."]
#[doc(hidden)]
#[deprecated(since = "1.2", note = "use read")]
pub fn old() {}

extern "C" {
    /// Writes.
    pub fn printf(format: *const c_char, ...) -> c_int;
    static environ: *const *const c_char;
}

fn main() {}
