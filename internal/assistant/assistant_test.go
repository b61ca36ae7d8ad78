package assistant_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/parley-talks/parley/internal/assistant"
	"github.com/parley-talks/parley/internal/parley"
)

// failing is a store that answers with an error alone.
type failing struct {
	parley.Reader
	err error
}

func (f failing) EventPage(context.Context, parley.EventFilter, parley.EventOrder, parley.Page) (parley.PageOf[*parley.Event], error) {
	return parley.PageOf[*parley.Event]{}, f.err
}

// What a client can act on it is told; what happened in the store is for the log.
func TestErrorsOfTheStoreStayInTheLog(t *testing.T) {
	for _, c := range []struct {
		err    error
		says   string
		logged bool
	}{
		{errors.New("dial graph.internal:7687: password secret"), "the store does not answer now; try again", true},
		{parley.ErrUnavailable, "the store does not answer now; try again", true},
		{parley.ErrInvalid, "list events: " + parley.ErrInvalid.Error(), false},
	} {
		var log bytes.Buffer
		server := assistant.NewServer(assistant.Config{
			Reader: failing{err: c.err}, Version: "1", Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn})),
			ActorIDs: func(context.Context, parley.Reader, []string) ([]string, error) { return nil, nil },
		})
		here, there := mcp.NewInMemoryTransports()
		if _, err := server.Connect(t.Context(), there, nil); err != nil {
			t.Fatal(err)
		}
		session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
		if err != nil {
			t.Fatal(err)
		}
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "search_events", Arguments: map[string]any{}})
		if err != nil {
			t.Fatal(err)
		}
		if said := result.Content[0].(*mcp.TextContent).Text; !result.IsError || said != c.says {
			t.Errorf("%v is told as %q, want %q", c.err, said, c.says)
		}
		if err := session.Close(); err != nil {
			t.Error(err)
		}
		if logged := strings.Contains(log.String(), "tool failed"); logged != c.logged {
			t.Errorf("%v: logged %v: %s", c.err, logged, log.String())
		}
	}
}
