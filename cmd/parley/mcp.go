package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/assistant"
	"github.com/parley-talks/parley/internal/parley"
)

func mcpCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Answer an assistant over the Model Context Protocol",
		Long: `Answer an assistant, which starts this command, over the Model Context Protocol on
standard input and output. Its tools only read: they search events, tell an event
with its sources, previous rounds, contacts, paths, positions, and the background of
a draft. "parley serve" answers the same at /mcp, to those who may ask it.`,
		Example: `  parley mcp
  claude mcp add parley -- parley mcp --store sqlite:talks.db`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		r, err := newReader("")
		if err != nil {
			return err
		}
		s, err := openStore(ctx, *url)
		if err != nil {
			return err
		}
		defer s.Close()
		log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: slog.LevelWarn}))
		err = assistantOf(s, r, log).Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(cmd.InOrStdin()), Writer: unclosed{cmd.OutOrStdout()}})
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("answer the assistant: %w", err)
		}
		return nil
	}
	return cmd
}

// unclosed is standard output, which the protocol would close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// assistantOf gives the tools that read a store.
func assistantOf(s parley.Reader, r *reader, log *slog.Logger) *mcp.Server {
	return assistant.NewServer(assistant.Config{
		Reader: s, Version: version, Log: log, ActorIDs: actorIDs, Places: r.place,
		ReadDraft: func(ctx context.Context, text, published string) (*parley.Article, []*parley.Mention, error) {
			if published == "" {
				c, err := s.Coverage(ctx)
				if err != nil {
					return nil, nil, fmt.Errorf("look up what was read: %w", err)
				}
				published = string(c.LastPublished)
			}
			a, err := article.Draft(text, published)
			if err != nil {
				return nil, nil, err
			}
			ms, err := r.read(ctx, a)
			return a, ms, err
		},
	})
}

// assistantHandler answers over streamable HTTP, each request by itself.
func assistantHandler(server *mcp.Server) http.Handler {
	return mcp.NewStreamableHTTPHandler(
		func(*http.Request) *mcp.Server { return server },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true},
	)
}
