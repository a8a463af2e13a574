package cart

import "testing"

func TestAdd(t *testing.T) {
	c := New()
	c.Add("toy")
}
