package parley

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// Prefixes of ids: what an id stands for can be read off it.
const (
	ArticlePrefix = "art_"
	MentionPrefix = "men_"
	EventPrefix   = "evt_"
	ActorPrefix   = "act_"
	VenuePrefix   = "ven_"
	TopicPrefix   = "top_"
	TrackPrefix   = "trk_"

	DecisionPrefix = "dec_"
	ReviewPrefix   = "rev_"
)

// MakeID is prefix and 100 bits of the hash of the parts, equal for equal
// parts on every machine.
func MakeID(prefix string, parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h[:])[:20])
}

// EventIDOf is the id that an event takes from one of its mentions, and
// MentionIDOf the way back: both share the part behind the prefix.
func EventIDOf(mentionID string) string {
	return EventPrefix + strings.TrimPrefix(mentionID, MentionPrefix)
}

// MentionIDOf is the mention that an event's id was taken from.
func MentionIDOf(eventID string) string {
	return MentionPrefix + strings.TrimPrefix(eventID, EventPrefix)
}
