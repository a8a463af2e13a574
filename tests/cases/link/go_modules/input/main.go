package main

import (
	"fmt"

	"example.com/shop/internal/cart"
	store "example.com/shop/go-store"
	"example.com/shop/missing"
	"github.com/pkg/errors"
	"gopkg.in/yaml.v3"
)

func main() {
	c := cart.New()
	fmt.Println(c, store.Open(), errors.New("x"), yaml.Marshal, missing.X)
	run(c)
}
