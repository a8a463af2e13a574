package stack_test

import "testing"

func TestPush(t *testing.T) {
	t.Run("empty", func(t *testing.T) {})
}
func Test(t *testing.T)            {}
func Testify(t *testing.T)         {}
func BenchmarkPush(b *testing.B)   {}
func ExampleStack_Push()           {}
func FuzzPush(f *testing.F)        {}
func TestMain(m *testing.M)        {}
func helper(t *testing.T)          {}
func (s *Suite) TestMethod()       {}
