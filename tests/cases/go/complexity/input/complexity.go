package complexity

func one() {}

func branches(x int, ch chan int, v any) int {
	if x > 0 {
		if x > 1 {
			return 1
		}
	} else if x < -1 {
		return 2
	} else {
		return 3
	}
	switch x {
	case 1, 2:
		return 4
	default:
		return 5
	}
	select {
	case y := <-ch:
		return y
	default:
	}
	switch t := v.(type) {
	case int:
		return t
	}
	for i := range ch {
		for {
			func() {
				if i > 2 {
					return
				}
			}()
		}
	}
	return 0
}
