package observe_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
)

// Spans go where the standard variables say, and nowhere without them.
func TestSpansAreSentOnlyWhereTheEnvironmentSays(t *testing.T) {
	var got atomic.Int32
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/traces" {
			got.Add(1)
		}
	}))
	defer collector.Close()
	for name, c := range map[string]struct {
		env  map[string]string
		sent bool
	}{
		"nothing is said":         {nil, false},
		"an endpoint":             {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL}, true},
		"one for traces":          {map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": collector.URL + "/v1/traces"}, true},
		"an endpoint, but none":   {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL, "OTEL_TRACES_EXPORTER": "none"}, false},
		"an endpoint, but no SDK": {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL, "OTEL_SDK_DISABLED": "true"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			got.Store(0)
			for key, value := range c.env {
				t.Setenv(key, value)
			}
			spans, end, err := observe.Spans(t.Context(), "1.2.3")
			if err != nil {
				t.Fatal(err)
			}
			observe.Traced(http.NotFoundHandler(), spans).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/graphql", nil))
			if err := end(t.Context()); err != nil {
				t.Error(err)
			}
			if sent := got.Load() > 0; sent != c.sent {
				t.Errorf("sent: %v, want %v", sent, c.sent)
			}
		})
	}
	t.Setenv("OTEL_TRACES_EXPORTER", "zipkin")
	if _, _, err := observe.Spans(t.Context(), "1.2.3"); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("an exporter that there is none of: %v, want ErrInvalid", err)
	}
}
