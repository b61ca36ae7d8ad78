// Package ingest takes articles through all stages and saves what came of
// them: one article, or one batch of import records, is one transaction. With
// package curate it is the only writer.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Ingester reads articles and saves them with everything derived from them. It
// is safe for several goroutines and several processes at once.
type Ingester struct {
	Store   parley.Store
	Read    func(*parley.Article) []*parley.Mention
	Version string // of Read; a new one reads known articles again
	// Places finds the country and the coordinates of a place; nil: no look-up.
	Places func(name string) (country string, at *parley.Point, ok bool)
	Now    func() time.Time // the machine's clock, for Recorded only
}

// Result is what became of one article.
type Result struct {
	ArticleID string
	Unchanged bool     // known, and it says what it said: no mention and no event was written
	EventIDs  []string // events that it tells of, in order of the text
}

// Article reads a and saves it. An article that is known by its key (external
// id, else canonical URL, else hash of the text) is superseded: what the old
// text said stays known until the new text's update time, or is replaced
// outright when that is not later. Ingesting the same text again changes
// nothing. Errors are those of the store; after one, nothing of a is saved.
func (in *Ingester) Article(ctx context.Context, a *parley.Article) (Result, error) {
	known, err := in.unchanged(ctx, a)
	if err != nil {
		return Result{}, err
	}
	if known != nil {
		return *known, nil
	}
	out, err := in.save(ctx, []version{in.read(a)})
	if err != nil {
		return Result{}, fmt.Errorf("saving article %s: %w", nameOf(a), err)
	}
	return out[0], nil
}

// read runs the reader. It works on a copy: a is the caller's.
func (in *Ingester) read(a *parley.Article) version {
	c := *a
	c.Reader = in.Version
	ms := in.Read(&c)
	resolve.Relate(ms)
	return version{article: &c, mentions: ms}
}

// unchanged looks whether a is known as it is, before anything is read or
// locked; nil when it is not.
func (in *Ingester) unchanged(ctx context.Context, a *parley.Article) (*Result, error) {
	old, err := find(ctx, in.Store, a.Key)
	if err != nil {
		return nil, fmt.Errorf("looking up article %s: %w", nameOf(a), err)
	}
	if old == nil || old.TextHash != a.TextHash || old.Reader != in.Version {
		return nil, nil
	}
	return in.known(ctx, in.Store, old)
}

func (in *Ingester) known(ctx context.Context, r parley.Reader, old *parley.Article) (*Result, error) {
	ms, err := r.MentionsOfArticles(ctx, []string{old.ID})
	if err != nil {
		return nil, fmt.Errorf("looking up what article %s says: %w", nameOf(old), err)
	}
	return &Result{ArticleID: old.ID, Unchanged: true, EventIDs: eventsOf(ms[0])}, nil
}

// version is one text of an article with what it says.
type version struct {
	article  *parley.Article
	mentions []*parley.Mention
	assigned map[string]string // mention id -> event that an import says it is of; usually none
}

// since is the instant from which the version says what it says.
func since(a *parley.Article) time.Time { return a.Since() }

// save puts versions into the store in one transaction, derives what they
// touch, and gives one result for each.
func (in *Ingester) save(ctx context.Context, versions []version) ([]Result, error) {
	var out []Result
	err := in.update(ctx, func(tx parley.Tx) error {
		// fn may run again: everything it changes is made anew here
		d := newDerivation(in, tx)
		if err := d.meet(ctx, versions); err != nil {
			return err
		}
		out = make([]Result, len(versions))
		for i, v := range versions {
			r, err := d.supersede(ctx, v)
			if err != nil {
				return err
			}
			out[i] = r
		}
		if err := d.markCopies(ctx); err != nil {
			return err
		}
		if err := d.derive(ctx); err != nil {
			return err
		}
		if err := d.noteTouched(ctx); err != nil {
			return err
		}
		ids := make([]string, len(out))
		for i := range out {
			ids[i] = out[i].ArticleID
		}
		lists, err := tx.MentionsOfArticles(ctx, ids)
		if err != nil {
			return err
		}
		for i := range out {
			out[i].EventIDs = eventsOf(lists[i])
		}
		return nil
	})
	return out, err
}

// tries is how often an update is tried when other writers get in its way.
const tries = 3

