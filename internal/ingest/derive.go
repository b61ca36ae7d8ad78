package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// derivation is what one transaction changes and must derive again.
type derivation struct {
	*Ingester
	tx      parley.Tx
	known   []parley.BlockedMention    // new mentions, saved once it is known which events they are of, and others at hand
	met     map[string]*parley.Article // by key; nil when it is new
	texts   map[string]*parley.Article // new or changed ones by id, as saved
	fresh   map[string]bool            // ids of present mentions that are new
	touched map[string]bool            // ids of those that say what they said, in another light
	gone    map[string]bool            // ids of mentions that are no longer present
	lost    []parley.BlockedMention    // these mentions
	before  []string                   // events that held what is derived again
	named   map[string]bool            // actors that what is gone or derived again named before
	family  map[string][]string        // block keys of people, by resolve.PeopleKey; see people
	from    *time.Time                 // the earliest instant at which something else was known; nil: none
	ruling
}

func newDerivation(in *Ingester, tx parley.Tx) *derivation {
	return &derivation{
		Ingester: in, tx: tx, met: map[string]*parley.Article{}, texts: map[string]*parley.Article{}, fresh: map[string]bool{}, touched: map[string]bool{}, gone: map[string]bool{},
		named: map[string]bool{}, family: map[string][]string{}, ruling: newRuling(),
	}
}

// add takes in a mention of the version at hand; again: the version before it
// said the same.
func (d *derivation) add(m *parley.Mention, assigned string, again bool) {
	keys := resolve.Keys(m)
	if assigned != "" {
		keys = append(keys, resolve.AssignedKey(assigned))
	}
	d.known = append(d.known, parley.BlockedMention{Mention: m, Keys: keys})
	if again {
		d.touched[m.ID] = true
	} else {
		d.fresh[m.ID] = true
	}
	if m.EventID != "" {
		d.before = append(d.before, m.EventID)
	}
}

