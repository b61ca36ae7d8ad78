// Package gazetteer holds known names: states with their adjectives, capitals
// and seats of power, cities, organisations, parties to conflicts, media, and
// the words of offices. The names are tab-separated text files beside this
// file, each with its source at its head, so that a person can edit them.
package gazetteer

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

//go:embed *.tsv
var files embed.FS

// Type is what a known name names.
type Type uint8

// The types.
const (
	State        Type = iota // "Russia"
	Adjective                // "Russian"
	People                   // "Russians"
	City                     // "Moscow"
	Region                   // "Black Sea": acts for nobody
	Organisation             // "NATO"
	Party                    // "Hamas": to a conflict, and no state
	Several                  // "E3": several states under one name
	Seat                     // "Kremlin": stands for a state, a site after "in"
	Office                   // "State Department": stands for a state
	Site                     // "Camp David"
	Reporter                 // "Reuters"
	Person                   // only from a user's own file
)

// Entry is one known name in one of its spellings' meanings.
type Entry struct {
	Type    Type
	Name    string   // canonical
	Of      string   // the state it is of, lies in or stands for
	Home    string   // of a Party: the state whose government it faces
	Members []string // of Several
	Capital bool     // of a City: it can stand for Of
	Point   *parley.Point
	Title   string // of a Person: office
}

// form is one spelling of an entry.
type form struct {
	folded string
	upper  bool // first letter is a capital
	caps   bool // all letters are
	the    bool // only after "the"
	entry  *Entry
}

// Set is a compiled set of names. It is not changed after it is built.
type Set struct {
	first   map[string][]form // by the first folded word, longest first
	code    map[string]string // ISO code -> state
	capital map[string]*Entry // state -> its capital
	demonym map[string]string // state -> its first adjective
	Offices *Offices
	Holders map[string][]Holder // by folded family name
}

// Default reads the names that come with Parley. They are embedded, so an
// error is a mistake in one of the files.
func Default() (*Set, error) {
	s := &Set{first: map[string][]form{}, code: map[string]string{}, capital: map[string]*Entry{}, demonym: map[string]string{}}
	for _, step := range []struct {
		file string
		read func(row []string) error
	}{
		{"states.tsv", s.state},
		{"cities.tsv", s.city},
		{"names.tsv", s.name},
	} {
		f, err := files.Open(step.file)
		if err != nil {
			return nil, err
		}
		if err := rows(f, step.file, step.read); err != nil {
			return nil, err
		}
	}
	var err error
	if s.Offices, err = readOffices(); err != nil {
		return nil, err
	}
	if s.Holders, err = readHolders(); err != nil {
		return nil, err
	}
	s.sort()
	return s, nil
}

// With returns s with the names of one more file in the format of names.tsv.
func (s *Set) With(r io.Reader, file string) (*Set, error) {
	n := &Set{first: make(map[string][]form, len(s.first)), code: s.code, capital: s.capital, demonym: s.demonym, Offices: s.Offices, Holders: s.Holders}
	for k, v := range s.first {
		n.first[k] = slices.Clip(v)
	}
	if err := rows(r, file, n.name); err != nil {
		return nil, err
	}
	n.sort()
	return n, nil
}

// sort puts longer spellings first; of equal ones, later files go first.
func (s *Set) sort() {
	for k, v := range s.first {
		slices.SortStableFunc(v, func(a, b form) int { return len(b.folded) - len(a.folded) })
		s.first[k] = v
	}
}

// rows reads tab-separated lines, without comments and empty ones.
func rows(r io.Reader, file string, read func(row []string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimRight(sc.Text(), "\r\t ")
		if text == "" || text[0] == '#' {
			continue
		}
		row := strings.Split(text, "\t")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		for len(row) < 6 {
			row = append(row, "")
		}
		if err := read(row); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("reading names from %s: %w", file, err)
	}
	return nil
}

