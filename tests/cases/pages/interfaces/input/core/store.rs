pub fn open(path: &str) -> Store {
    if path.is_empty() {
        panic!("a store needs a path");
    }
    let router = Router::new().route("/store", get(show)).route("/raw", any);
    std::fs::read(path).expect("the store can be read")
}

fn show() {}
