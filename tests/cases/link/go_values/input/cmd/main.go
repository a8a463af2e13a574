package main

import (
	"errors"
	"fmt"
	"testing"

	"example.com/boxes/lid"
)

// T has the name of a type that everybody uses.
type T interface{ Errorf(format string, args ...interface{}) }

type Opener interface{ Open() *lid.Lid }

type box struct {
	Opener
	lids  []*lid.Lid
	names map[lid.Name]box
	t     T
	done  chan *lid.Lid
}

var known = []struct {
	name string
	box  *box
}{
	{name: "first", box: &box{}},
}

var made, failed = lid.Make(3)

func newBox() box { return box{} }

func (b *box) all() ([]*lid.Lid, map[lid.Name]box) { return b.lids, b.names }

func main() {
	first, err := lid.Make(1)
	first.Close()
	err.Error()
	first.Turn()
	first.Name().Upper()
	made.Close()
	failed.Error()
	b := newBox()
	b.Open().Close()
	for _, one := range b.lids {
		one.Close()
	}
	lids, names := b.all()
	lids[0].Close()
	for name, inner := range names {
		name.Upper()
		inner.Open()
	}
	(<-b.done).Close()
	for received := range b.done {
		received.Close()
	}
	for _, b := range known {
		b.box.Open()
		fmt.Println(b.name)
	}
	set := lid.Set{lid.Name("a"): {Size: 1}}
	set["a"].Close()
	var any interface{} = b
	switch any := any.(type) {
	case *lid.Lid:
		any.Close()
	case box, *box:
		any.Open()
	default:
		fmt.Println(any)
	}
	if opener, ok := any.(Opener); ok {
		opener.Open()
	}
	stack := &lid.Stack[int]{}
	stack.Push(1)
	func(l lid.Lid) { l.Close() }(*first)
	l := unknown()
	l.Close()
	fmt.Errorf("not of T")
	errors.New("x").Error()
}

func TestBox(t *testing.T) {
	t.Errorf("not of T either")
	b := box{t: t}
	b.t.Errorf("of T")
	t.Run("one", func(t *testing.T) { t.Errorf("of testing") })
}
