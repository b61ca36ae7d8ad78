package gazetteer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Offices are the words of offices, in lower case.
type Offices struct {
	first    map[string][]office // by first folded word, longest first
	modifier map[string]bool
	rank     map[string]bool
	topic    map[string]bool
	bar      map[string]bool
}

type office struct {
	folded string
	of     string
	group  bool
}

// Match finds the longest office at the start of text: where it ends, the
// state or organisation that alone has it, and whether it names several
// people ("negotiators"). key is the folded first word, as Key gives it.
func (o *Offices) Match(text, key string) (end int, of string, group bool) {
	for _, f := range o.first[key] {
		if n, _, _ := walk(text, f.folded); n > 0 {
			return n, f.of, f.group
		}
	}
	return 0, "", false
}

// Modifier reports whether a word can stand before an office: "deputy".
func (o *Offices) Modifier(word string) bool { return o.modifier[word] }

// Rank reports whether a word can stand before a name: "Mr", "Gen.".
func (o *Offices) Rank(word string) bool { return o.rank[word] }

// Topic reports whether a word can end the matter of an office: "affairs".
func (o *Offices) Topic(word string) bool { return o.topic[word] }

// Barred reports whether a capitalised word is in no name of a person.
func (o *Offices) Barred(word string) bool { return o.bar[word] }

func readOffices() (*Offices, error) {
	o := &Offices{first: map[string][]office{}, modifier: map[string]bool{}, rank: map[string]bool{}, topic: map[string]bool{}, bar: map[string]bool{}}
	const file = "offices.tsv"
	f, err := files.Open(file)
	if err != nil {
		return nil, err
	}
	err = rows(f, file, func(row []string) error {
		for _, w := range list(strings.ToLower(row[1])) {
			switch row[0] {
			case "head", "group":
				f := office{folded: fold(w), of: row[2], group: row[0] == "group"}
				k := firstWord(f.folded)
				o.first[k] = append(o.first[k], f)
				if many := plural(w); row[0] == "head" && many != "" {
					f := office{folded: fold(many), group: true}
					k := firstWord(f.folded)
					o.first[k] = append(o.first[k], f)
				}
			case "modifier":
				o.modifier[w] = true
			case "rank":
				o.rank[w] = true
			case "topic":
				o.topic[w] = true
			case "bar":
				o.bar[w] = true
			default:
				return fmt.Errorf("%w: %q is no kind of office word", parley.ErrInvalid, row[0])
			}
		}
		return nil
	})
	for _, v := range o.first {
		slices.SortStableFunc(v, func(a, b office) int { return len(b.folded) - len(a.folded) })
	}
	return o, err
}

// plural is an office held by several: "foreign secretaries". Empty where the
// plural is more often another word, a verb or people of no office.
func plural(one string) string {
	if strings.Contains(one, " of ") || strings.Contains(one, " general") || strings.Contains(one, "-general") {
		return ""
	}
	cut := strings.LastIndexAny(one, " -") + 1
	last := one[cut:]
	switch last {
	case "chair", "head", "host", "member", "general", "commander", "in", "fm", "pm", "cm", "dpm", "nsa", "eam", "mp", "law", "two", "command", "staff", "designate", "elect", "large", "charge", "chargé", "deputy", "sheikh":
		return ""
	}
	switch {
	case strings.HasSuffix(last, "man"):
		return one[:len(one)-2] + "en"
	case strings.HasSuffix(last, "y"):
		return one[:len(one)-1] + "ies"
	case strings.HasSuffix(last, "s"):
		return ""
	}
	return one + "s"
}

// Holder is a well-known holder of an office.
type Holder struct {
	Name     string
	Title    string
	Of       string
	From, To int // years, both included
}

func readHolders() (map[string][]Holder, error) {
	out := map[string][]Holder{}
	const file = "holders.tsv"
	f, err := files.Open(file)
	if err != nil {
		return nil, err
	}
	err = rows(f, file, func(row []string) error {
		from, err := strconv.Atoi(row[4])
		to, err2 := strconv.Atoi(row[5])
		if err != nil || err2 != nil || from > to {
			return fmt.Errorf("%w: %q to %q are no years", parley.ErrInvalid, row[4], row[5])
		}
		for _, n := range append([]string{row[0]}, list(row[1])...) {
			words := strings.Fields(spelling.Key(n))
			k := words[len(words)-1]
			out[k] = append(out[k], Holder{Name: n, Title: row[2], Of: row[3], From: from, To: to})
		}
		return nil
	})
	return out, err
}
