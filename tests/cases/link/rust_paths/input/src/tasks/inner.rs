use crate::tasks::spawn;

pub fn run() {
    spawn::spawn();
}
