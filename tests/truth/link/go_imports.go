// Every import of every Go file below a folder, as go/parser reads it: PATH<tab>LINE<tab>IMPORT PATH.
package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	root := os.Args[1]
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.ImportsOnly)
		if err != nil {
			return nil // the language itself refuses it
		}
		relative, _ := filepath.Rel(root, path)
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			fmt.Printf("%s\t%d\t%s\n", relative, files.Position(spec.Path.Pos()).Line, name)
		}
		return nil
	})
}
