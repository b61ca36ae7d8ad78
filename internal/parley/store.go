package parley

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// Store keeps articles, mentions and what is derived from them. All methods
// are safe for several goroutines and several processes at once.
//
// Errors are, by errors.Is, ErrNotFound, ErrInvalid, ErrConflict,
// ErrUnavailable or the context's; anything else is a defect of the engine.
type Store interface {
	Reader
	Tokens
	// Update runs fn in one transaction, alone among all writers of all
	// processes: the store's one write lock is taken before fn reads. When fn
	// or the commit fails nothing of it remains. fn may run more than once,
	// so it must have no effect outside tx. What Update returned nil for
	// survives a kill of the process.
	Update(ctx context.Context, fn func(tx Tx) error) error
	// Close ends it; whatever is asked afterwards is ErrUnavailable.
	Close() error
}

// Reader answers questions. Look-ups by ids return one item for each id, in
// the order asked, nil where there is none: a miss is no error. Lists are in
// a total order that both engines share: that of the text keys of package
// listing, which also cuts the pages and makes the cursors. Per-parent methods
// answer one item for each parent, in the order asked, an empty one for a
// parent that is unknown. Terms are the folded words of listing.Terms; all of
// them must match, and a text that has none (only punctuation) finds nothing.
type Reader interface {
	Articles(ctx context.Context, ids []string) ([]*Article, error)
	// FindArticle finds by key (Article.Key), URL or external id, whichever
	// is given; ErrNotFound when there is none, ErrInvalid unless exactly one
	// field is given. Of several with one URL or external id the latest
	// published is found, ties by the larger id.
	FindArticle(ctx context.Context, ref ArticleRef) (*Article, error)
	// ArticlePage lists newest first, ties by id, descending too.
	ArticlePage(ctx context.Context, f ArticleFilter, p Page) (PageOf[*Article], error)
	// Copies lists, for each article id, those that are copies of it, oldest
	// first, ties by id.
	Copies(ctx context.Context, articleIDs []string) ([][]*Article, error)

	// Mentions includes withdrawn ones (KnownTo set).
	Mentions(ctx context.Context, ids []string) ([]*Mention, error)
	// MentionsOfArticles lists, for each article, its present mentions in
	// order of Position.
	MentionsOfArticles(ctx context.Context, articleIDs []string) ([][]*Mention, error)
	// MentionPages gives for each event its present mentions in order of
	// KnownFrom, article id, Position.
	MentionPages(ctx context.Context, eventIDs []string, p Page) ([]PageOf[*Mention], error)

	// Events accepts an event's id and also the id that any event had before
	// it was merged away: an id made from a mention resolves to the event
	// that holds that mention now, and where that one was merged away in turn,
	// to the event that holds its mention, and so on.
	Events(ctx context.Context, ids []string) ([]*Event, error)
	// EventPage lists what the filter lets through. An empty order is TimeDesc;
	// an unknown one is ErrInvalid.
	EventPage(ctx context.Context, f EventFilter, o EventOrder, p Page) (PageOf[*Event], error)
	// EventPages answers the same question for many parents in one call. An
	// unknown relation is ErrInvalid.
	EventPages(ctx context.Context, of Relation, parents []string, f EventFilter, o EventOrder, p Page) ([]PageOf[*Event], error)

	// EventStats counts the events that the filter lets through in groups of
	// equal values in one or two dimensions, of which one may be a bucket of
	// time. An event is in every group that it has values for: in several where
	// it has several actors, topics or outlets, in none where it lacks one, as
	// undated events lack a bucket. Largest first, ties by labels, then ids.
	// With a bucket: in order of time, then so; a bucket between the first and
	// the last in which nothing is counted is one group with the count 0, its
	// label and id in the other dimension empty. Of these the first, all up to
	// MaxStats when 0; ErrInvalid for other numbers of groups or dimensions.
	EventStats(ctx context.Context, f EventFilter, dims []Dimension, first int) ([]EventStat, error)

	Actors(ctx context.Context, ids []string) ([]*Actor, error)
	// ActorPage lists by most events, then by folded name and id.
	ActorPage(ctx context.Context, f ActorFilter, p Page) (PageOf[*Actor], error)
	// Contacts gives, for each actor, those it shared events with, most
	// shared events first, ties by folded name and id. Cancelled, planned and
	// unclear events do not count unless the filter names statuses. Both may
	// take part through others: who speaks for a state shares the event with
	// that state, on the same side. kinds are those of the contact. An empty
	// side is AnySide; an unknown one is ErrInvalid.
	Contacts(ctx context.Context, actorIDs []string, f EventFilter, kinds []ActorKind, side Side, p Page) ([]PageOf[Contact], error)
	// PositionPages gives, for each actor, its positions on events of kind
	// Proposal, newest Since first, undated last, ties by event id and place in
	// Event.Positions, descending too.
	PositionPages(ctx context.Context, actorIDs []string, p Page) ([]PageOf[ProposalPosition], error)
	// ShortestPath is a shortest chain of shared events from one actor to
	// another. Statuses count as in Contacts; through are the kinds of the
	// actors between the ends, any when empty. Of several, the one whose first
	// event is latest (in the order TimeDesc), then whose second is, and so on;
	// with the same events, that of the smaller actor ids in turn. From an
	// actor to itself it is one step. ErrNotFound when there is none within
	// maxEvents or an actor is unknown, ErrInvalid when maxEvents is below 1.
	ShortestPath(ctx context.Context, from, to string, f EventFilter, through []ActorKind, maxEvents int) ([]PathStep, error)

	// Attendances gives to each, in batches and no order, who takes part in the
	// events that the filter lets through, and ends with the first error of
	// each. Beside a writer two batches may be of different moments.
	Attendances(ctx context.Context, f EventFilter, each func([]Attendance) error) error

	Venues(ctx context.Context, ids []string) ([]*Venue, error)
	// VenuePage lists by folded name and id those whose name has all the words
	// asked for; an empty name asks nothing.
	VenuePage(ctx context.Context, name string, p Page) (PageOf[*Venue], error)
	Topics(ctx context.Context, ids []string) ([]*Topic, error)
	// TopicPage lists like VenuePage; aliases count as names.
	TopicPage(ctx context.Context, name string, p Page) (PageOf[*Topic], error)
	Tracks(ctx context.Context, ids []string) ([]*Track, error)
	// TrackPage lists by latest round first, ties by id, descending too; those
	// without a dated round last.
	TrackPage(ctx context.Context, f TrackFilter, p Page) (PageOf[*Track], error)

	// Search finds all terms of the text (folded) in events (title, terms,
	// quotes), actors (name, aliases), venues, tracks and articles (title,
	// text). Hits with all terms in their title or name come first, then newest
	// first, ties by id, descending too. Actors and venues have no date and
	// stand before what has one; undated events and tracks are last. An empty
	// text finds nothing.
	Search(ctx context.Context, text string, p Page) (PageOf[Hit], error)
	Coverage(ctx context.Context) (Coverage, error)

	// ChangePage lists the change log in order of Sequence.
	ChangePage(ctx context.Context, f ChangeFilter, p Page) (PageOf[*Change], error)
	// LastChange is the largest Sequence up to which the log can be read without
	// a gap, 0 when it is empty. What is committed later has larger ones, so
	// whoever read the log up to here misses nothing by going on from here.
	LastChange(ctx context.Context) (int64, error)

	Decisions(ctx context.Context, ids []string) ([]*Decision, error)
	// DecisionsOn lists the decisions that rest on any of these mentions,
	// actors and articles (Decision.Anchors), each once, also those undone and
	// whatever became of what they rest on: by time, ties by id.
	DecisionsOn(ctx context.Context, anchors []string) ([]*Decision, error)
	// ActorRulings lists the decisions on actors that hold, in the same order.
	ActorRulings(ctx context.Context) ([]*Decision, error)
	// DecisionPage lists all decisions, newest first, ties by id, descending too.
	DecisionPage(ctx context.Context, p Page) (PageOf[*Decision], error)
	// Texts lists, for each article, the texts that updates replaced, oldest
	// first, and then the present one.
	Texts(ctx context.Context, articleIDs []string) ([][]Text, error)
	// TextsAt lists what stood in print at an instant: each article that was
	// out by then in the text that it had, in order of article id, those after
	// an id, MaxPage at most.
	TextsAt(ctx context.Context, at time.Time, after string) ([]Text, error)
	// Edition says between which two publications an instant lies, and what was
	// written since the update with the number seen.
	Edition(ctx context.Context, at time.Time, seen int64) (Edition, error)
}

