package shapes

type Shape interface {
	// Area is in square metres.
	Area() float64
	fmt.Stringer
	scale(by float64) Shape // in place
}

type Point struct{ X, Y float64 }

// Circle is round.
type Circle struct {
	*Point        // its centre
	Radius float64 `json:"radius,omitempty" yaml:"r"`
	labels struct {
		text string
	}
	sync.Mutex
}

// Area implements Shape.
func (c *Circle) Area() float64 { return math.Pi * c.Radius * c.Radius }

func (Circle) String() string { return "circle" }

func (later *Later) Move() {}

type Later struct{}

func (e *elsewhere) Hidden() {}
