pub struct Stack<T>(Vec<T>);

impl<T: Clone> Stack<T> {
    /// Makes one.
    pub const fn new() -> Self { Stack(Vec::new()) }
    pub fn push(&mut self, value: T) { self.0.push(value) }
    fn take(self: Box<Self>) -> Vec<T> { self.0 }
    const LIMIT: usize = 10;
}

impl<T> std::fmt::Display for Stack<T>
where
    T: std::fmt::Debug,
{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{:?}", self.0) }
}

impl<T> Iterator for Stack<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.0.pop() }
}

unsafe impl<T> Send for Stack<T> {}
impl !Sync for Elsewhere {}
impl<'a, T> From<&'a [T]> for other::Stack<T> { fn from(x: &'a [T]) -> Self { todo!() } }
impl<T> Area for [T] { fn area(&self) -> usize { self.len() } }
impl<T: Area> Area for &T { fn area(&self) -> usize { (**self).area() } }
impl fmt::Debug for dyn Area { fn fmt(&self) {} }
