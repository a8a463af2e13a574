pub fn spawn() {}
