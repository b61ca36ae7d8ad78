package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

func extractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract INPUT...",
		Short: "Print what articles say, without storing anything",
		Long: `Read articles and print what they say, without a store. INPUT is as for ingest.

Formats: text for people; json, one object an article, with the clean text that
the byte offsets refer to; labels, the format of hand-made label files, in which
event_id, track_id and round say what merging all inputs made of each event.
With --out each input NAME becomes a file NAME.json (NAME.txt for text) in DIR.`,
		Example: `  parley extract --published 2025-04-10 article.txt
  parley extract --format json article.html
  parley extract --format labels --out labels/ records.jsonl`,
		Args: cobra.MinimumNArgs(1),
	}
	options, names := inputFlags(cmd)
	kind := readerFlag(cmd)
	var format, out string
	cmd.Flags().StringVar(&format, "format", "text", "text, json or labels")
	cmd.Flags().StringVar(&out, "out", "", "folder for one file an input")
	cmd.RunE = func(cmd *cobra.Command, inputs []string) error {
		write := map[string]func(said, io.Writer) error{"text": said.text, "json": said.json, "labels": said.labels}[format]
		if write == nil {
			return fmt.Errorf("%w: there is no format %q; take text, json or labels", parley.ErrInvalid, format)
		}
		if out != "" {
			if err := os.MkdirAll(out, 0o755); err != nil {
				return fmt.Errorf("make the folder of --out: %w", err)
			}
		}
		r, err := newReader(*names)
		if err != nil {
			return err
		}
		if err := r.use(*kind); err != nil {
			return err
		}
		defer r.tell(cmd.ErrOrStderr())
		options.Stdin = cmd.InOrStdin()
		done, failed := 0, 0
		bar := newProgress(cmd.ErrOrStderr(), "reading")
		fail := func(err error) {
			failed++
			bar.clear()
			fmt.Fprintf(cmd.ErrOrStderr(), "parley: %v\n", err)
		}
		all := r.readAll(cmd.Context(), inputs, *options)
		if format == "labels" {
			all = r.merged(all)
		}
		target := output{folder: out, extension: ".json", stdout: cmd.OutOrStdout(), written: map[string]bool{}}
		if format == "text" {
			target.extension = ".txt"
		}
		for s, err := range all {
			if err == nil {
				err = target.write(s, write)
			}
			if err != nil {
				fail(err)
				continue
			}
			done++
			bar.add()
		}
		bar.clear()
		if failed > 0 {
			fmt.Fprintf(cmd.ErrOrStderr(), "%d read, %d failed\n", done, failed)
		}
		return outcome(cmd.Context(), done, failed)
	}
	return cmd
}

// said is an article and what it says.
type said struct {
	name     string
	article  *parley.Article
	mentions []*parley.Mention
	events   map[string]*parley.Event // by mention id; filled by merged
}

