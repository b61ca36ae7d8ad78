package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Changes is what a decision changes beside itself.
type Changes struct {
	Mentions []string          // ids of mentions to be derived again
	Actors   []string          // ids of actors to be made anew, and what names them derived again
	Add      []*parley.Mention // new ones, whose articles are in the store
	Delete   []string          // ids of mentions that go for good
}

// Again derives again, in a transaction that has saved a decision, all that
// the changes have to do with.
func (in *Ingester) Again(ctx context.Context, tx parley.Tx, c Changes) error {
	d := newDerivation(in, tx)
	made, err := d.splitOff(ctx, c.Actors)
	if err != nil {
		return fmt.Errorf("reading who was split off: %w", err)
	}
	actors, err := tx.Actors(ctx, made)
	if err != nil {
		return fmt.Errorf("reading actors: %w", err)
	}
	for _, id := range made {
		d.anew[id], d.named[id] = true, true
	}
	list, err := d.naming(ctx, actors)
	if err != nil {
		return fmt.Errorf("reading what names the actors: %w", err)
	}
	ids, err := d.sharing(ctx, slices.Concat(c.Mentions, c.Delete))
	if err != nil {
		return fmt.Errorf("reading events: %w", err)
	}
	found, err := d.byID(ctx, ids)
	if err != nil {
		return fmt.Errorf("reading mentions: %w", err)
	}
	done := map[string]bool{}
	for _, b := range append(list, found...) {
		if id := b.Mention.ID; !done[id] {
			done[id], d.retrack[id] = true, true
			d.touch(b, slices.Contains(c.Delete, id))
		}
	}
	if err := tx.DeleteMentions(ctx, c.Delete); err != nil {
		return fmt.Errorf("deleting mentions: %w", err)
	}
	for _, m := range c.Add {
		d.add(m, "", false)
	}
	d.newsFrom(time.Time{}) // a decision holds at every instant
	if err := d.derive(ctx); err != nil {
		return err
	}
	return d.noteTouched(ctx)
}

// splitOff adds the actors that decisions split off from some: they are called
// by the names of those they were split from.
func (d *derivation) splitOff(ctx context.Context, actors []string) ([]string, error) {
	if len(actors) == 0 {
		return nil, nil
	}
	rulings, err := d.tx.ActorRulings(ctx)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(actors)
	for _, x := range rulings { // in order of time: what was split off is split later
		if x.Kind == parley.SplitActor && slices.Contains(out, x.Actors[0]) && !slices.Contains(out, x.Actors[1]) {
			out = append(out, x.Actors[1])
		}
	}
	return out, nil
}

// sharing adds the mentions that are of one event with some.
func (d *derivation) sharing(ctx context.Context, ids []string) ([]string, error) {
	mentions, err := d.tx.Mentions(ctx, ids)
	if err != nil {
		return nil, err
	}
	var of []string
	for _, m := range mentions {
		if m != nil && m.EventID != "" {
			of = append(of, m.EventID)
		}
	}
	events, err := d.tx.Events(ctx, of)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(ids)
	for _, e := range events {
		if e != nil {
			out = append(out, e.MentionIDs...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// touch makes a mention, and everything it has to do with, be derived again.
func (d *derivation) touch(b parley.BlockedMention, gone bool) {
	if b.Mention.EventID != "" { // else it did not count
		ghost := *b.Mention
		ghost.ID = resolve.Gone(ghost.ID) // it may have held together what now falls apart
		d.lost = append(d.lost, parley.BlockedMention{Mention: &ghost, Keys: b.Keys})
		d.gone[ghost.ID] = true
		d.before = append(d.before, ghost.EventID)
	}
	if gone {
		d.name(b.Mention)
		return
	}
	m := *b.Mention // merging writes into it
	m.Participants, m.Positions = slices.Clone(m.Participants), slices.Clone(m.Positions)
	d.add(&m, resolve.AssignedBy(b.Keys), false)
}

// naming finds the present mentions that name one of the actors, nil ones left
// out.
func (d *derivation) naming(ctx context.Context, actors []*parley.Actor) ([]parley.BlockedMention, error) {
	found, err := d.underNames(ctx, actors...)
	return slices.DeleteFunc(found, func(b parley.BlockedMention) bool {
		names := resolve.ActorIDs(b.Mention)
		return !slices.ContainsFunc(actors, func(a *parley.Actor) bool { return a != nil && slices.Contains(names, a.ID) })
	}), err
}

// byID finds present mentions with their block keys.
func (d *derivation) byID(ctx context.Context, ids []string) ([]parley.BlockedMention, error) {
	mentions, err := d.tx.Mentions(ctx, ids)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	var keys []string
	for _, m := range mentions {
		if m != nil {
			wanted[m.ID] = true
			keys = append(keys, resolve.ArticleKey(m))
		}
	}
	slices.Sort(keys)
	found, err := d.tx.BlockMembers(ctx, slices.Compact(keys))
	return slices.DeleteFunc(found, func(b parley.BlockedMention) bool { return !wanted[b.Mention.ID] }), err
}

// byHand tells mentions that a decision added from those that were read.
func byHand(list []*parley.Mention) (added, read []*parley.Mention) {
	for _, m := range list {
		if m.Decision != "" {
			added = append(added, m)
		} else {
			read = append(read, m)
		}
	}
	return added, read
}

// carryOver finds in a new text of an article the words of the mentions that
// decisions added to an older one. What is no longer said is withdrawn.
func (d *derivation) carryOver(ctx context.Context, a *parley.Article, added []*parley.Mention) error {
	for _, m := range added {
		decisions, err := d.tx.Decisions(ctx, []string{m.Decision})
		if err != nil {
			return fmt.Errorf("reading decision %s: %w", m.Decision, err)
		}
		found, err := d.byID(ctx, []string{m.ID})
		if err != nil {
			return fmt.Errorf("reading mention %s: %w", m.ID, err)
		}
		for _, b := range found {
			d.touch(b, true)
		}
		n := *m
		if quotes, ok := locate(a.Text, decisions[0]); ok {
			n.Quotes = quotes
			d.add(&n, "", false)
			continue
		}
		n.KnownTo = since(a)
		if err := d.tx.PutMentions(ctx, []parley.BlockedMention{{Mention: &n}}); err != nil {
			return fmt.Errorf("withdrawing mention %s: %w", m.ID, err)
		}
	}
	return nil
}

// locate finds the words of an added mention in a text; ok false unless all are
// there.
func locate(text string, d *parley.Decision) (quotes []parley.Span, ok bool) {
	if d == nil {
		return nil, false
	}
	for _, q := range d.Quotes {
		at := strings.Index(text, q)
		if at < 0 {
			return nil, false
		}
		quotes = append(quotes, parley.Span{Start: at, End: at + len(q)})
	}
	return quotes, true
}
