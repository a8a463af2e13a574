package signals

func notify() {}
