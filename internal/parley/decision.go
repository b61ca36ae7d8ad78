package parley

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// DecisionKind is what an analyst ruled on.
type DecisionKind string

// The kinds of decisions, named after what the API calls them.
const (
	CorrectEvent   DecisionKind = "CORRECT_EVENT"   // these values are right
	MergeEvents    DecisionKind = "MERGE_EVENTS"    // these are one event
	SplitEvent     DecisionKind = "SPLIT_EVENT"     // these mentions are an event of their own
	KeepApart      DecisionKind = "KEEP_APART"      // these events, or these actors, are not the same
	ConfirmEvent   DecisionKind = "CONFIRM_EVENT"   // this event is right as it is
	RejectMentions DecisionKind = "REJECT_MENTIONS" // these are no events
	AddMention     DecisionKind = "ADD_MENTION"     // the reader missed one
	PlaceInTrack   DecisionKind = "PLACE_IN_TRACK"  // this is a round of that series, or of none
	RemoveArticle  DecisionKind = "REMOVE_ARTICLE"  // nothing of this article counts
	CorrectActor   DecisionKind = "CORRECT_ACTOR"
	MergeActors    DecisionKind = "MERGE_ACTORS" // these are one actor, the first of them
	SplitActor     DecisionKind = "SPLIT_ACTOR"  // whom these mentions name is somebody else
)

// Decision is what somebody ruled. Like a mention it is stored as the truth: it
// names mentions, actors and articles but never events, which are derived, and
// is undone by a mark. Of two that disagree the later one holds, ties by id.
type Decision struct {
	ID     string       `json:"id"` // "dec_…"
	Kind   DecisionKind `json:"kind"`
	By     string       `json:"by"` // see PrincipalOf
	At     time.Time    `json:"at"` // the machine's clock; orders decisions and derives nothing else
	Why    string       `json:"why,omitempty"`
	Undone *Undoing     `json:"undone,omitempty"`

	// Mentions are what it rests on, as they stood when it was made. Of an
	// event: its mentions in order of publication, of which the first that is
	// still present says which event is meant now.
	//
	//	CorrectEvent, ConfirmEvent  the event
	//	MergeEvents, KeepApart      each event
	//	SplitEvent, SplitActor      what is split off; of an event: then the rest
	//	RejectMentions, AddMention  the mentions
	//	PlaceInTrack                the event, the track's rounds, the round before; the last two may be empty
	Mentions [][]string `json:"mentions,omitempty"`
	// Actors are ids: those corrected, merged or kept apart; of SplitActor the
	// actor and the new one.
	Actors  []string `json:"actors,omitempty"`
	Article string   `json:"article,omitempty"` // of AddMention and RemoveArticle

	Event  *EventCorrection `json:"event,omitempty"`
	Actor  *ActorCorrection `json:"actor,omitempty"`  // of MergeActors: how the first is known
	Quotes []string         `json:"quotes,omitempty"` // of AddMention: the words, to find them again in another text
	Added  *Mention         `json:"added,omitempty"`  // of AddMention
}

// Undoing is the mark on a decision that no longer holds.
type Undoing struct {
	By string    `json:"by"`
	At time.Time `json:"at"` // the machine's clock
}

// EventCorrection is the values of an event that are right, whatever reports
// say; what is empty stays as derived.
type EventCorrection struct {
	Kind    EventKind     `json:"kind,omitempty"`
	Title   string        `json:"title,omitempty"`
	Start   Date          `json:"start,omitempty"`
	End     Date          `json:"end,omitempty"` // no earlier than Start; empty with a Start: that day alone
	Status  EventStatus   `json:"status,omitempty"`
	City    string        `json:"city,omitempty"`
	Site    string        `json:"site,omitempty"`
	Country string        `json:"country,omitempty"` // name of the state
	Topics  []string      `json:"topics,omitempty"`
	Terms   []string      `json:"terms,omitempty"`
	Add     []Participant `json:"add,omitempty"`    // with ActorID, and SideID where somebody acts for another
	Sides   []Name        `json:"sides,omitempty"`  // for whom those in Add act, with ActorID
	Remove  []string      `json:"remove,omitempty"` // actor ids
}

