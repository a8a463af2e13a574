use args::Args;
use chart_kit::shape::Circle;
pub fn go(_: Args) { let _ = Circle; }
