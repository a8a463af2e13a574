package main

import (
	"flag"

	"github.com/alecthomas/kingpin/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/urfave/cli/v2"
)

var verbose = flag.Bool("verbose", false, "more words")

func define(set *flag.FlagSet, more *pflag.FlagSet, cmd *cobra.Command, path string) {
	var port int
	flag.IntVar(&port, "port", 80, "the port")
	set.String("name", "", "the name")
	own := flag.NewFlagSet("own", flag.ExitOnError)
	own.Duration("wait", 0, "how long")
	more.StringSliceP("include", "i", nil, "what to take")
	cmd.Flags().BoolVarP(nil, "dry-run", "n", false, "do nothing")
	cmd.PersistentFlags().String("config", "", "a file")
	flags := cmd.Flags()
	flags.Count("level", "again and again")
	app := kingpin.New("app", "words")
	app.Flag("config.file", "Where it lies.").Default("x").String()
	app.Flag(path, "not a literal").String()
	log.String("message", "no option")
	set.Var(nil, "list", "values")
	_ = []cli.Flag{&cli.StringFlag{Name: "token", Usage: "a secret"}}
}
