// Package store keeps things.
package store

import "io"

type Item struct{ Name string }

// Store is implemented elsewhere.
type Store interface {
	Get(name string, rest ...int) (*Item, error)
	Put(item *Item) error
}

type Closer interface {
	Store
	Close() error
}

// Sealed has a method of this package alone.
type Sealed interface {
	Get(name string, rest ...int) (*Item, error)
	seal()
}

// Outside embeds what nobody here knows.
type Outside interface {
	io.Reader
	Put(item *Item) error
}

type memory struct{ items map[string]*Item }

func (m *memory) Get(n string, r ...int) (found *Item, err error) { return m.items[n], nil }
func (m *memory) Put(i *Item) error                               { return nil }
func (m *memory) seal()                                           {}
