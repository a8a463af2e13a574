package server

// Start begins.
func Start() error {
	return nil
}

func Broken(x int {
	if x > {
}

// After still stands.
func After() int { return 1 }

type Kept struct {
	A int
	B