// readAll reads the inputs on all processors, in their order.
func (r *reader) readAll(ctx context.Context, inputs []string, o article.Options) iter.Seq2[said, error] {
	type result struct {
		said
		err error
	}
	return func(yield func(said, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		// The queue's length bounds how many articles are read at once.
		queue := make(chan chan result, runtime.GOMAXPROCS(0))
		go func() {
			defer close(queue)
			for _, input := range inputs {
				for loaded, err := range article.Load(ctx, input, o) {
					one := make(chan result, 1)
					select {
					case queue <- one:
					case <-ctx.Done():
						return
					}
					if err != nil {
						one <- result{err: err}
						continue
					}
					go func() {
						ms, err := r.read(ctx, loaded.Article)
						if err != nil {
							err = fmt.Errorf("read %s: %w", loaded.Name, err)
						}
						one <- result{said{name: loaded.Name, article: loaded.Article, mentions: ms}, err}
					}()
				}
			}
		}()
		for one := range queue {
			if got := <-one; !yield(got.said, got.err) || r.done(got.err) {
				return
			}
		}
	}
}

// merged waits for all articles and adds the events that their mentions make
// together. An article that comes twice counts once.
func (r *reader) merged(all iter.Seq2[said, error]) iter.Seq2[said, error] {
	return func(yield func(said, error) bool) {
		var read []said
		in := resolve.Input{Articles: map[string]*parley.Article{}, Places: r.place}
		for s, err := range all {
			if err != nil {
				if !yield(said{}, err) {
					return
				}
				continue
			}
			read = append(read, s)
			if in.Articles[s.article.ID] == nil {
				in.Articles[s.article.ID] = s.article
				in.Mentions = append(in.Mentions, s.mentions...)
			}
		}
		events := map[string]*parley.Event{}
		for _, e := range resolve.Merge(in).Events {
			for _, id := range e.MentionIDs {
				events[id] = e
			}
		}
		for _, s := range read {
			s.events = events
			if !yield(s, nil) {
				return
			}
		}
	}
}

// output is where extract writes: one stream, or a file an input.
type output struct {
	folder, extension string
	stdout            io.Writer
	written           map[string]bool
}

func (o *output) write(s said, format func(said, io.Writer) error) (err error) {
	if o.folder == "" {
		return format(s, o.stdout)
	}
	if s.name != filepath.Base(s.name) || strings.ContainsAny(s.name, `/\`) || s.name == "." || s.name == ".." {
		return fmt.Errorf("%w: the id %q can't be the name of a file", parley.ErrInvalid, s.name)
	}
	if o.written[s.name] {
		return fmt.Errorf("%w: two inputs are called %q; --out has one file a name", parley.ErrConflict, s.name)
	}
	o.written[s.name] = true
	f, err := os.Create(filepath.Join(o.folder, s.name+o.extension))
	if err != nil {
		return fmt.Errorf("write what %s says: %w", s.name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return format(s, f)
}

func (s said) labels(w io.Writer) error {
	f := labels.FromMentions(s.name, s.article.Day(), s.mentions)
	for i, m := range s.mentions {
		f.Place(i, s.events[m.ID])
	}
	return printJSON(w, f)
}

func (s said) json(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Name      string            `json:"name"`
		ID        string            `json:"id"`
		URL       string            `json:"url,omitempty"`
		Title     string            `json:"title,omitempty"`
		Outlet    string            `json:"outlet,omitempty"`
		Published string            `json:"published"`
		Text      string            `json:"text"` // what all offsets refer to
		Mentions  []*parley.Mention `json:"mentions"`
	}{s.name, s.article.ID, s.article.URL, s.article.Title, s.article.Outlet, s.article.Published.Format(time.RFC3339), s.article.Text, s.mentions})
}

func (s said) text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s\n", s.name, s.article.Day(), s.article.Title)
	for _, m := range s.mentions {
		when := days(string(m.When.Start), string(m.When.End))
		fmt.Fprintf(&b, "\n  %s, %s, %s: %s\n", strings.ToLower(string(m.Kind)), strings.ToLower(string(m.Status)), when, who(m))
		for _, detail := range []string{where(m), m.Terms, strings.Join(m.Topics, ", ")} {
			if detail != "" {
				fmt.Fprintf(&b, "    %s\n", detail)
			}
		}
		for _, p := range m.Positions {
			fmt.Fprintf(&b, "    %s %s\n", p.Actor.Name, strings.ToLower(string(p.Stance)))
		}
		for _, q := range m.Quotes {
			fmt.Fprintf(&b, "    > %s\n", strings.Join(strings.Fields(s.article.Text[q.Start:q.End]), " "))
		}
	}
	if len(s.mentions) == 0 {
		b.WriteString("\n  no talks\n")
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// who lists those who take part.
func who(m *parley.Mention) string {
	var names []string
	for _, p := range m.Participants {
		n := p.Name.Name
		if p.Represents != "" && p.Represents != n {
			n += " (" + p.Represents + ")"
		}
		names = append(names, n)
	}
	if len(names) == 0 {
		return "nobody named"
	}
	return strings.Join(names, ", ")
}

// where is the site and the place, as far as they are said.
func where(m *parley.Mention) string {
	if m.Site != "" && m.Place != "" {
		return m.Site + ", " + m.Place
	}
	return m.Site + m.Place
}
