package entity

import (
	"fmt"
	"io"
	"sync"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/parley"
)

// Names are the known names that Find reads with. They are safe for use by
// several goroutines at once.
type Names struct{ set *gazetteer.Set }

var defaultNames = sync.OnceValue(func() *Names {
	s, err := gazetteer.Default()
	if err != nil {
		panic("entity: a file of names in this program is damaged: " + err.Error())
	}
	return &Names{set: s}
})

// DefaultNames are the names that come with Parley.
func DefaultNames() *Names { return defaultNames() }

// With returns n with a user's own names added, which win over n's. The format is that of
// gazetteer/names.tsv: lines of tab-separated columns
//
//	kind	name	other names, divided by ;	stands for or lies in	latitude	longitude
//
// with the kinds state, adjective, organisation, party, seat, office, region,
// place, site, reporter, group (its members in the fourth column) and person
// (the office in the fifth). Empty lines and lines that begin with # are
// skipped. An error wraps parley.ErrInvalid and names the file and the line.
func (n *Names) With(r io.Reader, file string) (*Names, error) {
	s, err := n.set.With(r, file)
	if err != nil {
		return nil, fmt.Errorf("adding names: %w", err)
	}
	return &Names{set: s}, nil
}

// Location is a city, region or state as a place.
type Location struct {
	Name    string
	Country string // the state it lies in, empty for "Black Sea"
	Region  string // its own name, where it is a region
	Point   *parley.Point
	Capital bool
}

// Place finds a place by any of its names.
func (n *Names) Place(name string) (Location, bool) {
	var found Location
	ok := false
	for _, e := range n.set.Lookup(name) {
		switch e.Type {
		case gazetteer.City:
			return Location{Name: e.Name, Country: e.Of, Point: e.Point, Capital: e.Capital}, true
		case gazetteer.Region, gazetteer.Site:
			found, ok = Location{Name: e.Name, Country: e.Of, Region: e.Name, Point: e.Point}, true
		case gazetteer.State:
			found, ok = Location{Name: e.Name, Country: e.Name}, true
		}
	}
	return found, ok
}

// State gives the canonical short name of a state from any of its names, its
// adjective or its people.
func (n *Names) State(name string) (string, bool) {
	for _, e := range n.set.Lookup(name) {
		switch e.Type {
		case gazetteer.State, gazetteer.Adjective, gazetteer.People:
			return e.Of, true
		}
	}
	return "", false
}

// Capital gives the state whose capital or seat of government a city is.
func (n *Names) Capital(city string) (state string, ok bool) {
	for _, e := range n.set.Lookup(city) {
		if e.Type == gazetteer.City && e.Capital {
			return e.Of, true
		}
	}
	return "", false
}

// Organisation gives the canonical name of an organisation or of a party to a
// conflict from any of its names.
func (n *Names) Organisation(name string) (string, bool) {
	for _, e := range n.set.Lookup(name) {
		if e.Type == gazetteer.Organisation || e.Type == gazetteer.Party {
			return e.Name, true
		}
	}
	return "", false
}
