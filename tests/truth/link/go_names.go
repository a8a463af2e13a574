// What the names in the Go files below a folder lead to, as go/types resolves them: PATH<tab>LINE<tab>NAME<tab>TARGET, where
// TARGET is PATH:LINE in the folder or "-" for what lies outside of it (the standard library, the language itself). Names
// that go/types cannot resolve (members of what modules that are not at hand give) and names of functions' own variables are left out.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

type module struct{ path, folder string }

type loader struct {
	root     string
	files    *token.FileSet
	standard types.Importer
	modules  []module // longest path first
	parsed   map[string][]*ast.File
	imported map[string]*types.Package
	absent   map[*types.Package]bool   // not at hand
	bodies   map[string][][2]token.Pos // file -> bodies of its functions
}

// The files of a folder that this system builds.
func (l *loader) parse(folder string) []*ast.File {
	if files, known := l.parsed[folder]; known {
		return files
	}
	entries, _ := os.ReadDir(folder)
	var files []*ast.File
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			continue
		}
		if fits, err := build.Default.MatchFile(folder, name); err != nil || !fits {
			continue
		}
		file, err := parser.ParseFile(l.files, filepath.Join(folder, name), nil, 0)
		if err != nil {
			continue
		}
		files = append(files, file)
		for _, declaration := range file.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Body != nil {
				full := l.files.Position(function.Pos()).Filename
				l.bodies[full] = append(l.bodies[full], [2]token.Pos{function.Body.Pos(), function.Body.End()})
			}
		}
	}
	l.parsed[folder] = files
	return files
}

func isTest(l *loader, file *ast.File) bool {
	return strings.HasSuffix(l.files.Position(file.Pos()).Filename, "_test.go")
}

func (l *loader) check(name string, files []*ast.File, info *types.Info) *types.Package {
	config := types.Config{Importer: l, FakeImportC: true, Error: func(error) {}}
	result, _ := config.Check(name, l.files, files, info)
	return result
}

func (l *loader) Import(name string) (*types.Package, error) {
	if found, known := l.imported[name]; known {
		return found, nil
	}
	fake := types.NewPackage(name, path.Base(name))
	fake.MarkComplete()
	l.imported[name] = fake // until it is known; stays for what is not at hand
	l.absent[fake] = true
	for _, m := range l.modules {
		if name != m.path && !strings.HasPrefix(name, m.path+"/") {
			continue
		}
		var files []*ast.File
		for _, file := range l.parse(filepath.Join(m.folder, strings.TrimPrefix(name, m.path))) {
			if !isTest(l, file) {
				files = append(files, file)
			}
		}
		if len(files) > 0 {
			l.imported[name] = l.check(name, files, nil)
			return l.imported[name], nil
		}
	}
	if !strings.Contains(strings.SplitN(name, "/", 2)[0], ".") {
		if found, err := l.standard.Import(name); err == nil {
			l.imported[name] = found
		}
	}
	return l.imported[name], nil
}

// Declared by a package or a type of a package, not inside of a function.
func (l *loader) isDeclared(object types.Object) bool {
	switch object.(type) {
	case *types.PkgName, *types.Label, *types.Builtin, *types.Nil:
		return false
	}
	if object.Pkg() == nil {
		return true
	}
	if object.Parent() != nil && object.Parent() != object.Pkg().Scope() {
		return false
	}
	for _, body := range l.bodies[l.files.Position(object.Pos()).Filename] {
		if object.Pos() > body[0] && object.Pos() < body[1] {
			return false
		}
	}
	return true
}

func main() {
	build.Default.CgoEnabled = false
	root, _ := filepath.Abs(os.Args[1])
	l := &loader{root: root, files: token.NewFileSet(), parsed: map[string][]*ast.File{}, imported: map[string]*types.Package{},
		absent: map[*types.Package]bool{}, bodies: map[string][][2]token.Pos{}}
	l.standard = importer.ForCompiler(l.files, "source", nil)
	var folders []string
	filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		name := entry.Name()
		if entry.IsDir() {
			if at != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor") {
				return filepath.SkipDir
			}
			folders = append(folders, at)
		} else if name == "go.mod" {
			text, _ := os.ReadFile(at)
			for _, line := range strings.Split(string(text), "\n") {
				if words := strings.Fields(line); len(words) == 2 && words[0] == "module" {
					l.modules = append(l.modules, module{strings.Trim(words[1], `"`), filepath.Dir(at)})
				}
			}
		}
		return nil
	})
	sort.Slice(l.modules, func(a, b int) bool { return len(l.modules[a].path) > len(l.modules[b].path) })
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, folder := range folders {
		byName := map[string][]*ast.File{}
		for _, file := range l.parse(folder) {
			byName[file.Name.Name] = append(byName[file.Name.Name], file)
		}
		for name, files := range byName {
			info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
			l.check(name, files, info)
			print := func(identifier *ast.Ident, target string) {
				place := l.files.PositionFor(identifier.Pos(), false)
				inside, _ := filepath.Rel(root, place.Filename)
				fmt.Fprintf(out, "%s\t%d\t%s\t%s\n", inside, place.Line, identifier.Name, target)
			}
			for _, file := range files { // names of packages that are not at hand
				ast.Inspect(file, func(node ast.Node) bool {
					if selector, ok := node.(*ast.SelectorExpr); ok {
						if operand, ok := selector.X.(*ast.Ident); ok {
							if name, ok := info.Uses[operand].(*types.PkgName); ok && l.absent[name.Imported()] {
								print(selector.Sel, "-")
							}
						}
					}
					return true
				})
			}
			for identifier, object := range info.Uses {
				if object == nil || !l.isDeclared(object) {
					continue
				}
				target := "-"
				if object.Pkg() != nil {
					place := l.files.PositionFor(object.Pos(), false)
					if !place.IsValid() {
						continue // of a package that is not at hand
					}
					if inside, err := filepath.Rel(root, place.Filename); err == nil && !strings.HasPrefix(inside, "..") {
						target = fmt.Sprintf("%s:%d", inside, place.Line)
					}
				}
				print(identifier, target)
			}
		}
	}
}
