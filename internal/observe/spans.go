package observe

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"github.com/parley-talks/parley/internal/parley"
)

// Spans gives a maker of spans that sends them where the standard variables of
// OpenTelemetry say, and nil where they name no place: then nothing is sent.
// OTEL_TRACES_EXPORTER is otlp (over HTTP), console (standard error) or none;
// OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER and the
// like say the rest. end sends what is left.
func Spans(ctx context.Context, version string) (spans trace.TracerProvider, end func(context.Context) error, err error) {
	none := func(context.Context) error { return nil }
	kind := os.Getenv("OTEL_TRACES_EXPORTER")
	if kind == "" && os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT")+os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "" {
		kind = "otlp"
	}
	if os.Getenv("OTEL_SDK_DISABLED") == "true" {
		kind = "none"
	}
	var exporter sdk.SpanExporter
	switch kind {
	case "", "none":
		return nil, none, nil
	case "otlp":
		exporter, err = otlptracehttp.New(ctx)
	case "console":
		exporter, err = stdouttrace.New(stdouttrace.WithWriter(os.Stderr))
	default:
		err = fmt.Errorf("%w: OTEL_TRACES_EXPORTER is otlp, console or none, not %q", parley.ErrInvalid, kind)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("set up tracing: %w", err)
	}
	what, err := resource.New(ctx, resource.WithAttributes(serviceName, serviceVersion(version)), resource.WithFromEnv(), resource.WithTelemetrySDK())
	if err != nil {
		return nil, nil, fmt.Errorf("read OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	p := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(what))
	return p, p.Shutdown, nil
}

// Traced makes a span of each request to a handler.
func Traced(next http.Handler, spans trace.TracerProvider) http.Handler {
	if spans == nil {
		return next
	}
	return otelhttp.NewHandler(next, "http", otelhttp.WithTracerProvider(spans), otelhttp.WithPropagators(propagation.TraceContext{}),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return r.Method + " " + path(r) }))
}

// path of a request as a name: of other paths there would be no end.
func path(r *http.Request) string {
	switch r.URL.Path {
	case "/graphql", "/readyz", "/healthz", "/metrics", "/":
		return r.URL.Path
	}
	return "other"
}

var serviceName = attribute.String("service.name", "parley")

func serviceVersion(v string) attribute.KeyValue { return attribute.String("service.version", v) }