// retire makes everything be derived again that m, still in the store, has to
// do with.
func (d *derivation) retire(ctx context.Context, m *parley.Mention) error {
	found, err := d.tx.BlockMembers(ctx, []string{resolve.SiblingKey(m)})
	if err != nil {
		return err
	}
	d.before = append(d.before, m.EventID)
	for _, b := range found {
		if b.Mention.ID != m.ID {
			continue
		}
		ghost := *m
		ghost.ID = resolve.Gone(m.ID) // a new mention may have its id
		d.lost = append(d.lost, parley.BlockedMention{Mention: &ghost, Keys: b.Keys})
		d.gone[ghost.ID] = true
		d.name(m)
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

// derive reads what the changes touch, gathers it again, ties it to the rest,
// and saves what came out differently.
func (d *derivation) derive(ctx context.Context) error {
	if len(d.known) == 0 && len(d.before) == 0 {
		return nil
	}
	if err := d.rule(ctx); err != nil {
		return err
	}
	if err := d.people(ctx); err != nil {
		return fmt.Errorf("reading who is named: %w", err)
	}
	scope, err := d.scope(ctx)
	if err != nil {
		return fmt.Errorf("reading what the mentions have to do with: %w", err)
	}
	in, keys, err := d.input(ctx, scope)
	if err != nil {
		return err
	}
	was := map[string]meaning{}
	for _, m := range in.Mentions {
		was[m.ID] = meaningOf(m)
	}
	out := resolve.Gather(in)
	if err := d.saveMentions(ctx, in, out.Events, keys, was); err != nil {
		return fmt.Errorf("saving mentions: %w", err)
	}
	turns, err := d.tie(ctx, &out)
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

// scope reads every present mention that has to be gathered or compared.
func (d *derivation) scope(ctx context.Context) (*resolve.Scope, error) {
	s := resolve.NewScope(d.fresh, d.gone, d.touched, d.Places)
	s.Rule(d.rulings)
	s.Add(d.lost)
	s.Add(d.known)
	for {
		keys := s.Next()
		if len(keys) == 0 {
			return s, nil
		}
		found, err := d.tx.BlockMembers(ctx, keys)
		if err != nil {
			return nil, err
		}
		if err := d.judge(ctx, found); err != nil {
			return nil, err
		}
		s.Rule(d.rulings)
		s.Add(found)
	}
}

// people finds out who is who among those of the family names that the changes
// name. A name that means somebody else now makes every mention that has it be
// derived again.
func (d *derivation) people(ctx context.Context) error {
	now, then := map[string]bool{}, map[string]bool{} // block keys of names
	for _, b := range d.known {
		noteNames(now, b.Keys)
	}
	for _, b := range d.lost {
		noteNames(then, b.Keys)
	}
	if err := d.readNames(ctx, maps.Keys(now), maps.Keys(then)); err != nil {
		return err
	}
	for _, stored := range d.family {
		for _, k := range stored {
			now[k], then[k] = true, true
		}
	}
	after, before := resolve.Who(namesOf(now)), resolve.Who(namesOf(then))
	var changed []string
	for k := range then {
		if n, ok := resolve.NameOf(k); ok && now[k] && after[bareName(n)] != before[bareName(n)] {
			changed = append(changed, k)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	slices.Sort(changed)
	found, err := d.tx.BlockMembers(ctx, changed)
	if err != nil {
		return err
	}
	for _, b := range found {
		if !d.fresh[b.Mention.ID] {
			d.touched[b.Mention.ID] = true
			d.known = append(d.known, b)
			d.before = append(d.before, b.Mention.EventID)
		}
	}
	return nil
}

func bareName(n parley.Name) parley.Name {
	return parley.Name{Name: n.Name, Represents: n.Represents}
}

// noteNames adds the block keys of names.
func noteNames(names map[string]bool, keys []string) {
	for _, k := range keys {
		if _, ok := resolve.NameOf(k); ok {
			names[k] = true
		}
	}
}

func namesOf(keys map[string]bool) []parley.Name {
	out := make([]parley.Name, 0, len(keys))
	for k := range keys {
		if n, ok := resolve.NameOf(k); ok {
			out = append(out, n)
		}
	}
	return out
}

// readNames reads the block keys of all people of the family names in some
// keys, unless they are known.
func (d *derivation) readNames(ctx context.Context, lists ...func(func(string) bool)) error {
	var ask []string
	for _, list := range lists {
		for k := range list {
			if n, ok := resolve.NameOf(k); ok {
				if p := resolve.PeopleKey(n.Name); d.family[p] == nil {
					d.family[p] = []string{}
					ask = append(ask, p)
				}
			}
		}
	}
	if len(ask) == 0 {
		return nil
	}
	slices.Sort(ask)
	found, err := d.tx.BlockKeys(ctx, ask)
	if err != nil {
		return err
	}
	for _, k := range found {
		if n, ok := resolve.NameOf(k); ok {
			p := resolve.PeopleKey(n.Name)
			d.family[p] = append(d.family[p], k)
		}
	}
	return nil
}

// meaning is what merging makes of a mention: its event, and whom it names.
type meaning struct {
	event  string
	actors []string
}

func meaningOf(m *parley.Mention) meaning { return meaning{m.EventID, resolve.ActorIDs(m)} }

// input is what Gather needs to know, with the block keys of its mentions.
func (d *derivation) input(ctx context.Context, scope *resolve.Scope) (resolve.Input, map[string][]string, error) {
	in := resolve.Input{Articles: map[string]*parley.Article{}, Places: d.Places, Rulings: d.rulings}
	var keys map[string][]string
	in.Mentions, in.Wanted, in.Assigned, keys = scope.Mentions()
	articles, names := map[string]bool{}, map[string]bool{}
	for _, m := range in.Mentions {
		if !scope.Far(m.ID) {
			articles[m.ArticleID] = true
			noteNames(names, keys[m.ID])
		}
	}
	if err := d.readNames(ctx, maps.Keys(names)); err != nil {
		return in, nil, fmt.Errorf("reading who is named: %w", err)
	}
	for _, stored := range d.family {
		for _, k := range stored {
			names[k] = true
		}
	}
	in.Names = namesOf(names)
	list, err := d.tx.Articles(ctx, slices.Sorted(maps.Keys(articles)))
	if err != nil {
		return in, nil, fmt.Errorf("reading articles: %w", err)
	}
	for _, a := range list {
		if a != nil {
			in.Articles[a.ID] = a
		}
	}
	return in, keys, nil
}

// saveMentions saves the new mentions and those that mean something else now.
func (d *derivation) saveMentions(ctx context.Context, in resolve.Input, events []*parley.Event, keys map[string][]string, was map[string]meaning) error {
	made := map[string]bool{}
	for _, e := range events {
		for _, id := range e.MentionIDs {
			made[id] = true
		}
	}
	again := map[string]bool{} // of the version at hand
	for _, b := range d.known {
		again[b.Mention.ID] = true
	}
	var moved []parley.BlockedMention
	for _, m := range in.Mentions {
		if !made[m.ID] {
			continue
		}
		old, now := was[m.ID], meaningOf(m)
		if old.event != "" {
			d.before = append(d.before, old.event)
		}
		if old.event == now.event && slices.Equal(old.actors, now.actors) && !again[m.ID] {
			continue
		}
		moved = append(moved, parley.BlockedMention{Mention: m, Keys: keys[m.ID]})
		for i, id := range old.actors {
			if id == now.actors[i] {
				continue
			}
			for _, of := range []string{id, old.actors[i&^1]} { // and who represented it
				if of != "" {
					d.named[of] = true
				}
			}
		}
	}
	return d.tx.PutMentions(ctx, moved)
}
