package box

// #include "../c/store.h"
import "C"

func Open() int {
	C.twice(2)
	return int(C.store_open(nil))
}
