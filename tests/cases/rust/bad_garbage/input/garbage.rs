pub fn before() {}

<<<<<<< HEAD
fn ours( { }
=======
fn theirs() {}
>>>>>>> branch
)))} %% ¤ 'unclosed

pub enum Kept { A, B }

impl Kept {
    fn method(&self) {}
}
