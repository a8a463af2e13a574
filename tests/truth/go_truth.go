// What go/parser says a tree of Go files defines: one JSON object per line.
//
//	go run tests/truth/go_truth.go ROOT
//
// Left out: parameters, variables inside functions, the blank name. Fields of unnamed structs inside of types and package
// variables are listed with the field or variable as their scope.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

type row struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Kind  string `json:"kind"`
	Scope string `json:"scope,omitempty"`
}

var (
	files = token.NewFileSet()
	out   = json.NewEncoder(os.Stdout)
	path  string
)

func emit(name *ast.Ident, kind, scope string) {
	if name.Name == "_" || name.Name == "" {
		return
	}
	// The line in the file itself, whatever a "//line" directive says.
	out.Encode(row{name.Name, path, files.PositionFor(name.Pos(), false).Line, kind, scope})
}

// base is the name inside T, *T, p.T, T[A].
func base(expr ast.Expr) *ast.Ident {
	switch x := expr.(type) {
	case *ast.Ident:
		return x
	case *ast.StarExpr:
		return base(x.X)
	case *ast.ParenExpr:
		return base(x.X)
	case *ast.SelectorExpr:
		return x.Sel
	case *ast.IndexExpr:
		return base(x.X)
	case *ast.IndexListExpr:
		return base(x.X)
	}
	return nil
}

func join(scope, name string) string {
	if scope == "" {
		return name
	}
	return scope + "." + name
}

// members lists what an unnamed struct or interface holds, wherever it stands in the type.
func members(expr ast.Expr, scope string) {
	if expr == nil {
		return
	}
	ast.Inspect(expr, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.FuncLit, *ast.FuncType:
			return false
		case *ast.StructType:
			for _, field := range x.Fields.List {
				inner := scope
				for _, name := range field.Names {
					emit(name, "field", scope)
					inner = join(scope, name.Name)
				}
				if len(field.Names) == 0 {
					if name := base(field.Type); name != nil {
						emit(name, "field", scope)
						inner = join(scope, name.Name)
					}
				}
				members(field.Type, inner)
			}
			return false
		case *ast.InterfaceType:
			for _, method := range x.Methods.List {
				for _, name := range method.Names {
					emit(name, "method", scope)
				}
			}
			return false
		}
		return true
	})
}

func typeSpec(spec *ast.TypeSpec, scope string) {
	kind := "type"
	switch spec.Type.(type) {
	case *ast.StructType:
		kind = "struct"
	case *ast.InterfaceType:
		kind = "interface"
	}
	if spec.Assign.IsValid() {
		kind = "alias"
	}
	if spec.Name.Name == "_" {
		return
	}
	emit(spec.Name, kind, scope)
	members(spec.Type, join(scope, spec.Name.Name))
}

// local lists the types declared inside a function.
func local(node ast.Node, scope string) {
	ast.Inspect(node, func(node ast.Node) bool {
		if spec, ok := node.(*ast.TypeSpec); ok {
			typeSpec(spec, scope)
		}
		return true
	})
}

func declaration(decl ast.Decl) {
	switch x := decl.(type) {
	case *ast.FuncDecl:
		scope := ""
		kind := "function"
		if x.Recv != nil {
			kind = "method"
			if len(x.Recv.List) > 0 {
				if name := base(x.Recv.List[0].Type); name != nil {
					scope = name.Name
				}
			}
		}
		emit(x.Name, kind, scope)
		if x.Body != nil {
			local(x.Body, join(scope, x.Name.Name))
		}
	case *ast.GenDecl:
		for _, spec := range x.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				typeSpec(s, "")
			case *ast.ValueSpec:
				kind := "variable"
				if x.Tok == token.CONST {
					kind = "constant"
				}
				for _, name := range s.Names {
					emit(name, kind, "")
				}
				if x.Tok == token.VAR && len(s.Names) == 1 && s.Names[0].Name != "_" {
					members(s.Type, s.Names[0].Name)
					for _, value := range s.Values {
						composite(value, s.Names[0].Name)
					}
				}
				for _, value := range s.Values {
					ast.Inspect(value, func(node ast.Node) bool {
						if literal, ok := node.(*ast.FuncLit); ok {
							local(literal.Body, "")
							return false
						}
						return true
					})
				}
			}
		}
	}
}

// composite lists the fields of unnamed structs in the types of a variable's value: var x = []struct{ a int }{...}
func composite(value ast.Expr, scope string) {
	ast.Inspect(value, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.FuncLit:
			return false
		case *ast.StructType, *ast.InterfaceType:
			members(x.(ast.Expr), scope)
			return false
		}
		return true
	})
}

func main() {
	root := os.Args[1]
	filepath.Walk(root, func(name string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		path, _ = filepath.Rel(root, name)
		if err != nil { // not compared
			out.Encode(map[string]string{"t": "error", "path": path})
			return nil
		}
		emit(file.Name, "package", "")
		for _, decl := range file.Decls {
			declaration(decl)
		}
		return nil
	})
}
