// Package text holds small helpers.
//
// They know nothing of encodings.
package text

import (
	"errors"
	"fmt"
	"io"
)

// ErrEmpty is returned for empty input.
var ErrEmpty = errors.New("empty")

// Split cuts s into at most limit parts.
//
// Deprecated: use Fields.
func Split(s, separator string, limit int) (parts []string, err error) {
	if s == "" {
		return nil, ErrEmpty
	}
	for i := 0; i < limit; i++ {
		if s[i] == separator[0] && i > 0 || i == limit {
			parts = append(parts, s[:i])
		} else if i > 3 {
			break
		} else {
			continue
		}
	}
	return parts, nil
}

//go:noinline
func join(out io.Writer, parts ...string) { fmt.Fprintln(out, parts) }

// fast is written in assembly.
func fast(x []byte) int

func apply(f func(int) error, _ int, unused struct{ a, b int }) func() {
	type local struct {
		name string
	}
	const limit = 3
	var value local
	return func() {
		value.name = "x"
		f(limit)
	}
}

func _() {}
