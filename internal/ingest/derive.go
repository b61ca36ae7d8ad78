package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// derivation is what one transaction changes and must derive again.
type derivation struct {
	*Ingester
	tx     parley.Tx
	fresh  []parley.BlockedMention // new mentions, saved once it is known which events they are of
	seeds  map[string]bool         // ids of present mentions that are new
	keys   map[string]bool         // block keys of what is new and what is gone
	gone   []parley.BlockedMention // mentions that are no longer present
	before []string                // events that held what is derived again
	named  map[string]bool         // actors that what is gone or derived again named before
}

// add takes in a new mention.
func (d *derivation) add(m *parley.Mention, assigned string) {
	keys := resolve.Keys(m)
	if assigned != "" {
		keys = append(keys, resolve.AssignedKey(assigned))
	}
	d.fresh = append(d.fresh, parley.BlockedMention{Mention: m, Keys: keys})
	d.seeds[m.ID] = true
	if m.EventID != "" {
		d.before = append(d.before, m.EventID)
	}
	d.ask(keys)
}

func (d *derivation) ask(keys []string) {
	for _, k := range keys {
		if resolve.Related(k) {
			d.keys[k] = true
		}
	}
}

// retire makes everything be derived again that m, still in the store, has to
// do with.
func (d *derivation) retire(ctx context.Context, m *parley.Mention) error {
	found, err := d.tx.BlockMembers(ctx, resolve.Keys(m))
	if err != nil {
		return err
	}
	d.before = append(d.before, m.EventID)
	for _, b := range found {
		if b.Mention.ID != m.ID {
			continue
		}
		ghost := *m
		ghost.ID = "gone " + m.ID // a new mention may have its id
		d.gone = append(d.gone, parley.BlockedMention{Mention: &ghost, Keys: b.Keys})
		d.seeds[ghost.ID] = true
		d.name(m)
		d.ask(b.Keys)
	}
	return nil
}

// name notes whom a mention named before it is derived again.
func (d *derivation) name(m *parley.Mention) {
	for _, id := range resolve.ActorIDs(m) {
		if id != "" {
			d.named[id] = true
		}
	}
}

// derive reads the whole of what the changes touch, merges it again, and saves
// what came out differently.
func (d *derivation) derive(ctx context.Context) error {
	if len(d.fresh) == 0 && len(d.before) == 0 {
		return nil
	}
	set, err := d.closed(ctx)
	if err != nil {
		return fmt.Errorf("reading what the mentions have to do with: %w", err)
	}
	in, err := d.input(ctx, set)
	if err != nil {
		return err
	}
	was := map[string]meaning{}
	for _, m := range in.Mentions {
		was[m.ID] = meaningOf(m)
	}
	out := resolve.Merge(in)
	if err := d.saveMentions(ctx, set, was); err != nil {
		return fmt.Errorf("saving mentions: %w", err)
	}
	if err := d.markCopies(ctx, in.Articles); err != nil {
		return err
	}
	turns, err := d.difference(ctx, &out)
	if err != nil {
		return err
	}
	if err := d.join(ctx, &out); err != nil {
		return err
	}
	changes, err := d.noted(ctx, turns, out)
	if err != nil {
		return err
	}
	if err := d.tx.PutDerived(ctx, out); err != nil {
		return fmt.Errorf("saving events: %w", err)
	}
	return d.log(ctx, changes)
}

// meaning is what merging makes of a mention: its event, and whom it names.
type meaning struct {
	event  string
	actors []string
}

func meaningOf(m *parley.Mention) meaning { return meaning{m.EventID, resolve.ActorIDs(m)} }

// input adds what Merge needs to know beside the mentions.
func (d *derivation) input(ctx context.Context, set []parley.BlockedMention) (resolve.Input, error) {
	in := resolve.Input{Articles: map[string]*parley.Article{}, Places: d.Places, Assigned: map[string]string{}}
	articles := map[string]bool{}
	for _, b := range set {
		in.Mentions = append(in.Mentions, b.Mention)
		articles[b.Mention.ArticleID] = true
		if id := resolve.AssignedBy(b.Keys); id != "" {
			in.Assigned[b.Mention.ID] = id
		}
	}
	list, err := d.tx.Articles(ctx, slices.Sorted(maps.Keys(articles)))
	if err != nil {
		return in, fmt.Errorf("reading articles: %w", err)
	}
	for _, a := range list {
		if a != nil {
			in.Articles[a.ID] = a
		}
	}
	return in, nil
}

// saveMentions saves the new mentions and those that mean something else now.
func (d *derivation) saveMentions(ctx context.Context, set []parley.BlockedMention, was map[string]meaning) error {
	var moved []parley.BlockedMention
	for _, b := range set {
		old, now := was[b.Mention.ID], meaningOf(b.Mention)
		if old.event != "" {
			d.before = append(d.before, old.event)
		}
		if old.event == now.event && slices.Equal(old.actors, now.actors) && !d.seeds[b.Mention.ID] {
			continue
		}
		moved = append(moved, b)
		for i, id := range old.actors {
			if id != "" && id != now.actors[i] {
				d.named[id] = true
			}
		}
	}
	return d.tx.PutMentions(ctx, moved)
}

// closed reads every present mention that has to be derived together with the
// seeds and with what is gone, by following block keys until nothing is added.
func (d *derivation) closed(ctx context.Context) ([]parley.BlockedMention, error) {
	known := map[string]parley.BlockedMention{}
	ghosts := map[string]bool{}
	for _, b := range d.gone {
		// what is gone may have held together what now falls apart
		known[b.Mention.ID] = b
		ghosts[b.Mention.ID] = true
	}
	for _, b := range d.fresh {
		known[b.Mention.ID] = b
	}
	asked := map[string]bool{}
	ask := slices.Sorted(maps.Keys(d.keys))
	for {
		found, err := d.tx.BlockMembers(ctx, ask)
		if err != nil {
			return nil, err
		}
		for _, k := range ask {
			asked[k] = true
		}
		for _, b := range found {
			if _, ok := known[b.Mention.ID]; !ok {
				known[b.Mention.ID] = b
			}
		}
		assigned := map[string]string{}
		var mentions []*parley.Mention
		for _, id := range slices.Sorted(maps.Keys(known)) {
			mentions = append(mentions, known[id].Mention)
			if e := resolve.AssignedBy(known[id].Keys); e != "" {
				assigned[id] = e
			}
		}
		part := resolve.Connected(d.seeds, mentions, assigned, d.Places)
		ask = ask[:0]
		for _, m := range part {
			for _, k := range known[m.ID].Keys {
				if !asked[k] && resolve.Related(k) {
					asked[k] = true
					ask = append(ask, k)
				}
			}
		}
		if len(ask) == 0 {
			var out []parley.BlockedMention
			for _, m := range part {
				if !ghosts[m.ID] {
					out = append(out, known[m.ID])
				}
			}
			return out, nil
		}
		slices.Sort(ask)
	}
}
