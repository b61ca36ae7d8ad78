package parley

import "time"

// ChangeKind is what became of an event.
type ChangeKind string

// The kinds of the API.
const (
	Created ChangeKind = "CREATED"
	Updated ChangeKind = "UPDATED"
	Merged  ChangeKind = "MERGED"  // into the event Change.Into
	Removed ChangeKind = "REMOVED" // no report tells of it any more
)

// Change is one entry of the change log: what one update made of one event.
type Change struct {
	// Sequence counts the changes of a store from 1 in the order in which they
	// were committed, without gaps. Set by the store.
	Sequence int64 `json:"sequence"`
	// At is the machine's clock at the update. The store keeps it from going
	// back along the log, whatever the clock does.
	At      time.Time     `json:"at"`
	Kind    ChangeKind    `json:"kind"`
	EventID string        `json:"eventId"`
	Into    string        `json:"into,omitempty"`   // when merged: the event that holds what it was
	Fields  []FieldChange `json:"fields,omitempty"` // by name, in the order of the API; none when merged
}

// FieldChange is a value of an event before and after, as a person reads it;
// empty where there was none.
type FieldChange struct {
	Field  string `json:"field"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// ChangeFilter says which changes; zero fields ask nothing.
type ChangeFilter struct {
	Since time.Time // Change.At is not before
	After int64     // a larger Sequence
	UpTo  int64     // no larger one
	// Events asks that the event, as it is now, passes. One that was merged
	// away goes by the event that it became. Of events that are gone nothing
	// can be asked any more, so their changes pass every filter: whoever follows
	// some events has to hear of those that went.
	Events EventFilter
}
