module example.com/m

go 1.21

require (
	golang.org/x/net v0.1.0
	golang.org/x/sys v0.2.0 // indirect
)
