package resolver

import "github.com/parley-talks/parley/internal/codes"

// EventCodes are what researchers code an event as.
type EventCodes struct {
	Plover, PloverMode, Cameo *string
	Goldstein                 *float64
}

// Codes of the event.
func (e *event) Codes() *EventCodes {
	c := codes.OfEvent(e.Event)
	return &EventCodes{optional(c.Plover), optional(c.PloverMode), optional(c.Cameo), c.Goldstein}
}

// Address of its page, from the root of this server.
func (e *event) Address() string { return "/event/" + e.ID }
