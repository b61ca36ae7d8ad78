package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/llm"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// reader is the stages that make mentions of an article, with the names they
// know.
type reader struct {
	*mention.Reader
	names   *entity.Names
	version string
	model   *llm.Reader // nil: the rules alone
	both    bool
}

// newReader knows the built-in names and those of the file, if one is given.
func newReader(namesFile string) (*reader, error) {
	names, version := entity.DefaultNames(), mention.Version
	if namesFile != "" {
		b, err := os.ReadFile(namesFile)
		if err != nil {
			return nil, fmt.Errorf("read the file of names: %w", err)
		}
		if names, err = names.With(bytes.NewReader(b), namesFile); err != nil {
			return nil, err
		}
		// Other names read otherwise, so an article is read again when they change.
		sum := sha256.Sum256(b)
		version = fmt.Sprintf("%s+names.%x", version, sum[:4])
	}
	return &reader{Reader: mention.NewReader(names), names: names, version: version}, nil
}

// place is what resolving asks about the name of a place.
func (r *reader) place(name string) (country string, at *parley.Point, ok bool) {
	p, ok := r.names.Place(name)
	return p.Country, p.Point, ok
}

// ingester reads articles into a store.
func (r *reader) ingester(s parley.Store) *ingest.Ingester {
	return &ingest.Ingester{Store: s, Read: r.Read, Version: r.version, Places: r.place, Now: time.Now}
}

// inputFlags adds what ingest and extract ask about their inputs.
func inputFlags(cmd *cobra.Command) (o *article.Options, namesFile *string) {
	o = &article.Options{}
	f := cmd.Flags()
	f.StringVar(&o.Published, "published", "", "date or instant of publication of inputs that don't tell theirs, such as 2025-04-10")
	f.StringVar(&o.Outlet, "outlet", "", "outlet of inputs that don't tell theirs")
	f.BoolVar(&o.AllowPrivate, "allow-private", false, "also fetch from private and loopback addresses")
	return o, namesFlag(cmd)
}

// namesFlag adds --names to a command.
func namesFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("names", "", "file with names of people, places and organisations of your own")
}