// Tx is a Reader that sees its own writes, and the writes. Puts replace what
// has the same id. They keep derived search text, sort keys and counts right.
// Texts are valid UTF-8, and those that engines index whole (ids, keys, URLs,
// outlets, cities, attributions) are below 1,000 bytes. What is put may be changed by the caller afterwards.
type Tx interface {
	Reader
	// PutArticle refuses a second article with the same Key: ErrConflict.
	PutArticle(ctx context.Context, a *Article) error
	// PutTextMarks sets the marks under which ArticlesMarked finds articles;
	// none: they are not found. The articles are put before, else ErrInvalid.
	// TextMarks.CopyOf is passed over.
	PutTextMarks(ctx context.Context, ms []TextMarks) error
	// ArticlesMarked returns the articles that have one of the marks, in order
	// of id, each with those of the marks asked for that it has, ascending.
	ArticlesMarked(ctx context.Context, marks []int64) ([]TextMarks, error)
	// PutMentions saves mentions with the block keys under which BlockMembers
	// finds them again. Their articles are put before, else ErrInvalid.
	PutMentions(ctx context.Context, ms []BlockedMention) error
	// DeleteMentions removes mentions for good (replaced outright); unknown
	// ids are passed over.
	DeleteMentions(ctx context.Context, ids []string) error
	// BlockMembers returns every present mention that has one of the keys,
	// in order of id, with all its keys in text order.
	BlockMembers(ctx context.Context, keys []string) ([]BlockedMention, error)
	// BlockKeys lists the block keys that begin with one of the prefixes, none
	// of which is empty, and that a present mention has, each once, in text order.
	BlockKeys(ctx context.Context, prefixes []string) ([]string, error)
	// EventsWith returns the events that hold a present mention with one of the
	// keys asked for, in order of id, each once. Which event holds a mention is
	// as PutDerived said last.
	EventsWith(ctx context.Context, asked []EventKey) ([]*Event, error)
	// PutDerived saves what resolve made, and removes the events and tracks
	// that no longer exist; unknown ids are passed over. It also sets EventID
	// of the mentions that each event holds, so these need not be put again.
	// The search text of an event is that of its mentions and their articles
	// at this moment. Nothing is left over: an actor stays while an event
	// (participant, on whose behalf, position), a track (party), a venue
	// (country) or an actor that stays (represents, affiliation) names it; a
	// venue while an event (its own or that of a step) does; a topic while an event, a track or a topic
	// that stays (broader) does.
	PutDerived(ctx context.Context, d Derived) error
	// LogChanges appends to the change log, in the order given. It sets
	// Sequence, and At where that would be before the change in front.
	LogChanges(ctx context.Context, changes []Change) error
	// PutDecision saves a decision. What it rests on need not be there.
	PutDecision(ctx context.Context, d *Decision) error
	// PutText keeps a text that an update replaced; it replaces one of the same
	// article and instant. The article is put before, else ErrInvalid.
	PutText(ctx context.Context, t Text) error
	// Touch notes that this update changed what was known at an instant of
	// publication or after it, for Edition to tell.
	Touch(ctx context.Context, from time.Time) error
}

