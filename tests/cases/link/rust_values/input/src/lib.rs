//! Boxes.
pub mod lid;

use crate::lid::{BigLid, Lid, Turn};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub struct Crate {
    lids: Vec<Lid>,
    named: HashMap<String, BigLid>,
    shared: Arc<Mutex<BigLid>>,
    maybe: Option<Lid>,
    spare: Box<BigLid>,
}

impl Crate {
    pub fn new(lid: Lid) -> Self {
        Self { lids: vec![lid], named: HashMap::new(), shared: todo!(), maybe: None, spare: todo!() }
    }

    pub fn first(&self) -> Option<&Lid> {
        self.lids.first()
    }

    pub fn open(&mut self, other: &mut Crate, path: &str) -> Result<Lid, String> {
        for lid in self.lids.iter() {
            lid.close();
        }
        for lid in &self.lids {
            lid.close();
        }
        self.lids[0].close();
        self.named.get("a").unwrap().grow();
        if let Some(found) = self.named.get("b") {
            found.grow();
        }
        self.shared.lock().unwrap().grow();
        let shared = self.shared.clone();
        shared.lock().unwrap().grow();
        match self.maybe {
            Some(ref lid) => lid.close(),
            None => {}
        }
        self.spare.grow();
        let made = Crate::new(Lid::default());
        made.first().unwrap().close();
        let lid = other.first().ok_or("none")?;
        lid.close();
        let big = BigLid { size: 1 };
        big.grow();
        big.clone().grow();
        big.turn();
        let size = big.size;
        let typed: Lid = make();
        typed.close();
        path.len();
        let again = self.first()?;
        again.close();
        Ok(typed)
    }
}

fn make() -> Lid {
    Lid::default()
}

pub fn generic<T: Turn>(turner: &T, any: impl Turn, boxed: Box<dyn Turn>) {
    turner.turn();
    any.turn();
    boxed.turn();
}
