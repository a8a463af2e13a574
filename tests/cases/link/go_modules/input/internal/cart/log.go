package cart

type Log struct{}

func (l *Log) Note(text string) {}

func (c *Cart) check() {}
