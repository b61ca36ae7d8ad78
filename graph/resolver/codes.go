package resolver

import (
	"cmp"
	"context"

	"github.com/parley-talks/parley/internal/codes"
	"github.com/parley-talks/parley/internal/parley"
)

// EventCodes are what researchers code an event as.
type EventCodes struct {
	Plover, PloverMode, Cameo *string
	Goldstein                 *float64
}

// Codes of the event.
func (e *event) Codes(ctx context.Context) (*EventCodes, error) {
	actors, err := e.actors(ctx)
	if err != nil {
		return nil, err
	}
	sides, mediated := map[string]bool{}, false
	for _, p := range e.Event.Participants {
		side := actors[cmp.Or(p.OnBehalfOf, p.ActorID)]
		switch {
		case p.Role == parley.Mediator:
			mediated = true
		case p.Role == parley.Host || side == nil:
		default:
			sides[side.ID] = true
		}
	}
	c := codes.Of(e.Event, len(sides), mediated)
	return &EventCodes{optional(c.Plover), optional(c.PloverMode), optional(c.Cameo), c.Goldstein}, nil
}

// Address of its page, from the root of this server.
func (e *event) Address() string { return "/event/" + e.ID }
