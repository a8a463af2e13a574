package references

import (
	"net/http"
	"strings"
)

type Server struct {
	router *http.ServeMux
	Name   string
}

const prefix = "/"

func New(name string) *Server {
	s := &Server{router: http.NewServeMux(), Name: strings.ToUpper(name)}
	codes := map[string]int{prefix: http.StatusOK}
	_ = codes[prefix]
	return s
}

func (s *Server) Handle(w http.ResponseWriter, r *http.Request) {
	prefix := r.URL.Path
	s.router.ServeHTTP(w, r)
	New(prefix).Handle(w, r)
	go s.Close()
	defer func() { recover() }()
	handler := http.HandlerFunc(s.Handle)
	handler(w, r)
	var list []Server
	list = make([]Server, 0)
}
