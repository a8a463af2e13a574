package generics

type Number interface {
	~int | ~float64
}

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

type List[T any] struct {
	next *List[T]
	Pair[string, T]
}

func (l *List[T]) Push(value T) *List[T] { return &List[T]{next: l} }

func Map[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

type Set[T comparable] = map[T]struct{}

var sums = Map[int, string](nil, nil)
var one = Sum[int](1)

func Sum[N Number](xs ...N) (total N) { return }
