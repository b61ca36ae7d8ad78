package parley

import "time"

// EventKind is what sort of occasion an event is.
type EventKind string

// The kinds of the API; the labelling guidelines define each.
const (
	Talks     EventKind = "TALKS"
	Meeting   EventKind = "MEETING"
	Summit    EventKind = "SUMMIT"
	Visit     EventKind = "VISIT"
	Call      EventKind = "CALL"
	Agreement EventKind = "AGREEMENT"
	Proposal  EventKind = "PROPOSAL"
	Statement EventKind = "STATEMENT"
)

// Family groups kinds that two articles may use for one occasion.
type Family string

// The families.
const (
	Contacts   Family = "contact" // talks, meeting, summit, visit, call
	Agreements Family = "agreement"
	Proposals  Family = "proposal"
	Statements Family = "statement"
)

// Family of k.
func (k EventKind) Family() Family {
	switch k {
	case Agreement:
		return Agreements
	case Proposal:
		return Proposals
	case Statement:
		return Statements
	}
	return Contacts
}

// EventStatus says whether an occasion took place. HELD on a proposal or a
// statement means made.
type EventStatus string

// The statuses of the API. CANCELLED covers postponed, called off and refused.
const (
	Planned   EventStatus = "PLANNED"
	Ongoing   EventStatus = "ONGOING"
	Held      EventStatus = "HELD"
	Cancelled EventStatus = "CANCELLED"
	Unclear   EventStatus = "UNCLEAR"
)

// MentionRole is what part an occasion plays in the article.
type MentionRole string

// The roles of a mention.
const (
	Lead       MentionRole = "LEAD"
	Background MentionRole = "BACKGROUND"
	Announced  MentionRole = "ANNOUNCED"
)

// ActorKind tells people, states and organisations apart.
type ActorKind string

// The kinds of actors.
const (
	Person       ActorKind = "PERSON"
	State        ActorKind = "STATE"
	Organisation ActorKind = "ORGANISATION"
)

// ParticipantRole is what an actor did at an event.
type ParticipantRole string

// The roles of the API: a PARTY is a state or organisation that takes part for
// itself, a MEMBER a person who takes part for one, a MEDIATOR brokers, chairs
// or carries messages, a HOST lends the place.
const (
	Party     ParticipantRole = "PARTY"
	Member    ParticipantRole = "MEMBER"
	Mediator  ParticipantRole = "MEDIATOR"
	Host      ParticipantRole = "HOST"
	Proposer  ParticipantRole = "PROPOSER"
	Signatory ParticipantRole = "SIGNATORY"
	Speaker   ParticipantRole = "SPEAKER"
)

// Stance is a party's answer to a proposal.
type Stance string

// The stances of the API.
const (
	Proposes    Stance = "PROPOSES"
	Accepts     Stance = "ACCEPTS"
	Conditional Stance = "CONDITIONAL"
	Considering Stance = "CONSIDERING"
	Rejects     Stance = "REJECTS"
)

// Span is a half-open range of bytes in an article's clean text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Evidence ties one value of a mention to the words that say it.
type Evidence struct {
	Field string `json:"field"` // name of the value: kind, start, end, status, place, site, party, person, mediator, topic, terms, position, round, duration, closed, attributedTo
	Value string `json:"value"`
	Span  Span   `json:"span"`
	Rule  string `json:"rule"` // the rule that read it
}

// Name is an actor as one article names it.
type Name struct {
	Name       string    `json:"name"` // canonical for states and organisations, the article's fullest form for people
	Kind       ActorKind `json:"kind"`
	Represents string    `json:"represents,omitempty"` // of a person: the state or organisation
	Title      string    `json:"title,omitempty"`      // of a person: the office as reported
	ActorID    string    `json:"actorId,omitempty"`    // who that is; set by resolve
	SideID     string    `json:"sideId,omitempty"`     // of a person: the actor it represents; set by resolve
}

// Participant is a Name with what it did.
type Participant struct {
	Name
	Role ParticipantRole `json:"role"`
	Head bool            `json:"head,omitempty"` // leads its delegation
}