// TextMarks are numbers made of an article's text, some of which copies of it
// have in common.
type TextMarks struct {
	ArticleID string
	CopyOf    string // Article.CopyOf
	Marks     []int64
}

// BlockedMention is a mention with its block keys: two mentions can be one
// event, or events of one track, only when they share a key.
type BlockedMention struct {
	Mention *Mention
	Keys    []string
}

// EventKey asks for the events that hold a mention with a block key and whose
// span touches the days From to To; either may be empty, which bounds nothing,
// and undated events are always among them.
type EventKey struct {
	Key      string
	From, To Date
}

// Derived is what resolve makes of a closed set of mentions.
type Derived struct {
	Events        []*Event
	Tracks        []*Track
	Actors        []*Actor
	Venues        []*Venue
	Topics        []*Topic
	RemovedEvents []string
	RemovedTracks []string
}

// ArticleRef names an article by exactly one of its fields.
type ArticleRef struct{ Key, URL, ExternalID string }

// ArticleFilter says which articles; empty fields ask nothing. Text must hold
// all its terms; From and To are first and last day of publication (Article.Day).
type ArticleFilter struct {
	Text, Outlet string
	From, To     Date
}

// ActorFilter says which actors: Name matches names and aliases that contain
// all its words, folded; empty fields ask nothing.
type ActorFilter struct {
	Name    string
	Kinds   []ActorKind
	Unknown bool // only those of whom nobody knows who they are (Actor.Unknown)
}

