package web

import (
	"errors"
	"fmt"
	"net/http"
)

var ErrClosed = errors.New("the store is closed")

func show(w http.ResponseWriter, r *http.Request) {}

func Routes(mux *http.ServeMux, r *Router, c *Client) error {
	mux.HandleFunc("/show", show)
	mux.Handle("/v3/", wsproxy.WebsocketProxy(
		mux,
		wsproxy.WithMaxRespBodyBufferSize(0x7fffffff),
	))
	mux.HandleFunc("/inline", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("GET /items/{id}", show)
	r.POST("/items", show)
	c.Post("/items", show)
	if viper.GetInt("server.port") == 0 {
		return fmt.Errorf("no port in %s", "the configuration")
	}
	return errors.New("short")
}
