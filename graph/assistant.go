package graph

import (
	"context"
	"net/http"
	"time"

	"github.com/rs/cors"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// asReader lets whoever may read pass, and answers who may not.
func (s *server) asReader(w http.ResponseWriter, r *http.Request) (*http.Request, bool) {
	r, denied, status := s.admitted(w, r)
	why := ""
	switch {
	case denied != nil:
	case s.OnlyOperations:
		why = "this server takes registered operations only"
	case !access.CallerOf(r.Context()).Role.Allows(parley.RoleReader):
		why = "reading needs the role " + string(parley.RoleReader)
	}
	if why != "" {
		s.Observer.Refused(codeForbidden)
		denied, status = refused(codeForbidden, "%s", why), http.StatusForbidden
	}
	if denied != nil {
		respond(w, r, plainJSON, status, denied)
	}
	return r, denied == nil
}

// foreignPage reports whether a page asks that is neither ours nor of a listed
// site; the Model Context Protocol has servers refuse it.
func (s *server) foreignPage(r *http.Request) bool {
	if http.NewCrossOriginProtection().Check(r) == nil {
		return false
	}
	return len(s.Origins) == 0 || !cors.New(cors.Options{AllowedOrigins: s.Origins}).OriginAllowed(r)
}

// serveAssistant hands requests of the Model Context Protocol on, under the
// limits that queries have.
func (s *server) serveAssistant(w http.ResponseWriter, r *http.Request) {
	r, ok := s.asReader(w, r)
	if !ok {
		return
	}
	if s.foreignPage(r) {
		respond(w, r, plainJSON, http.StatusForbidden, refused(codeForbidden, "pages of other sites may not ask"))
		return
	}
	if !entered(s.running) {
		w.Header().Set("Retry-After", "1")
		respond(w, r, plainJSON, http.StatusServiceUnavailable, tooMany("operations", maxRunning))
		return
	}
	defer func() { <-s.running }()
	ctx, cancel := context.WithTimeout(r.Context(), queryTimeout)
	defer cancel()
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
	w.Header().Set("Cache-Control", "no-store")
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	s.Assistant.ServeHTTP(w, r.WithContext(ctx))
}
