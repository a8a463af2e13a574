mod canvas;
use canvas::Canvas;
use chart_kit::prelude::{Circle, Paint};
use chart_kit::broad::stretch;
use chart_kit::{palette, shape::wide};
use log::info;

fn log() {}

#[test]
fn draws() { stretch(Circle); let _ = Paint::Green; wide::stretch(Circle); Canvas::new(); log(); info!("x"); }