// TrackFilter says which tracks: each has all Parties; Name matches like ActorFilter.Name.
type TrackFilter struct {
	Parties []string
	Topic   string
	Name    string
}

// EventFilter combines: every field that is set must hold. Lists are "any of"
// unless said otherwise; stores may refuse more than 1,000 values in one
// (ErrInvalid).
type EventFilter struct {
	Kinds    []EventKind
	Statuses []EventStatus
	// From and To take events whose span overlaps; undated ones only when
	// neither is given. A span without an end ends on its first day.
	From, To Date
	// Actors: any takes part. AllActors: all do. A party also takes part
	// through whoever acts on its behalf. Without: none does.
	Actors, AllActors, Without []string
	With                       []ParticipantFilter // every one holds
	MaxParties                 int                 // states and organisations, not counting mediators and hosts (listing.Parties); 0: any number
	Venues                     []string
	Cities                     []string // folded before comparing
	Countries                  []string // actor ids of states it was held in
	Topics, Tracks             []string
	Outlets                    []string // some article that tells of it is from one of these
	AttributedTo               []string // it has mentions, and every present one is attributed to one of these
	Stances                    []Stance // some position reported on it is one of these
	ConflictsIn                []string
	ReportedFrom, ReportedTo   time.Time // first reported, both ends included; zero asks nothing
	Text                       string    // all terms in title, terms and quotes
	MinConfidence              float64
	MinSources                 int
	Reviewed                   *bool // nil asks nothing
	Doubtful                   bool  // it has Doubts or Conflicts
	// KnownAt asks for what was known at an instant of publication. It is no
	// condition on an event but chooses whom to ask, so Readers refuse a filter
	// that still has it: ErrInvalid.
	KnownAt time.Time
}

// ParticipantFilter asks that one of AnyOf takes part, in one of Roles if given
// (that of whoever acts on its behalf counts); Directly: not through somebody
// on its behalf.
type ParticipantFilter struct {
	AnyOf    []string
	Roles    []ParticipantRole
	Directly bool
}

// EventOrder is the order of a list of events. Undated events come last in
// both orders of time. Ties: by id, in the direction of the order.
type EventOrder string

// The orders of the API. RELEVANCE is a match in the title first, then newest.
const (
	TimeAsc      EventOrder = "TIME_ASC"
	TimeDesc     EventOrder = "TIME_DESC"
	ReportedDesc EventOrder = "REPORTED_DESC"
	Relevance    EventOrder = "RELEVANCE"
)

// Relation says how the events of EventPages belong to a parent.
type Relation string

