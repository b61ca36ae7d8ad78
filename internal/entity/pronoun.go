package entity

// singular are the pronouns of one person, plural those of several.
var (
	singular = words("he she him himself herself")
	several  = words("they them themselves")
)

// aside are the prepositions behind which stands whom a text does not speak of.
var aside = words("with between from against about by for")

// writePronouns makes entities of pronouns; settle says whom they mean.
func (r *reader) writePronouns(l *line, add func(Entity)) {
	for k := range l.t {
		w := l.t[k].Lower
		switch {
		case singular[w], (w == "his" || w == "her"):
			add(Entity{First: k, Last: k + 1, Kind: Person, Form: Pronoun, Rule: "pronoun"})
		case several[w]:
			add(Entity{First: k, Last: k + 1, Kind: Group, Form: Pronoun, Name: l.t[k].Text, Rule: "pronoun"})
		case w == "both" && !l.capitalNext(k):
			add(Entity{First: k, Last: k + 1, Kind: Group, Form: Pronoun, Name: l.t[k].Text, Count: 2, Rule: "pronoun"})
		case (w == "two" || w == "three" || w == "four" || w == "pair") && l.lower(k-1) == "the" && !l.taken[k] && (verb(l.lower(k+1)) || l.lower(k+1) == "" || l.lower(k+1) == "." || l.lower(k+1) == "," || l.lower(k+1) == "men" || l.lower(k+1) == "women"):
			last := k + 1
			if l.lower(last) == "men" || l.lower(last) == "women" {
				last++
			}
			n := numbers[w]
			if w == "pair" {
				n = 2
			}
			add(Entity{First: k - 1, Last: last, Kind: Group, Form: Reference, Name: l.text(r.text, k-1, last), Count: n, Rule: "number"})
		}
	}
}

func (l *line) capitalNext(k int) bool { return l.capital(k + 1) }

// settle says whom "he" and "she" mean: the person who stands first in the
// clause before, in the same sentence or in the one before it.
func (r *reader) settle(d *Document) {
	subject, before := -1, -1 // the person the text is speaking of, and the one before
	sent, fresh := -1, true
	near := "" // the last person named in the sentence: in "N told him" he is another
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Sentence != sent {
			if e.Sentence-sent > 2 {
				subject = -1
			}
			sent, fresh, near = e.Sentence, true, ""
		}
		if e.Kind != Person {
			continue
		}
		if e.Form == Pronoun {
			at := subject
			if d.Sentences[e.Sentence].Tokens[e.First].Lower == "him" && at >= 0 && d.Entities[at].Name == near {
				at = before
			}
			if at >= 0 {
				s := &d.Entities[at]
				e.Name, e.Represents, e.Title = s.Name, s.Represents, s.Title
				fresh = false
			}
			continue
		}
		if e.Name == "" {
			continue
		}
		near = e.Name
		if fresh && subject >= 0 && e.First > 0 && aside[d.Sentences[e.Sentence].Tokens[e.First-1].Lower] {
			fresh = false // "the meeting with N": the text goes on speaking of who met N
			continue
		}
		if fresh || subject < 0 {
			if subject < 0 || d.Entities[subject].Name != e.Name {
				before = subject
			}
			subject, fresh = i, false
		}
	}
}
