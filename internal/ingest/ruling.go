package ingest

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// ruling is what analysts decided on what is derived again.
type ruling struct {
	decided bool // anybody ever decided anything; else all that follows is empty
	rulings *resolve.Rulings
	found   map[string]*parley.Decision // by id
	judged  map[string]bool             // mentions, and articles, of which the decisions are known
	rest    map[string]*parley.Mention  // what the decisions rest on, as far as it is present
	anew    map[string]bool             // actors that are made anew whatever names them
	retrack map[string]bool             // mentions whose events are put into tracks again
	whole   map[string]bool             // set when all is derived again: actors, venues and topics made so far
	seen    map[string]bool             // and those of this transaction
}

func newRuling() ruling {
	return ruling{
		found: map[string]*parley.Decision{}, judged: map[string]bool{}, rest: map[string]*parley.Mention{}, anew: map[string]bool{},
		retrack: map[string]bool{}, seen: map[string]bool{},
	}
}

// rule reads the decisions on what changes. What was ruled to be no event is put
// aside; where a decision is on the event of the first of its mentions that is
// there, all of them are looked at again.
func (d *derivation) rule(ctx context.Context) error {
	page, err := d.tx.DecisionPage(ctx, parley.Page{First: 1, SkipTotal: true})
	if err != nil {
		return fmt.Errorf("looking for decisions: %w", err)
	}
	if d.decided = len(page.Items) > 0; !d.decided {
		return nil
	}
	for _, b := range d.known {
		d.rest[b.Mention.ID] = b.Mention
	}
	list, err := d.tx.ActorRulings(ctx)
	if err != nil {
		return fmt.Errorf("reading decisions on actors: %w", err)
	}
	for _, x := range list {
		d.found[x.ID] = x
	}
	changed := slices.Clone(d.known)
	for _, b := range d.lost {
		m := *b.Mention
		m.ID = resolve.Known(m.ID)
		changed = append(changed, parley.BlockedMention{Mention: &m})
	}
	if err := d.judge(ctx, changed); err != nil {
		return err
	}
	at := map[string]bool{}
	for _, b := range changed {
		at[b.Mention.ID] = true
	}
	var others []string
	for _, x := range d.found {
		if x.Kind != parley.CorrectEvent && x.Kind != parley.ConfirmEvent && x.Kind != parley.PlaceInTrack ||
			!slices.ContainsFunc(x.Mentions[0], func(id string) bool { return at[id] }) {
			continue
		}
		for _, id := range slices.Concat(x.Mentions...) {
			if !at[id] {
				at[id] = true
				others = append(others, id)
			}
			d.retrack[id] = d.retrack[id] || x.Kind == parley.PlaceInTrack
		}
	}
	slices.Sort(others)
	found, err := d.byID(ctx, others)
	if err != nil {
		return fmt.Errorf("reading what decisions rest on: %w", err)
	}
	if err := d.judge(ctx, found); err != nil {
		return err
	}
	for _, b := range found {
		d.touched[b.Mention.ID] = true
		d.known = append(d.known, b)
		d.before = append(d.before, b.Mention.EventID)
	}
	return d.reject(ctx)
}

// reject saves what was ruled to be no event, so that nothing else finds it.
func (d *derivation) reject(ctx context.Context) error {
	var aside []parley.BlockedMention
	d.known = slices.DeleteFunc(d.known, func(b parley.BlockedMention) bool {
		m := b.Mention
		if !d.rulings.Rejects(m) {
			return false
		}
		d.name(m)
		resolve.Unname(m)
		keys := []string{resolve.ArticleKey(m)}
		if id := resolve.AssignedBy(b.Keys); id != "" {
			keys = append(keys, resolve.AssignedKey(id))
		}
		aside = append(aside, parley.BlockedMention{Mention: m, Keys: keys})
		return true
	})
	if err := d.tx.PutMentions(ctx, aside); err != nil {
		return fmt.Errorf("saving mentions that are no events: %w", err)
	}
	return nil
}