// update gives an update another try when another writer was faster, as one that
// waits for its turn at a busy server may be told more than once.
func (in *Ingester) update(ctx context.Context, fn func(parley.Tx) error) (err error) {
	for range tries {
		if err = in.Store.Update(ctx, fn); !errors.Is(err, parley.ErrConflict) {
			return err
		}
	}
	return err
}

// meet looks up which articles are known. An id is made from the key, so that
// most are found at once.
func (d *derivation) meet(ctx context.Context, versions []version) error {
	ids := make([]string, len(versions))
	for i, v := range versions {
		ids[i] = parley.MakeID(parley.ArticlePrefix, v.article.Key)
	}
	known, err := d.tx.Articles(ctx, ids)
	if err != nil {
		return fmt.Errorf("looking up articles: %w", err)
	}
	for i, v := range versions {
		a := known[i]
		if v.article.ID != ids[i] || a != nil && a.Key != v.article.Key {
			if a, err = find(ctx, d.tx, v.article.Key); err != nil {
				return fmt.Errorf("looking up article %s: %w", nameOf(v.article), err)
			}
		}
		d.met[v.article.Key] = a
	}
	return nil
}

// supersede saves one version of an article and retires what the version
// before it said and this one does not.
func (d *derivation) supersede(ctx context.Context, v version) (Result, error) {
	a := *v.article
	old := d.met[a.Key]
	var before, added []*parley.Mention
	sameText := false
	if old != nil {
		lists, err := d.tx.MentionsOfArticles(ctx, []string{old.ID})
		if err != nil {
			return Result{}, err
		}
		added, before = byHand(lists[0])
		sameText = old.TextHash == a.TextHash && old.Updated.Equal(a.Updated)
		if sameText && sayTheSame(before, v.mentions) {
			// another writer was faster, or a new reading changed nothing
			return Result{ArticleID: old.ID, Unchanged: true, EventIDs: eventsOf(before)}, d.markRead(ctx, old, a.Reader)
		}
		if since(&a).Before(since(old)) {
			return Result{ArticleID: old.ID}, d.recall(ctx, old, before, v)
		}
		a.ID, a.CopyOf = old.ID, old.CopyOf
		if old.Published.Before(a.Published) {
			a.Published = old.Published // it came out when its first version did
		}
	}
	if err := d.keepText(ctx, old, &a); err != nil {
		return Result{}, err
	}
	a.Recorded = d.Now()
	if err := d.tx.PutArticle(ctx, &a); err != nil {
		return Result{}, err
	}
	d.texts[a.ID] = &a
	now := map[string]*parley.Mention{}
	for _, m := range v.mentions {
		c := *m // merging writes into it
		c.ArticleID = a.ID
		c.Participants, c.Positions = slices.Clone(m.Participants), slices.Clone(m.Positions)
		now[c.ID] = &c
	}
	from := since(&a)
	again := map[string]bool{}
	var gone []string
	var withdraw []parley.BlockedMention
	for _, m := range before {
		n := now[m.ID]
		if n != nil && sameValues(m, n) {
			n.KnownFrom, n.EventID = m.KnownFrom, m.EventID // it goes on saying so
			again[m.ID] = true
			d.name(m)
			continue
		}
		if err := d.retire(ctx, m); err != nil {
			return Result{}, err
		}
		gone = append(gone, m.ID)
		if sameText || !m.KnownFrom.Before(from) {
			if n != nil && sameText {
				n.KnownFrom = m.KnownFrom // the text said so all along; only its reading is new
			}
			continue
		}
		withdrawn := *m
		withdrawn.KnownTo = from
		if from.After(since(old)) { // else its text is replaced outright
			withdrawn.TextFrom = since(old)
		}
		if n != nil {
			// the new value keeps the id, what was said before gets another
			withdrawn.ID = withdrawnID(m.ID, from)
		}
		withdraw = append(withdraw, parley.BlockedMention{Mention: &withdrawn})
	}
	if err := d.tx.DeleteMentions(ctx, gone); err != nil {
		return Result{}, err
	}
	if err := d.tx.PutMentions(ctx, withdraw); err != nil {
		return Result{}, err
	}
	for _, m := range v.mentions {
		d.add(now[m.ID], v.assigned[m.ID], again[m.ID])
	}
	if !sameText {
		if err := d.carryOver(ctx, &a, added); err != nil {
			return Result{}, err
		}
	}
	return Result{ArticleID: a.ID}, nil
}

