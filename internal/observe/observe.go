// Package observe shows a running server to those who run it: counts and
// durations for Prometheus, spans for OpenTelemetry. What is seen are names of
// operations and of statements of a store, never a text of an article, a
// question's values or a token.
package observe

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// scope names the spans' maker.
const scope = "github.com/parley-talks/parley"

// maxNames is how many operations are told apart by name; the rest is "other".
const maxNames = 200

// Observer sees what happens. A nil Observer sees nothing.
type Observer struct {
	registry   *prometheus.Registry
	tracer     trace.Tracer
	operations *prometheus.HistogramVec
	calls      *prometheus.HistogramVec
	refused    *prometheus.CounterVec
	requests   *prometheus.CounterVec
	inFlight   prometheus.Gauge

	mu    sync.Mutex
	names map[string]bool
}

// New makes an observer of this process. spans may be nil: none are made.
func New(version string, spans trace.TracerProvider) *Observer {
	if spans == nil {
		spans = noop.NewTracerProvider()
	}
	// From a cached answer to the deadline of an operation.
	buckets := []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
	o := &Observer{
		registry: prometheus.NewRegistry(),
		tracer:   spans.Tracer(scope),
		operations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_operation_seconds", Help: "GraphQL operations, by type, name and the code of their first error.", Buckets: buckets,
		}, []string{"type", "operation", "outcome"}),
		calls: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_store_call_seconds", Help: "Calls of the store, by what they ask.", Buckets: buckets,
		}, []string{"engine", "statement", "outcome"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_refused_total", Help: "Requests that were not let in, by the code of the refusal.",
		}, []string{"code"}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_http_requests_total", Help: "HTTP requests, by method and status.",
		}, []string{"method", "code"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "parley_http_requests_in_flight", Help: "HTTP requests that are being answered.",
		}),
		names: map[string]bool{},
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "parley_build_info", Help: "1, with the version of this program.", ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	o.registry.MustRegister(o.operations, o.calls, o.refused, o.requests, o.inFlight, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return o
}

type observerKey struct{}

// With lets what runs with the context be seen.
func With(ctx context.Context, o *Observer) context.Context {
	return context.WithValue(ctx, observerKey{}, o)
}

func of(ctx context.Context) *Observer {
	o, _ := ctx.Value(observerKey{}).(*Observer)
	return o
}

// Handler answers Prometheus.
func (o *Observer) Handler() http.Handler {
	return promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{})
}

// HTTP counts the requests to a handler.
func (o *Observer) HTTP(next http.Handler) http.Handler {
	return promhttp.InstrumentHandlerInFlight(o.inFlight, promhttp.InstrumentHandlerCounter(o.requests, next))
}

// Refused counts a request that was not let in.
func (o *Observer) Refused(code string) {
	if o != nil {
		o.refused.WithLabelValues(code).Inc()
	}
}

// Operation begins a GraphQL operation; its end is told the code of its first
// error, empty without. known says that its name is not any stranger's
// invention.
func (o *Observer) Operation(ctx context.Context, kind, name string, known bool) (context.Context, func(code string)) {
	if o == nil {
		return ctx, func(string) {}
	}
	name = o.bounded(name, known)
	began := time.Now()
	ctx, span := o.tracer.Start(ctx, "graphql "+kind+" "+name, trace.WithAttributes(
		attribute.String("graphql.operation.type", kind), attribute.String("graphql.operation.name", name)))
	return ctx, func(code string) {
		o.operations.WithLabelValues(kind, name, outcome(code)).Observe(time.Since(began).Seconds())
		end(span, code)
	}
}

// bounded is a name as a label: of strangers' names there would be no end.
func (o *Observer) bounded(name string, known bool) string {
	if name == "" {
		return "unnamed"
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.names[name]:
		return name
	case !known || len(o.names) >= maxNames || len(name) > 100:
		return "other"
	}
	o.names[name] = true
	return name
}

// StoreCall begins a call of a store that the context's observer sees; its end
// is told the call's error. statement is one of a fixed set of names.
func StoreCall(ctx context.Context, engine, statement string) (context.Context, func(error)) {
	o := of(ctx)
	if o == nil {
		return ctx, func(error) {}
	}
	began := time.Now()
	ctx, span := o.tracer.Start(ctx, engine+" "+statement, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
		attribute.String("db.system.name", engine), attribute.String("db.query.summary", statement)))
	return ctx, func(err error) {
		code := ""
		if err != nil {
			code = "error" // what it says may hold values of the question
		}
		o.calls.WithLabelValues(engine, statement, outcome(code)).Observe(time.Since(began).Seconds())
		end(span, code)
	}
}

func outcome(code string) string {
	if code == "" {
		return "ok"
	}
	return code
}

func end(span trace.Span, code string) {
	if code != "" {
		span.SetStatus(codes.Error, code)
	}
	span.End()
}
