// Package lid closes boxes.
package lid

// Lid closes a box.
type Lid struct {
	Size int
	hinge
}

type hinge struct{ angle int }

func (h *hinge) Turn() int { return h.angle }

// Close is promoted nowhere.
func (l *Lid) Close() error { return nil }

// Name is the method and the type below its result.
func (l Lid) Name() Name { return Name("lid") }

type Name string

func (n Name) Upper() Name { return n }

// Make gives a lid and an error.
func Make(size int) (lid *Lid, err error) { return &Lid{Size: size}, nil }

type Set map[Name]*Lid

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(item T) { s.items = append(s.items, item) }
