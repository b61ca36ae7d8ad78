package parley

import "time"

// Event is one real-world occasion, derived from all mentions of it. It is one
// plain struct for every kind; fields that a kind has no use for are empty.
type Event struct {
	ID           string          `json:"id"` // "evt_…", of its earliest-published mention
	Kind         EventKind       `json:"kind"`
	Title        string          `json:"title"`
	When         When            `json:"when"`
	Status       EventStatus     `json:"status"`
	History      []StatusChange  `json:"history,omitempty"` // in order of reporting
	Participants []Participation `json:"participants,omitempty"`
	VenueID      string          `json:"venueId,omitempty"`
	TopicIDs     []string        `json:"topicIds,omitempty"`
	TrackID      string          `json:"trackId,omitempty"`
	Place        int             `json:"place,omitempty"` // its place in the track from 1, cancelled ones included
	Round        int             `json:"round,omitempty"` // its number in the track from 1; 0 for cancelled ones and outside a track
	RoundClaims  []EventRound    `json:"roundClaims,omitempty"`
	Previous     []string        `json:"previous,omitempty"` // event ids that reports present as earlier rounds
	About        []string        `json:"about,omitempty"`    // of a statement: the events it speaks of
	Duration     time.Duration   `json:"duration,omitempty"`
	Closed       *bool           `json:"closed,omitempty"`
	MovedFrom    string          `json:"movedFrom,omitempty"`
	MovedTo      string          `json:"movedTo,omitempty"`
	Conflicts    []Conflict      `json:"conflicts,omitempty"`
	MergeReasons []string        `json:"mergeReasons,omitempty"`
	MentionIDs   []string        `json:"mentionIds"`       // in order of publication
	Groups       []int           `json:"groups,omitempty"` // for each of MentionIDs, the number of the independent source it rests on, from 0

	// Of proposals and agreements.
	Summary    string     `json:"summary,omitempty"`
	Terms      []string   `json:"terms,omitempty"`
	Standing   Standing   `json:"standing,omitempty"`
	Positions  []Position `json:"positions,omitempty"` // every one reported, in order of time
	TabledAt   string     `json:"tabledAt,omitempty"`  // of a proposal: the meeting where it was put
	ReachedAt  string     `json:"reachedAt,omitempty"` // of an agreement: the meeting where it was reached
	Supersedes string     `json:"supersedes,omitempty"`
	Accepts    []string   `json:"accepts,omitempty"`  // of an agreement: the proposals it came of
	Outcomes   []string   `json:"outcomes,omitempty"` // of a meeting: agreements, proposals and statements that came of it

	Reviewed bool    `json:"reviewed,omitempty"` // somebody confirmed it
	Doubts   []Doubt `json:"doubts,omitempty"`   // pairs of mentions of which merging was not sure

	Confidence         float64   `json:"confidence"`
	ReportCount        int       `json:"reportCount"`        // articles that tell of it
	IndependentSources int       `json:"independentSources"` // copies of one text count once
	FirstReported      time.Time `json:"firstReported"`      // instant of publication
	Demo               bool      `json:"demo,omitempty"`     // rests on demonstration articles alone
	Thread             *Thread   `json:"thread,omitempty"`   // what ties it to other events
	Recorded           time.Time `json:"recorded"`           // the machine's clock; never used to derive
}

// SortKey orders events by time and then by id. Undated events sort after all
// others in both directions, so stores keep them apart by When.Known.
func (e *Event) SortKey() string { return string(e.When.Start) + "|" + string(e.When.End) + "|" + e.ID }

// Participation is an actor at an event.
type Participation struct {
	ActorID    string          `json:"actorId"`
	Role       ParticipantRole `json:"role"`
	OnBehalfOf string          `json:"onBehalfOf,omitempty"` // actor id
	Title      string          `json:"title,omitempty"`      // the office held, as reported
	Head       bool            `json:"head,omitempty"`
}

// StatusStep is one step in the life of an event.
type StatusStep string

// The steps of the API.
const (
	StepAnnounced StatusStep = "ANNOUNCED"
	StepConfirmed StatusStep = "CONFIRMED"
	StepPostponed StatusStep = "POSTPONED"
	StepMoved     StatusStep = "MOVED"
	StepCancelled StatusStep = "CANCELLED"
	StepBegun     StatusStep = "BEGUN"
	StepHeld      StatusStep = "HELD"
	StepDenied    StatusStep = "DENIED"
)

// StatusChange is a step with the mention that says so.
type StatusChange struct {
	Step       StatusStep  `json:"step"`
	Status     EventStatus `json:"status"`
	When       When        `json:"when"`
	VenueID    string      `json:"venueId,omitempty"` // where it was to be, by that report
	By         string      `json:"by,omitempty"`      // actor id of who says so by that report, or of its source
	MentionID  string      `json:"mentionId"`
	ReportedAt time.Time   `json:"reportedAt"`
}

// EventRound is what reports call a round.
type EventRound struct {
	Ordinal    int      `json:"ordinal,omitempty"`
	Text       string   `json:"text"`
	MentionIDs []string `json:"mentionIds"`
}

// Standing is where a proposal stands.
type Standing string