// judge reads the decisions on mentions and on their articles.
func (d *derivation) judge(ctx context.Context, mentions []parley.BlockedMention) error {
	if !d.decided {
		return nil
	}
	var anchors []string
	for _, b := range mentions {
		for _, id := range []string{b.Mention.ID, b.Mention.ArticleID} {
			if !d.judged[id] {
				d.judged[id] = true
				anchors = append(anchors, id)
			}
		}
	}
	list, err := d.tx.DecisionsOn(ctx, anchors)
	if err != nil {
		return fmt.Errorf("reading decisions: %w", err)
	}
	var rest []string
	for _, x := range list {
		if x.Holds() && (d.found[x.ID] == nil || x.OnActors()) {
			d.found[x.ID] = x
			rest = append(rest, slices.Concat(x.Mentions...)...)
		}
	}
	if len(rest) == 0 && d.rulings != nil && len(list) == 0 {
		return nil
	}
	return d.prepare(ctx, rest)
}

// prepare makes the rulings ready. What decisions rest on may lie in articles
// that are removed, which only other decisions tell.
func (d *derivation) prepare(ctx context.Context, rest []string) error {
	rest = slices.DeleteFunc(rest, func(id string) bool { return d.rest[id] != nil || d.gone[resolve.Gone(id)] })
	slices.Sort(rest)
	rest = slices.Compact(rest)
	mentions, err := d.tx.Mentions(ctx, rest)
	if err != nil {
		return fmt.Errorf("reading what decisions rest on: %w", err)
	}
	var more []parley.BlockedMention
	for _, m := range mentions {
		if m != nil {
			d.rest[m.ID] = m
			more = append(more, parley.BlockedMention{Mention: m})
		}
	}
	var all []*parley.Decision
	for _, x := range d.found {
		all = append(all, x)
	}
	var at []*parley.Mention
	for _, m := range d.rest {
		at = append(at, m)
	}
	d.rulings = resolve.NewRulings(all, at)
	if len(more) > 0 {
		return d.judge(ctx, more)
	}
	return nil
}

// placedAnew reports whether e may be a round of another series by decision.
func (d *derivation) placedAnew(e *parley.Event) bool {
	return slices.ContainsFunc(e.MentionIDs, func(id string) bool { return d.retrack[id] })
}

// placedWith reads the events that decisions put into one series with some.
func (t *tying) placedWith(ctx context.Context, list []*parley.Event) ([]*parley.Event, error) {
	var found []parley.BlockedMention
	for _, e := range list {
		for _, id := range e.MentionIDs {
			found = append(found, parley.BlockedMention{Mention: &parley.Mention{ID: id}})
		}
	}
	if err := t.judge(ctx, found); err != nil {
		return nil, err
	}
	on := map[string]bool{}
	for _, b := range found {
		on[b.Mention.ID] = true
	}
	var ids []string
	for _, x := range t.found {
		if all := slices.Concat(x.Mentions...); x.Kind == parley.PlaceInTrack && slices.ContainsFunc(all, func(id string) bool { return on[id] }) {
			ids = append(ids, all...)
		}
	}
	slices.Sort(ids)
	mentions, err := t.tx.Mentions(ctx, slices.Compact(ids))
	if err != nil {
		return nil, fmt.Errorf("reading what decisions rest on: %w", err)
	}
	var missing []string
	for _, m := range mentions {
		if m == nil {
			continue
		}
		t.rest[m.ID] = m
		if m.EventID != "" && t.now[m.EventID] == nil && !t.gone[m.EventID] {
			missing = append(missing, m.EventID)
		}
	}
	events, err := t.tx.Events(ctx, missing)
	if err != nil {
		return nil, fmt.Errorf("reading events: %w", err)
	}
	for _, e := range events {
		if e != nil && t.now[e.ID] == nil {
			c := *e
			t.old[e.ID] = &c
			t.put(e)
		}
	}
	var out []*parley.Event
	for _, id := range ids {
		if e := t.now[t.holding(id)]; e != nil {
			out = append(out, e)
		}
	}
	return out, nil
}

// holding is the id of the event that holds a mention now; empty when none does.
func (t *tying) holding(mention string) string {
	if m := t.rest[mention]; m != nil {
		return m.EventID
	}
	return ""
}
