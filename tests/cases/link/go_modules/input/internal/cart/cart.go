package cart

// Cart is what a customer is going to buy.
type Cart struct {
	items []string
	log   Log
}

func New() *Cart { return &Cart{} }

func (c *Cart) Add(item string) {
	c.log.Note(item)
	c.check()
}
