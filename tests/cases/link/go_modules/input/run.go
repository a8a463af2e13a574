package main

import "example.com/shop/internal/cart"

func run(c *cart.Cart) {
	c.Add("book")
}
