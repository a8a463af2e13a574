package middle

func Before() {}

<<<<<<< HEAD
func Ours() { a( }
=======
func Theirs() {}
>>>>>>> branch
%%% @@ 12 ))) }}}

type T struct{ F int }

func (t T) Method() {}

const C = 1
