package main

import "fmt"

import (
	"flag"
	. "math"
	_ "net/http/pprof"
	"os"

	yaml "gopkg.in/yaml.v3"
	"github.com/urfave/cli/v2"
	"gopkg.in/check.v1"
)

var verbose = flag.Bool("verbose", false, "say more")

func init() {
	flag.StringVar(&name, "name", "x", "a name")
}

func main() {
	home := os.Getenv("HOME")
	if key, ok := os.LookupEnv(`API_KEY`); ok {
		fmt.Println(home, key, Sqrt(2))
	}
	os.Getenv(home)
	var c cli.Context
	check.Equals(c, yaml.Marshal(os.Args))
}
