func before() -> Int { 1 }

struct Broken {
    var a: Int
    func method( {

/// Still documented.
public class After {
    var c = 1
    func inside() {
        if true {
