use crate::sys::Duration;
use crate::sys::missing::Thing;
use winapi::um::winbase;
