package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// report builds the mention of one article in a test: say(…) gives the usual
// values, the rest are changes to them.
type change func(*parley.Mention)

// say is a mention in an article of its own, published on a day. Two parties,
// held and dated by the day of publication unless changed.
func say(kind parley.EventKind, published string, changes ...change) *parley.Mention {
	day, err := parley.ParseDate(published)
	if err != nil {
		panic(err)
	}
	m := &parley.Mention{
		Position: 1, Kind: kind, Status: parley.Held, When: parley.On(day), KnownFrom: day.Time(), Role: parley.Lead, Confidence: 0.9,
	}
	for _, c := range changes {
		c(m)
	}
	return m
}

func on(from string, to ...string) change {
	return func(m *parley.Mention) {
		end := from
		if len(to) > 0 {
			end = to[0]
		}
		m.When = parley.Between(parley.Date(from), parley.Date(end))
	}
}

func undated(m *parley.Mention) { m.When = parley.When{Precision: parley.Unknown} }

func as(s parley.EventStatus) change { return func(m *parley.Mention) { m.Status = s } }

func at(place string) change { return func(m *parley.Mention) { m.Place = place } }

func topic(t ...string) change { return func(m *parley.Mention) { m.Topics = t } }

func terms(t string) change { return func(m *parley.Mention) { m.Terms = t } }

func round(n int) change {
	return func(m *parley.Mention) { m.Rounds = []parley.RoundClaim{{Ordinal: n, Text: fmt.Sprint("round ", n)}} }
}

func lasting(h float64) change {
	return func(m *parley.Mention) { m.Duration = time.Duration(h * float64(time.Hour)) }
}

func citing(who string) change { return func(m *parley.Mention) { m.AttributedTo = who } }

// with adds participants. "Norland" is a state, "Ann Berg (Norland, envoy)" a
// person, "~Sudwald" a state that mediates.
func with(names ...string) change {
	return func(m *parley.Mention) {
		roles := map[parley.Family][2]parley.ParticipantRole{
			parley.Contacts: {parley.Party, parley.Member}, parley.Agreements: {parley.Signatory, parley.Signatory},
			parley.Proposals: {parley.Proposer, parley.Proposer}, parley.Statements: {parley.Speaker, parley.Speaker},
		}[m.Kind.Family()]
		for _, n := range names {
			p := parley.Participant{Name: nameOf(strings.TrimPrefix(n, "~")), Role: roles[0]}
			if p.Kind == parley.Person {
				p.Role = roles[1]
			}
			if strings.HasPrefix(n, "~") {
				p.Role = parley.Mediator
			}
			m.Participants = append(m.Participants, p)
		}
	}
}

func nameOf(s string) parley.Name {
	name, rest, ok := strings.Cut(s, " (")
	if !ok {
		return parley.Name{Name: s, Kind: parley.State}
	}
	side, title, _ := strings.Cut(strings.TrimSuffix(rest, ")"), ", ")
	return parley.Name{Name: name, Kind: parley.Person, Represents: side, Title: title}
}

func answered(actor string, s parley.Stance) change {
	return func(m *parley.Mention) {
		m.Positions = append(m.Positions, parley.SaidPosition{Actor: nameOf(actor), Stance: s})
	}
}

// news gives each mention an article of its own and ids in the order given.
func news(ms ...*parley.Mention) resolve.Input {
	in := resolve.Input{Articles: map[string]*parley.Article{}}
	for i, m := range ms {
		if m.ArticleID == "" {
			m.ArticleID = fmt.Sprintf("art_%02d", i)
		}
		m.ID = fmt.Sprintf("men_%02d", i)
		m.Position = i + 1
		if in.Articles[m.ArticleID] == nil {
			in.Articles[m.ArticleID] = &parley.Article{ID: m.ArticleID, Outlet: "outlet " + m.ArticleID, Published: m.KnownFrom, Text: m.ArticleID}
		}
		in.Mentions = append(in.Mentions, m)
	}
	return in
}

// together puts mentions into one article.
func together(article string, ms ...*parley.Mention) []*parley.Mention {
	for _, m := range ms {
		m.ArticleID = article
	}
	return ms
}

// only is the single event that the mentions make.
func only(t *testing.T, ms ...*parley.Mention) *parley.Event {
	t.Helper()
	d := resolve.Merge(news(ms...))
	if len(d.Events) != 1 {
		t.Fatalf("%d events, want 1", len(d.Events))
	}
	return d.Events[0]
}

// clash is the conflict on a field: its values, the one shown first.
func clash(e *parley.Event, field string) (values []string, reason string) {
	for _, c := range e.Conflicts {
		if c.Field == field {
			for _, v := range c.Values {
				values = append(values, v.Value)
			}
			if i := slices.IndexFunc(c.Values, func(v parley.ClaimedValue) bool { return v.Shown }); i > 0 {
				values[0], values[i] = values[i], values[0]
			}
			return values, c.Reason
		}
	}
	return nil, ""
}
