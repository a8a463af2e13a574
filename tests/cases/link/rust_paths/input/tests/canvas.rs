use crate::draws;
pub struct Canvas;
impl Canvas { pub fn new() -> Canvas { Canvas } }
