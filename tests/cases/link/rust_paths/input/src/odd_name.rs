pub enum Color { Red, Green }
