extern crate chart_kit;
mod args;
mod run;
fn main() { run::go(args::Args) }