// The standings of the API.
const (
	Open       Standing = "OPEN"
	Agreed     Standing = "AGREED"
	Rejected   Standing = "REJECTED"
	Superseded Standing = "SUPERSEDED"
)

// Position is an actor's answer to a proposal as one mention tells it.
type Position struct {
	ActorID    string `json:"actorId"`
	Stance     Stance `json:"stance"`
	Term       string `json:"term,omitempty"`
	Conditions string `json:"conditions,omitempty"`
	Since      Date   `json:"since,omitempty"`
	MentionID  string `json:"mentionId"`
	Span       Span   `json:"span"` // into the mention's article
}

// Conflict is a field on which reports cannot all be right.
type Conflict struct {
	Field  string         `json:"field"`
	Values []ClaimedValue `json:"values"`
	Reason string         `json:"reason"` // why the value shown was chosen
}

// ClaimedValue is one of the values reports give.
type ClaimedValue struct {
	Value              string   `json:"value"`
	Shown              bool     `json:"shown"`
	IndependentSources int      `json:"independentSources"`
	MentionIDs         []string `json:"mentionIds"`
}

// Actor is a person, state or organisation.
type Actor struct {
	ID           string        `json:"id"` // "act_…"
	Kind         ActorKind     `json:"kind"`
	Name         string        `json:"name"`
	Aliases      []string      `json:"aliases,omitempty"`    // other spellings and names, in text order
	Description  string        `json:"description"`          // tells it from its namesakes: "foreign minister of Russia"
	Represents   string        `json:"represents,omitempty"` // actor id, from the latest report
	Affiliations []Affiliation `json:"affiliations,omitempty"`
	EventCount   int           `json:"eventCount"` // events it takes part in; kept by the store

	Wikidata    string `json:"wikidata,omitempty"`    // "Q58217"
	Uncorrected *Actor `json:"uncorrected,omitempty"` // as derived, where somebody corrected it
}

// Affiliation is an office as articles show it.
type Affiliation struct {
	ActorID string `json:"actorId"`
	Title   string `json:"title,omitempty"`
	From    Date   `json:"from,omitempty"` // first and last day on which a report shows it
	To      Date   `json:"to,omitempty"`
}

// Venue is a site in a city in a country; any part may be missing but not all.
type Venue struct {
	ID        string `json:"id"`   // "ven_…"
	Name      string `json:"name"` // "Russian Consulate, Istanbul"
	Site      string `json:"site,omitempty"`
	City      string `json:"city,omitempty"`
	CountryID string `json:"countryId,omitempty"` // actor id of the state
	Country   string `json:"country,omitempty"`
	Location  *Point `json:"location,omitempty"`
}

// Point is a place on earth in degrees, WGS 84.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Topic is what talks are about.
type Topic struct {
	ID      string   `json:"id"` // "top_…"
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Broader string   `json:"broader,omitempty"` // topic id
}

// Track is a series of rounds between the same parties about the same matter.
// Its rounds are the events with its id, in order of Event.Place.
type Track struct {
	ID         string   `json:"id"` // "trk_…", from its first round
	Name       string   `json:"name"`
	PartyIDs   []string `json:"partyIds"`
	TopicIDs   []string `json:"topicIds,omitempty"`
	RoundCount int      `json:"roundCount"`     // cancelled ones do not count
	Last       Date     `json:"last,omitempty"` // last dated round
}

// Thread is what tying an event to others needs to know of its reports: events
// are linked and put into tracks without reading their mentions again.
type Thread struct {
	Series   []string `json:"series,omitempty"`   // names of the series that it may be a round of
	Parties  []Named  `json:"parties,omitempty"`  // states and organisations that take part, themselves or through people, in order of id
	Pair     string   `json:"pair,omitempty"`     // the two people who meet, as a title has them: "Putin–Trump"
	Words    []Count  `json:"words,omitempty"`    // telling words of its topics, with the number of reports that use each
	Topics   []string `json:"topics,omitempty"`   // names, for each of Event.TopicIDs
	City     string   `json:"city,omitempty"`     // of the venue shown
	Articles []string `json:"articles,omitempty"` // for each of Event.MentionIDs, its article
	Links    []Link   `json:"links,omitempty"`    // from its mentions to others
	Pointed  []string `json:"pointed,omitempty"`  // its mentions that others of their articles point to
}

// Named is an actor with what reports call it.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Count is how many reports use a word.
type Count struct {
	Word string `json:"word"`
	N    int    `json:"n"`
}

// LinkKind says how one mention points to another of its article.
type LinkKind string

// The kinds of links.
const (
	LinkPrevious LinkKind = "previous" // an earlier round
	LinkEarlier  LinkKind = "earlier"  // called an earlier round in words alone
	LinkAbout    LinkKind = "about"    // a statement speaks of it
	LinkMoved    LinkKind = "moved"    // the occasion that this one replaces
)

// Link is a mention that points to another one of its article.
type Link struct {
	Kind     LinkKind  `json:"kind"`
	From     string    `json:"from"`     // mention id
	To       string    `json:"to"`       // mention id
	Reported time.Time `json:"reported"` // from when the article says so
}
