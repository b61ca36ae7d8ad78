package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) Decisions(ctx context.Context, ids []string) ([]*parley.Decision, error) {
	records, err := r.run(ctx, statement("decisions.by-id", params{"ids": ids}))
	if err != nil {
		return nil, err
	}
	return inPlace(len(ids), records, decisionOf)
}

func (r reader) DecisionsOn(ctx context.Context, anchors []string) ([]*parley.Decision, error) {
	return r.decisions(ctx, statement("decisions.on", params{"anchors": list(unique(anchors))}))
}

func (r reader) ActorRulings(ctx context.Context) ([]*parley.Decision, error) {
	return r.decisions(ctx, statement("decisions.on-actors", params{}))
}

func (r reader) decisions(ctx context.Context, q query) ([]*parley.Decision, error) {
	records, err := r.run(ctx, q)
	if err != nil {
		return nil, err
	}
	out := make([]*parley.Decision, len(records))
	for i, record := range records {
		if out[i], err = decisionOf(record); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r reader) DecisionPage(ctx context.Context, p parley.Page) (parley.PageOf[*parley.Decision], error) {
	return page(ctx, r, statement("decisions.page", params{}), "decisions.source", listing.Decisions, true, "", "", p, first[parley.Decision])
}

func decisionOf(r *neo4j.Record) (*parley.Decision, error) {
	return decode[parley.Decision](column(r, "json"))
}

func (t *tx) PutDecision(ctx context.Context, d *parley.Decision) error {
	json, err := encode(d)
	if err != nil {
		return err
	}
	props := params{
		"id": d.ID, "kind": string(d.Kind), "by": d.By, "at": instant(d.At), "why": orNil(d.Why), "onActors": d.OnActors() && d.Holds(),
		"sortKey": listing.Decision(d), "json": json,
	}
	if d.Undone != nil {
		props["undoneBy"], props["undoneAt"] = d.Undone.By, instant(d.Undone.At)
	}
	if _, err := t.write(ctx, "decisions.put", []params{{"props": props}}); err != nil {
		return err
	}
	var rows []params
	for _, anchor := range d.Anchors() {
		rows = append(rows, params{"id": d.ID, "anchor": anchor})
	}
	_, err = t.write(ctx, "decisions.rest", rows)
	return err
}
