package constants

// Weekday counts from Sunday.
type Weekday int

// The days.
const (
	Sunday Weekday = iota // the first
	Monday
	_
	// Wednesday stands in the middle.
	Wednesday
	count = 7
)

const Pi, e = 3.14, 2.71

// Limit of everything.
const Limit uint8 = 1 << 7

type (
	Celsius    float64
	Handler    func(w io.Writer, path string) error
	Alias      = Celsius
	Table      map[string][]Weekday
)

var (
	a, b int = 1, 2
	// Registry by name.
	Registry = map[string]Handler{"x": nil}
	_ Shape  = (*Circle)(nil)
)

var config struct {
	Name string
	Deep struct{ Level int }
}

var cases = []struct {
	in, want string
}{{"a", "b"}}

// Visit is bound to a function.
var Visit = func(path string, depth int) error {
	type step struct{ n int }
	var local = step{depth}
	_ = local
	return nil
}
