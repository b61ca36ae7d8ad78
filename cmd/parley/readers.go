package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/llm"
	"github.com/parley-talks/parley/internal/parley"
)

// readerFlag adds --reader to a command.
func readerFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("reader", "rules", "rules, offline; llm, the language model that PARLEY_LLM_BASE_URL and PARLEY_LLM_MODEL name; or both")
}

// use makes r read by the rules, by a language model, or by both. Whatever a
// model needs comes from the environment; the rules need nothing.
func (r *reader) use(kind string) error {
	switch kind {
	case "rules":
		return nil
	case "llm", "both":
	default:
		return fmt.Errorf("%w: there is no reader %q; take rules, llm or both", parley.ErrInvalid, kind)
	}
	c, err := llm.FromEnv(os.Getenv)
	if err != nil {
		return err
	}
	folder := os.Getenv("PARLEY_LLM_CACHE")
	if folder == "" {
		if folder, err = os.UserCacheDir(); err != nil {
			return fmt.Errorf("find the folder for answers of the model: %w; PARLEY_LLM_CACHE names another", err)
		}
		folder = filepath.Join(folder, "parley", "llm")
	}
	c.Names, c.Cache = r.names, llm.Folder(folder)
	if r.model, err = llm.New(c); err != nil {
		return err
	}
	r.both = kind == "both"
	if r.both {
		r.version += "+" + r.model.Version()
	} else {
		r.version = r.model.Version()
	}
	return nil
}

// read reads an article with the reader chosen. Only a model can fail.
func (r *reader) read(ctx context.Context, a *parley.Article) ([]*parley.Mention, error) {
	if r.model == nil {
		return r.Read(a), nil
	}
	ms, err := r.model.Read(ctx, a)
	if err != nil {
		return nil, err
	}
	if r.both {
		ms = llm.Agree(a, r.Read(a), ms)
	}
	return ms, nil
}

// save reads an article into a store. When its model fails, the end of the
// context keeps the store from saving what was not read.
func (r *reader) save(ctx context.Context, in *ingest.Ingester, a *parley.Article) (ingest.Result, error) {
	if r.model == nil {
		return in.Article(ctx, a)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	one := *in
	one.Read = func(a *parley.Article) []*parley.Mention {
		ms, err := r.read(ctx, a)
		if err != nil {
			cancel(err)
		}
		return ms
	}
	result, err := one.Article(ctx, a)
	if cause := context.Cause(ctx); cause != nil {
		return ingest.Result{}, cause
	}
	return result, err
}

// done reports whether going on is of no use after err, since every further
// article would fail alike.
func (r *reader) done(err error) bool { return errors.Is(err, llm.ErrBudget) }

// tell says what a model took and what of it was dropped.
func (r *reader) tell(stderr io.Writer) {
	if r.model != nil {
		fmt.Fprintln(stderr, r.model.Report())
	}
}
