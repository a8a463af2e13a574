package disk

import "example.com/shop/store"

// Item has the name of another.
type Item struct{}

type Disk struct{}

func (d Disk) Get(name string, more ...int) (*store.Item, error) { return nil, nil }
func (d Disk) Put(item *store.Item) error                        { return nil }
func (d Disk) seal()                                             {}

// Closing gets the rest from what it embeds.
type Closing struct{ *Disk }

func (c *Closing) Close() error { return nil }

// Other takes another Item.
type Other struct{}

func (o Other) Get(name string, more ...int) (*Item, error) { return nil, nil }
func (o Other) Put(item *Item) error                        { return nil }

func use(s store.Store) error { return s.Put(nil) }