// markRead notes which reader read an article last.
func (d *derivation) markRead(ctx context.Context, old *parley.Article, reader string) error {
	if old.Reader == reader {
		return nil
	}
	a := *old
	a.Reader = reader
	return d.tx.PutArticle(ctx, &a)
}

// recall saves an older text of an article that came in after a newer one: what
// only the older one said was known until the newer one came out.
func (d *derivation) recall(ctx context.Context, old *parley.Article, present []*parley.Mention, v version) error {
	if err := d.insertText(ctx, old, v); err != nil {
		return err
	}
	if v.article.Published.Before(old.Published) {
		a := *old
		a.Published = v.article.Published
		if err := d.tx.PutArticle(ctx, &a); err != nil {
			return err
		}
		d.texts[a.ID] = &a // it may have come before its original
	}
	var withdrawn []parley.BlockedMention
	for _, m := range v.mentions {
		n := *m
		n.ArticleID = old.ID
		k := slices.IndexFunc(present, func(p *parley.Mention) bool { return p.ID == m.ID })
		switch {
		case k >= 0 && sameValues(present[k], m):
			if m.KnownFrom.Before(present[k].KnownFrom) {
				n = *present[k]
				n.KnownFrom = m.KnownFrom
				d.name(present[k]) // whom it named held office until a later day
				d.add(&n, v.assigned[n.ID], true)
			}
			continue
		case k >= 0:
			n.ID = withdrawnID(m.ID, since(old))
			n.EventID = present[k].EventID
		}
		n.KnownTo, n.TextFrom = since(old), since(v.article)
		withdrawn = append(withdrawn, parley.BlockedMention{Mention: &n})
	}
	return d.tx.PutMentions(ctx, withdrawn)
}

// withdrawnID is the id of what a mention said until an update changed it.
func withdrawnID(id string, until time.Time) string {
	return parley.MakeID(parley.MentionPrefix, id, until.UTC().Format(time.RFC3339Nano))
}

// sayTheSame reports whether two readings of a text give the same mentions.
func sayTheSame(before, now []*parley.Mention) bool {
	return slices.EqualFunc(before, now, func(m, n *parley.Mention) bool {
		return m.ID == n.ID && sameValues(m, n) && slices.Equal(m.Quotes, n.Quotes)
	})
}

// sameValues reports whether two mentions say the same, wherever in the text.
func sameValues(m, n *parley.Mention) bool {
	bare := func(m *parley.Mention) parley.Mention {
		c := *m
		c.ArticleID, c.Position, c.Quotes, c.Evidence, c.Confidence = "", 0, nil, nil, 0
		c.KnownFrom, c.KnownTo, c.TextFrom, c.EventID = time.Time{}, time.Time{}, time.Time{}, ""
		c.Teller.ActorID, c.Teller.SideID = "", ""
		c.Participants = slices.Clone(m.Participants)
		for i := range c.Participants {
			c.Participants[i].ActorID, c.Participants[i].SideID = "", ""
		}
		c.Positions = slices.Clone(m.Positions)
		for i := range c.Positions {
			c.Positions[i].Span = parley.Span{}
			c.Positions[i].Actor.ActorID, c.Positions[i].Actor.SideID = "", ""
		}
		c.Rounds = slices.Clone(m.Rounds)
		for i := range c.Rounds {
			c.Rounds[i].Span = parley.Span{}
		}
		return c
	}
	x, y := bare(m), bare(n)
	return same(x, y)
}

func eventsOf(ms []*parley.Mention) []string {
	var out []string
	for _, m := range ms {
		if m.EventID != "" && !slices.Contains(out, m.EventID) {
			out = append(out, m.EventID)
		}
	}
	return out
}

// find gives the article with a key, nil when there is none.
func find(ctx context.Context, r parley.Reader, key string) (*parley.Article, error) {
	a, err := r.FindArticle(ctx, parley.ArticleRef{Key: key})
	if isMissing(err) {
		return nil, nil
	}
	return a, err
}

// nameOf is what an article is called in messages.
func nameOf(a *parley.Article) string {
	for _, s := range []string{a.ExternalID, a.URL, a.Title} {
		if s != "" {
			return fmt.Sprintf("%q", s)
		}
	}
	return a.Key
}