// list takes a column apart.
func list(col string) []string {
	var out []string
	for p := range strings.SplitSeq(col, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (s *Set) state(row []string) error {
	name, code := row[0], row[1]
	s.code[code] = name
	st := &Entry{Type: State, Name: name, Of: name}
	s.add(st, name)
	s.add(st, list(row[3])...)
	for _, c := range list(row[2]) {
		e := &Entry{Type: City, Name: c, Of: name, Capital: true}
		if s.capital[name] == nil {
			s.capital[name] = e
		}
		s.add(e, c)
	}
	if of := list(row[4]); len(of) > 0 {
		s.demonym[name] = of[0]
	}
	adj, people := &Entry{Type: Adjective, Name: name, Of: name}, &Entry{Type: People, Name: name, Of: name}
	for _, a := range list(row[4]) {
		s.add(adj, a)
		if n := len(a); n > 3 && (a[n-1] == 'n' || a[n-1] == 'i' || strings.HasSuffix(a, "Serb") || strings.HasSuffix(a, "Croat") || strings.HasSuffix(a, "Slovak") || strings.HasSuffix(a, "Czech") || strings.HasSuffix(a, "Cypriot") || strings.HasSuffix(a, "Greek") || strings.HasSuffix(a, "Uzbek") || strings.HasSuffix(a, "Tajik") || strings.HasSuffix(a, "Kazakh") || strings.HasSuffix(a, "Slovene") || strings.HasSuffix(a, "Filipino") || strings.HasSuffix(a, "Argentine") || strings.HasSuffix(a, "Yugoslav")) {
			s.add(people, a+"s")
		}
	}
	s.add(people, list(row[5])...)
	return nil
}

// Demonym is the adjective of a state, "Peruvian"; empty for other names.
func (s *Set) Demonym(state string) string { return s.demonym[state] }

func (s *Set) city(row []string) error {
	state, ok := s.code[row[1]]
	if !ok {
		return fmt.Errorf("%w: no state has the code %q", parley.ErrInvalid, row[1])
	}
	at, err := point(row[2], row[3])
	if err != nil {
		return err
	}
	e := &Entry{Type: City, Name: row[0], Of: state, Point: at}
	for _, f := range s.first[firstWord(fold(row[0]))] {
		if f.entry.Type == City && f.entry.Capital && f.entry.Of == state && f.folded == fold(row[0]) {
			f.entry.Point = at
			e = f.entry
		}
	}
	if !e.Capital {
		s.add(e, row[0])
	}
	s.add(e, list(row[4])...)
	return nil
}

func point(lat, lon string) (*parley.Point, error) {
	a, err := strconv.ParseFloat(lat, 64)
	b, err2 := strconv.ParseFloat(lon, 64)
	if err != nil || err2 != nil || a < -90 || a > 90 || b < -180 || b > 180 {
		return nil, fmt.Errorf("%w: %q, %q is not a latitude and a longitude in degrees", parley.ErrInvalid, lat, lon)
	}
	return &parley.Point{Latitude: a, Longitude: b}, nil
}

// types are the kinds of names.tsv.
var types = map[string]Type{
	"state": State, "adjective": Adjective, "organisation": Organisation, "party": Party, "group": Several, "seat": Seat, "office": Office,
	"region": Region, "site": Site, "reporter": Reporter, "place": City, "person": Person,
}

func (s *Set) name(row []string) error {
	t, ok := types[row[0]]
	if !ok {
		return fmt.Errorf("%w: %q is no kind of name; the kinds are state, adjective, organisation, party, group, seat, office, region, place, site, reporter and person", parley.ErrInvalid, row[0])
	}
	if row[1] == "" {
		return fmt.Errorf("%w: the second column, the name, is empty", parley.ErrInvalid)
	}
	e := &Entry{Type: t, Name: row[1], Of: row[3]}
	if of, ok := s.code[e.Of]; ok {
		e.Of = of
	}
	switch t {
	case State, Organisation, Party:
		e.Home, e.Of = e.Of, e.Name
	case Adjective:
		e.Name = e.Of
	case Several:
		e.Members = list(row[3])
	case Person:
		e.Title = row[4]
	case City, Site:
		if row[4] != "" {
			var err error
			if e.Point, err = point(row[4], row[5]); err != nil {
				return err
			}
		}
	}
	if (t == Adjective || t == Seat || t == Office) && e.Of == "" {
		return fmt.Errorf("%w: the fourth column must say which state or organisation %q stands for", parley.ErrInvalid, row[1])
	}
	if t == Region || t == Site || t == Reporter {
		// one line may list several that lie in one country
		for _, n := range list(row[2]) {
			own := *e
			if t != Site && !strings.HasPrefix(n, "the ") {
				own.Name = n
			}
			s.add(&own, n)
		}
		s.add(e, row[1])
		return nil
	}
	s.add(e, row[1])
	s.add(e, list(row[2])...)
	return nil
}

// add compiles spellings of e. One that begins with "the " in lower case is
// known only after "the".
func (s *Set) add(e *Entry, names ...string) {
	for _, n := range names {
		f := form{entry: e}
		if rest, ok := strings.CutPrefix(n, "the "); ok {
			f.the, n = true, rest
		}
		f.folded = fold(n)
		f.upper, f.caps = casing(n)
		if f.folded == "" {
			continue
		}
		k := firstWord(f.folded)
		s.first[k] = append([]form{f}, s.first[k]...)
	}
}

// Capital is the capital of a state, by its canonical name; nil for none.
func (s *Set) Capital(state string) *Entry { return s.capital[state] }

// Lookup finds the entries that a whole name can mean, in any case.
func (s *Set) Lookup(name string) []*Entry {
	f := fold(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	var out []*Entry
	for _, c := range s.first[firstWord(f)] {
		if c.folded == f {
			out = append(out, c.entry)
		}
	}
	return out
}

// Match finds the longest known name at the start of text. It returns where
// it ends and what it can mean, best first. afterThe says that "the" stands
// before it; key is the folded first word, as Key gives it.
func (s *Set) Match(text, key string, afterThe bool) (end int, meanings []*Entry) {
	for _, f := range s.first[key] {
		if f.the && !afterThe {
			continue
		}
		n, caps, upper := walk(text, f.folded)
		if n == 0 || n < end || f.upper && !upper || f.caps && !caps {
			continue
		}
		if end > 0 && n != end {
			continue
		}
		end = n
		meanings = append(meanings, f.entry)
	}
	return end, meanings
}