// SaidPosition is one party's answer to a proposal, as one article tells it.
type SaidPosition struct {
	Actor      Name   `json:"actor"`
	Stance     Stance `json:"stance"`
	Term       string `json:"term,omitempty"` // the one it is about, if not the whole
	Conditions string `json:"conditions,omitempty"`
	Since      Date   `json:"since,omitempty"`
	Span       Span   `json:"span"`
}

// RoundClaim is what a report calls a round: "the third round".
type RoundClaim struct {
	Ordinal int    `json:"ordinal,omitempty"` // 0 when the words give none ("another round")
	Text    string `json:"text"`
	Span    Span   `json:"span"`
}

// Mention is one event as one article tells it. What the text does not say is
// empty. A mention read from a text has a quote; an imported one may have none.
type Mention struct {
	ID        string `json:"id"` // "men_…"; stable for the same article, kind and words
	ArticleID string `json:"articleId"`
	Position  int    `json:"position"` // from 1, in order of first mention in the article

	Kind         EventKind      `json:"kind"`
	When         When           `json:"when"`
	Status       EventStatus    `json:"status"`
	Participants []Participant  `json:"participants,omitempty"`
	Place        string         `json:"place,omitempty"` // city, or country where no city is given
	Country      string         `json:"country,omitempty"`
	Site         string         `json:"site,omitempty"`
	Topics       []string       `json:"topics,omitempty"`
	Terms        string         `json:"terms,omitempty"`
	Positions    []SaidPosition `json:"positions,omitempty"`
	Previous     []string       `json:"previous,omitempty"` // ids of mentions of the same article: its earlier rounds
	About        []string       `json:"about,omitempty"`    // of a statement: ids of mentions of the same article
	Rounds       []RoundClaim   `json:"rounds,omitempty"`
	Duration     time.Duration  `json:"duration,omitempty"`
	Closed       *bool          `json:"closed,omitempty"`    // behind closed doors; nil when not said
	Step         StatusStep     `json:"step,omitempty"`      // of its life, where the article tells more than the status: put off, confirmed, denied
	MovedFrom    string         `json:"movedFrom,omitempty"` // id of the mention of the occasion this one replaces
	After        Date           `json:"after,omitempty"`     // first day of the latest earlier round that its article presents; set by resolve
	Earlier      []string       `json:"earlier,omitempty"`   // ids of mentions that its article calls an earlier round in words alone; set by resolve
	Pointed      bool           `json:"pointed,omitempty"`   // another mention of its article points to it; set by resolve
	Teller       Name           `json:"teller,omitzero"`     // who says there that it is planned, called off or denied; set by resolve

	Role         MentionRole `json:"role"`
	AttributedTo string      `json:"attributedTo,omitempty"` // who reports it, beside the outlet: "TASS"
	Quotes       []Span      `json:"quotes,omitempty"`       // sentences or clauses it stands on, in order
	Evidence     []Evidence  `json:"evidence,omitempty"`
	Confidence   float64     `json:"confidence"` // 0 to 1

	// KnownFrom is the instant of publication from which the article says
	// this, KnownTo the update that stopped saying it (zero: still says it).
	KnownFrom time.Time `json:"knownFrom"`
	KnownTo   time.Time `json:"knownTo,omitzero"`
	// TextFrom says in which text the spans of a withdrawn mention are: that of
	// the article which stood from this instant (Article.Since). Zero: in none
	// that is kept, or, of a present mention, in the present text.
	TextFrom time.Time `json:"textFrom,omitzero"`

	EventID string `json:"eventId,omitempty"` // the event that holds it; set by resolve

	Decision string `json:"decision,omitempty"` // id of the decision that added it; empty when it was read
}

// Named returns the names with one of the roles, in order.
func (m *Mention) Named(roles ...ParticipantRole) []Name {
	var out []Name
	for _, p := range m.Participants {
		for _, r := range roles {
			if p.Role == r {
				out = append(out, p.Name)
			}
		}
	}
	return out
}
