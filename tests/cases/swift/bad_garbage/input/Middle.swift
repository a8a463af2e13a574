func before() {}

<<<<<<< HEAD
func ours( { }
=======
func theirs() {}
>>>>>>> branch
)))} ¤¤

enum Kept { case a, b }

extension Kept {
    func method() {}
}