// The relations.
const (
	EventsOfActor  Relation = "actor" // parents: actor ids; also through whoever acts on its behalf
	EventsOfVenue  Relation = "venue"
	EventsOfTopic  Relation = "topic"
	RoundsOfTrack  Relation = "track"
	PreviousRounds Relation = "previous"        // parents: event ids; same track, smaller Place
	NextRounds     Relation = "next"            // same track, larger Place
	StatementsOn   Relation = "statements"      // parents: event ids; what has one in About
	EarlierParties Relation = "earlier-parties" // same parties (listing.Parties), begun on an earlier day, contacts only; none where it has no parties
	EarlierPeople  Relation = "earlier-people"  // the same with listing.People
)

// Side of the table. An actor's parties at an event are those on whose behalf
// it, or anybody for it, takes part; where there is no such, itself. Two
// actors are on the same side when they share one of these, else on the other.
type Side string

// The sides: SAME acts for the same party.
const (
	AnySide   Side = "ANY"
	OtherSide Side = "OTHER"
	SameSide  Side = "SAME"
)

// Contact is an actor met, and how often.
type Contact struct {
	ActorID     string
	Count       int
	First, Last Date     // first days of the earliest and of the latest dated event
	EventIDs    []string // in the order TimeDesc, at most 20
}

// Attendance is who takes part in an event, with what an index of contacts
// finds it by.
type Attendance struct {
	EventID      string
	Kind         EventKind
	Status       EventStatus
	Start, End   Date            // the first and the last day, both empty when undated
	Parties      int             // as EventFilter.MaxParties counts them
	Participants []Participation // in no order, without Title and Head
}

// ProposalPosition is a position with the proposal it is about.
type ProposalPosition struct {
	EventID  string
	Position Position
}

// PathStep is an actor and the event that leads to the next one; none on the
// last step.
type PathStep struct{ ActorID, EventID string }

// Hit is a search result: the id of an event, actor, venue, track or article.
type Hit struct{ ID string }

// Coverage is what has been read.
type Coverage struct {
	Articles, Outlets             int  // outlets that have a name
	FirstPublished, LastPublished Date // the earliest and the latest Article.Day
	Demo                          bool // some of it is the demonstration set
}

// Page asks for the First items after a cursor or the Last before one. Zero
// First and Last mean the first 20. After and Before may both be given; a
// cursor of another list or order is ErrInvalid, one of an item that is gone
// is not.
type Page struct {
	First     int
	After     string
	Last      int
	Before    string
	SkipTotal bool // Total is not wanted and stays 0: counting can cost more than the page
}

// MaxPage is the most items a page may hold.
const MaxPage = 100

// Size is the number of items asked for and whether they are counted from the
// end.
func (p Page) Size() (n int, backward bool, err error) {
	switch {
	case p.First != 0 && p.Last != 0:
		return 0, false, fmt.Errorf("%w: ask for first or last, not both", ErrInvalid)
	case p.First < 0 || p.Last < 0 || p.First > MaxPage || p.Last > MaxPage:
		return 0, false, fmt.Errorf("%w: first and last take 1 to %d", ErrInvalid, MaxPage)
	case p.Last > 0:
		return p.Last, true, nil
	case p.First > 0:
		return p.First, false, nil
	}
	return 20, false, nil
}

// PageOf is one page of a list, in the list's order.
type PageOf[T any] struct {
	Items            []T
	Cursors          []string // one for each item
	Total            int      // of the whole list, whatever the cursors
	HasNext, HasPrev bool     // in the direction of paging exact, in the other whether a cursor bounds the page
}

// EncodeCursor makes an opaque cursor of an item's sort key. list names the
// list and its order, so that a cursor of another list is refused.
func EncodeCursor(list string, key ...string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(list + "\x00" + strings.Join(key, "\x00")))
}

// DecodeCursor gives the key back; ErrInvalid when it is not a cursor of that
// list with that many parts.
func DecodeCursor(cursor, list string, parts int) ([]string, error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		if f := strings.Split(string(b), "\x00"); len(f) == parts+1 && f[0] == list {
			return f[1:], nil
		}
	}
	return nil, fmt.Errorf("%w: this is not a cursor of this list", ErrInvalid)
}