// ActorCorrection is the values of an actor that are right; what is empty
// stays as derived.
type ActorCorrection struct {
	Kind       ActorKind `json:"kind,omitempty"`
	Name       string    `json:"name,omitempty"`
	Aliases    []string  `json:"aliases,omitempty"`    // besides those in reports
	Represents string    `json:"represents,omitempty"` // actor id
	Side       *Name     `json:"side,omitempty"`       // how that one is known; nil where there is none
	Wikidata   string    `json:"wikidata,omitempty"`   // "Q58217"
}

// Holds reports whether d has not been undone.
func (d *Decision) Holds() bool { return d.Undone == nil }

// OnActors reports whether d rules on who is who.
func (d *Decision) OnActors() bool { return len(d.Actors) > 0 }

// Anchors are the ids of all that d rests on, each once, in text order.
func (d *Decision) Anchors() []string {
	out := slices.Concat(slices.Concat(d.Mentions...), d.Actors)
	if d.Article != "" {
		out = append(out, d.Article)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Before reports whether d was made before o.
func (d *Decision) Before(o *Decision) bool { return CompareDecisions(d, o) < 0 }

// CompareDecisions orders decisions by time, ties by id.
func CompareDecisions(a, b *Decision) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// Unknown reports whether nobody knows who a is: a person of whom no report
// says for whom, or of whom there is a single name.
func (a *Actor) Unknown() bool {
	return a.Kind == Person && (a.Represents == "" || len(strings.Fields(a.Name)) < 2)
}

// Doubt is a pair of mentions of which merging was not sure.
type Doubt struct {
	Joined   bool     `json:"joined"`            // one event now; false: two, of which this is one
	EventID  string   `json:"eventId,omitempty"` // the other one, when they are two
	Mentions []string `json:"mentions"`          // the two of them
	Score    float64  `json:"score"`             // how well they agree; resolve.Enough makes one event
	Reason   string   `json:"reason"`
}

// What says in words what d ruled: "merged 2 events".
func (d *Decision) What() string {
	mentions := 0
	if len(d.Mentions) > 0 {
		mentions = len(d.Mentions[0])
	}
	switch d.Kind {
	case CorrectEvent:
		return "corrected " + strings.Join(d.Event.fields(), ", ")
	case MergeEvents:
		return "merged " + counted(len(d.Mentions), "event")
	case SplitEvent:
		return "split off " + counted(mentions, "mention")
	case KeepApart:
		if d.OnActors() {
			return "kept " + counted(len(d.Actors), "actor") + " apart"
		}
		return "kept " + counted(len(d.Mentions), "event") + " apart"
	case ConfirmEvent:
		return "confirmed an event"
	case RejectMentions:
		return "rejected " + counted(mentions, "mention")
	case AddMention:
		return "added a mention"
	case PlaceInTrack:
		if len(d.Mentions) < 2 || len(d.Mentions[1]) == 0 {
			return "took an event out of its track"
		}
		return "placed an event in a track"
	case RemoveArticle:
		return "removed an article"
	case CorrectActor:
		return "corrected " + strings.Join(d.Actor.fields(), ", ")
	case MergeActors:
		return "merged " + counted(len(d.Actors), "actor")
	case SplitActor:
		return "split an actor, in " + counted(mentions, "mention")
	}
	return strings.ToLower(strings.ReplaceAll(string(d.Kind), "_", " "))
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// fields names the values that are given.
func (c *EventCorrection) fields() []string {
	return given("kind", c.Kind != "", "title", c.Title != "", "start", c.Start != "", "end", c.End != "", "status", c.Status != "", "city", c.City != "",
		"site", c.Site != "", "country", c.Country != "", "topics", len(c.Topics) > 0, "terms", len(c.Terms) > 0, "participants", len(c.Add)+len(c.Remove) > 0)
}

func (c *ActorCorrection) fields() []string {
	return given("kind", c.Kind != "", "name", c.Name != "", "aliases", len(c.Aliases) > 0, "represents", c.Represents != "", "wikidata", c.Wikidata != "")
}

// given takes names and whether each counts, in turn.
func given(pairs ...any) []string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1].(bool) {
			out = append(out, pairs[i].(string))
		}
	}
	return out
}

// Events are the mentions of the events that d is on: not of those that it only
// names to say where something belongs.
func (d *Decision) Events() []string {
	switch {
	case len(d.Mentions) == 0:
		return nil
	case d.Kind == PlaceInTrack:
		return d.Mentions[0]
	}
	return slices.Concat(d.Mentions...)
}
