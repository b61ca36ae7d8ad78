package llm

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Reason is why something the model said does not count.
type Reason string

// The reasons.
const (
	NoQuote  Reason = "events without a quote that is in the text"
	NoPhrase Reason = "dates without a phrase that gives them"
	NotNamed Reason = "actors that the text does not name"
	NoActor  Reason = "events that none of the named takes part in"
	NoPlace  Reason = "places and sites that the text does not name"
	NoWords  Reason = "terms, topics and other words that the text does not have"
	NoValue  Reason = "values that are none of those to choose from"
	NoLink   Reason = "links to events that do not exist"
)

// Report is what reading took and what was dropped.
type Report struct {
	Articles     int // read, those from the cache included
	Cached       int // answers that were kept from before
	Requests     int // sent, attempts that failed included
	PromptTokens int // as the server counts them, else by estimate
	AnswerTokens int
	Events       int // mentions that stand
	Dropped      map[Reason]int
}

func (p Report) clone() Report {
	p.Dropped = maps.Clone(p.Dropped)
	return p
}

// String is the report in one line for people.
func (p Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "model: %d articles, %d of them from the cache, %d requests, %d tokens, %d events", p.Articles, p.Cached, p.Requests, p.PromptTokens+p.AnswerTokens, p.Events)
	for _, why := range slices.Sorted(maps.Keys(p.Dropped)) {
		fmt.Fprintf(&b, "; dropped %d %s", p.Dropped[why], why)
	}
	return b.String()
}
