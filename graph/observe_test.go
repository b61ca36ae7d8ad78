package graph_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
)

const secretText, secretToken = "a-secret-draft", "parley_abcdefgh_secret"

// observed is a handler whose caller can be changed, with what made spans of it.
func observed(t *testing.T, now *access.Caller) (http.Handler, *tracetest.SpanRecorder) {
	t.Helper()
	spans := tracetest.NewSpanRecorder()
	provider := sdk.NewTracerProvider(sdk.WithSpanProcessor(spans))
	h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Gate: byTurns{now}, Observer: observe.New("1.2.3", provider)})
	if err != nil {
		t.Fatal(err)
	}
	return observe.Traced(h, provider), spans
}

func TestMetrics(t *testing.T) {
	desk := access.Caller{Name: "desk", Role: parley.RoleReader, Token: "t"}
	now := desk
	h, _ := observed(t, &now)
	for _, query := range []string{"query Latest { events { totalCount } }", "query Gone { node(id: \"evt_" + secretText + "\") { id } }", "{ nothing }", "mutation M { ingest(input: {text: \"" + secretText + "\"}) { unchanged } }"} {
		send(h, query, "Bearer "+secretToken)
	}
	now = access.Caller{Role: parley.RoleReader} // the public, whose names are nobody's
	for i := range 50 {
		send(h, fmt.Sprintf("query Invented%d { events { totalCount } }", i), "")
	}
	if w := (request{method: http.MethodGet, target: "/metrics"}).send(h); w.Code != http.StatusUnauthorized {
		t.Errorf("the public reads the metrics: %d", w.Code)
	}
	now = desk
	w := request{method: http.MethodGet, target: "/metrics"}.send(h)
	text := w.Body.String()
	for _, want := range []string{
		`parley_operation_seconds_count\{operation="Latest",outcome="ok",type="query"\} 1`,
		`parley_operation_seconds_count\{operation="Gone",outcome="NOT_FOUND",type="query"\} 1`,
		`parley_operation_seconds_count\{operation="other",outcome="ok",type="query"\} 50`,
		`parley_store_call_seconds_count\{engine="sqlite",outcome="ok",statement="list events"\} \d+`,
		`parley_refused_total\{code="GRAPHQL_VALIDATION_FAILED"\} 1`,
		`parley_refused_total\{code="FORBIDDEN"\} 1`,
		`parley_http_requests_total\{code="200",method="post"\} \d+`,
		`parley_build_info\{version="1.2.3"\} 1`,
		`go_goroutines \d+`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no %s in the metrics:\n%s", want, text)
		}
	}
	for _, not := range []string{"Invented", secretText, secretToken} {
		if strings.Contains(text, not) {
			t.Errorf("the metrics tell %q", not)
		}
	}
}

// A request, its operation and its calls of the store are one trace; values and
// tokens are in none of it.
func TestTraces(t *testing.T) {
	now := access.Caller{Name: "desk", Role: parley.RoleReader, Token: "t"}
	h, spans := observed(t, &now)
	r := httptest.NewRequest(http.MethodGet, get(`query Latest { events(filter: {text: "`+secretText+`"}) { totalCount nodes { title } } }`), nil)
	r.Header.Set("Authorization", "Bearer "+secretToken)
	h.ServeHTTP(httptest.NewRecorder(), r)
	parents := map[string]string{}
	names := map[string]string{}
	for _, s := range spans.Ended() {
		names[s.SpanContext().SpanID().String()] = s.Name()
	}
	for _, s := range spans.Ended() {
		parents[s.Name()] = names[s.Parent().SpanID().String()]
		if all := fmt.Sprint(s.Name(), s.Attributes(), s.Events(), s.Status()); strings.Contains(all, secretText) || strings.Contains(all, secretToken) {
			t.Errorf("the span %s tells a secret: %s", s.Name(), all)
		}
	}
	for name, parent := range map[string]string{"GET /graphql": "", "graphql query Latest": "GET /graphql", "sqlite list events": "graphql query Latest"} {
		if got, there := parents[name]; !there || got != parent {
			t.Errorf("span %q: there %v, under %q, want under %q; all are %v", name, there, got, parent, parents)
		}
	}
}
