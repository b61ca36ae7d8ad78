package parley

import "time"

// Since is the instant from which the article says what it says: that of its
// last update, else of its publication.
func (a *Article) Since() time.Time {
	if a.Updated.After(a.Published) {
		return a.Updated
	}
	return a.Published
}

// Text is an article as it stood from one instant of publication to the next,
// with what it said.
type Text struct {
	Article  *Article         // as it was; it stood so from Article.Since
	Until    time.Time        // the update that replaced it; zero: it still stands
	Mentions []BlockedMention // in order of Position
}

// Edition is the time between two publications, in which nothing new became
// known.
type Edition struct {
	// From is the last instant of publication, or of an update, of any article
	// up to the one asked for, Until the first one after it; zero where there
	// is none.
	From, Until time.Time
	Revision    int64 // number of the store's last Touch; 0 when there was none
	// Touched is the earliest instant touched after the number seen; nil when
	// none was.
	Touched *time.Time
}
