package llm

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
)

// longestText is the bytes of text that a model is sent at most: some 50,000
// tokens, more than any article of news.
const longestText = 200_000

// What an answer may hold: far more than an article says, and little enough to
// be held against the text in no time.
const (
	mostEvents = 300
	mostQuotes = 10 // of one event
)

// instructions are the question; schema is the form of the answer. Changing
// either is another question, to which no kept answer belongs.
var (
	//go:embed prompt.txt
	instructions string
	//go:embed schema.json
	schema string
)

func question() string { return instructions + schema }

// userMessage is all that a model is told of an article.
func userMessage(a *parley.Article) string {
	return fmt.Sprintf("Published: %s (%s)\n\n%s", a.Day(), a.Published.Weekday(), a.Text)
}

// answer is what the model says, in the form of schema.json: label files with
// quotes.
type answer struct {
	Actors []saidActor `json:"actors"`
	Events []saidEvent `json:"events"`
}

type saidActor struct {
	Name       string  `json:"name"`
	Kind       string  `json:"kind"`
	Represents *string `json:"represents"`
	Role       *string `json:"role"`
}

type saidEvent struct {
	Key       string         `json:"key"`
	Kind      string         `json:"kind"`
	Quotes    []string       `json:"quotes"`
	Start     *string        `json:"start"`
	End       *string        `json:"end"`
	DateWords *string        `json:"date_words"`
	Status    string         `json:"status"`
	People    []string       `json:"people"`
	Parties   []string       `json:"parties"`
	Mediators []string       `json:"mediators"`
	Place     *string        `json:"place"`
	Site      *string        `json:"site"`
	Topics    []string       `json:"topics"`
	Previous  []string       `json:"previous"`
	About     []string       `json:"about"`
	Round     *string        `json:"round_words"`
	Ordinal   *int           `json:"round_number"`
	Terms     *string        `json:"terms"`
	Positions []saidPosition `json:"positions"`
}

type saidPosition struct {
	Actor      string  `json:"actor"`
	Stance     string  `json:"stance"`
	Conditions *string `json:"conditions"`
}

// parseAnswer reads an answer; ErrInvalid when it is not of the form asked for.
func parseAnswer(raw []byte) (*answer, error) {
	var said struct {
		answer
		Events *[]saidEvent `json:"events"` // a null or an absence is no answer, an empty list is
	}
	if err := json.Unmarshal(raw, &said); err != nil {
		return nil, fmt.Errorf("%w: the model's answer is not the JSON asked for: %w", parley.ErrInvalid, err)
	}
	if said.Events == nil {
		return nil, fmt.Errorf("%w: the model's answer has no events", parley.ErrInvalid)
	}
	if len(*said.Events) > mostEvents {
		return nil, fmt.Errorf("%w: the model's answer has %d events", parley.ErrInvalid, len(*said.Events))
	}
	said.answer.Events = *said.Events
	return &said.answer, nil
}
