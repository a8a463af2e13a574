macro_rules! cfg_draw { ($($item:item)*) => { $($item)* } }
macro_rules! cfg_color { ($($item:item)*) => { $($item)* } }
