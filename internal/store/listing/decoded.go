package listing

import (
	"encoding/json"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/parley-talks/parley/internal/parley"
)

// Decoded keeps what was decoded lately by the JSON that it was decoded from,
// so it is never out of date. What it gives is shared: it is not to be changed.
// A nil one keeps nothing.
type Decoded struct {
	events   *lru.Cache[string, *parley.Event]
	mentions *lru.Cache[string, *parley.Mention]
}

// keptDecoded is how many of each are kept, at about 5 KB an event and 3 KB a
// mention.
const keptDecoded = 20_000

// NewDecoded gives one that keeps nothing yet.
func NewDecoded() *Decoded {
	d := &Decoded{}
	// the only error is that of a size below 1
	d.events, _ = lru.New[string, *parley.Event](keptDecoded)
	d.mentions, _ = lru.New[string, *parley.Mention](keptDecoded)
	return d
}

// Event of its JSON.
func (d *Decoded) Event(data string) (*parley.Event, error) {
	if d == nil {
		return Decode[parley.Event](data)
	}
	return keep(d.events, data)
}

// Mention of its JSON, held by an event.
func (d *Decoded) Mention(data, eventID string) (m *parley.Mention, err error) {
	if d == nil {
		m, err = Decode[parley.Mention](data)
	} else {
		m, err = keep(d.mentions, data)
	}
	if err != nil {
		return nil, err
	}
	own := *m
	own.EventID = eventID
	return &own, nil
}

func keep[T any](c *lru.Cache[string, *T], data string) (*T, error) {
	if v, ok := c.Get(data); ok {
		return v, nil
	}
	v, err := Decode[T](data)
	if err == nil {
		c.Add(data, v)
	}
	return v, err
}

// Decode reads what an engine keeps as JSON.
func Decode[T any](data string) (*T, error) {
	v := new(T)
	if err := json.Unmarshal([]byte(data), v); err != nil {
		return nil, fmt.Errorf("read a stored %T: %w", v, err)
	}
	return v, nil
}
