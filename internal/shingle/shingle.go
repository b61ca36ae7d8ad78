// Package shingle tells from texts alone which of them are copies of one text,
// also when one is shortened, headed differently or has lines of its own.
//
// A shingle is some words in a row. Of a text's shingles those are kept whose
// hash is small. Which ones that are depends on the shingle alone, so a text
// and a shortened copy keep the same ones where they agree (Broder, On the
// resemblance and containment of documents, 1997).
package shingle

import (
	"math"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"github.com/parley-talks/parley/internal/spelling"
)

const (
	words    = 5                    // words of one shingle
	bound    = math.MaxUint64/4 + 1 // hashes below it are kept: one in four
	share    = 0.55                 // part of the shorter text's shingles that a copy has in common
	least    = 6                    // texts with fewer kept shingles are never copies: some 30 words
	marks    = 32                   // smallest hashes of a text that it is looked up by
	head     = 80                   // words of its beginning, which a shortened copy keeps
	ofHead   = 8                    // smallest hashes of these, by which it is looked up too
	together = 2                    // marks that copies have in common; a phrase that many use is one
)

// Sketch is what is kept of a text.
type Sketch struct {
	hashes []uint64 // in ascending order
	marks  []int64
}

// Of makes the sketch of a text.
func Of(text string) Sketch {
	folded := spelling.Fold(text)
	var starts []int // of words
	for i := range len(folded) {
		if folded[i] != ' ' && (i == 0 || folded[i-1] == ' ') {
			starts = append(starts, i)
		}
	}
	var all, first []uint64
	for i := 0; i+words <= len(starts); i++ {
		end := len(folded)
		if i+words < len(starts) {
			end = starts[i+words]
		}
		h := xxhash.Sum64String(strings.TrimSuffix(folded[starts[i]:end], " "))
		if h >= bound {
			continue
		}
		all = append(all, h)
		if i+words <= head {
			first = append(first, h)
		}
	}
	s := Sketch{hashes: distinct(all)}
	if len(s.hashes) < least {
		return Sketch{}
	}
	first = distinct(first)
	for _, h := range distinct(slices.Concat(s.hashes[:min(marks, len(s.hashes))], first[:min(ofHead, len(first))])) {
		s.marks = append(s.marks, int64(h)) // below 2^62
	}
	return s
}

func distinct(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// Marks are at most 40 numbers, ascending, by which the text is looked up:
// copies have some in common. A text that is too short to tell has none.
func (s Sketch) Marks() []int64 { return s.marks }

// Candidates reports whether so many marks in common make it worth comparing
// two texts.
func Candidates(inCommon int) bool { return inCommon >= together }

// Copies reports whether two texts are copies of one. It is symmetric, and
// holds only for texts that are Candidates by their marks.
func Copies(a, b Sketch) bool {
	shorter := min(len(a.hashes), len(b.hashes))
	return shorter > 0 && Candidates(common(a.marks, b.marks)) && float64(common(a.hashes, b.hashes)) >= share*float64(shorter)
}

// common counts what two ascending lists have in common.
func common[T int64 | uint64](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
