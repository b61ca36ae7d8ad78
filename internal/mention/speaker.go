package mention

import "github.com/parley-talks/parley/internal/entity"

// speaker finds who says what the verb at i attributes.
func (v *view) speaker(i int, according bool) *entity.Entity {
	if according {
		es, _ := v.chainRight(i + 2)
		if len(es) > 0 {
			return asSpeaker(v, es[0])
		}
		return nil
	}
	if e := v.speakerBehind(i); e != nil && !v.reacts(i) {
		return asSpeaker(v, e)
	}
	if e := v.bodyOf(i); e != nil {
		return e
	}
	if v.lower(i) == "saying" && v.lower(i-1) == "as" {
		return v.quoted(i - 1)
	}
	if v.unnamedBefore(i) {
		return nil
	}
	if p := v.lower(i - 1); p == "," || p == `"` || p == "”" {
		k := i + 1
		if determiners[v.lower(k)] {
			k++
		}
		if w := v.lower(k); (unnamed[w] || putOut[w]) && v.ent[min(k, len(v.t)-1)] == nil {
			return nil // "…, said a tweet", "…, says a statement"
		}
	}
	subj := v.subject(i)
	if len(subj) == 0 {
		return nil
	}
	// an agency between the subject and the verb: "X, Reuters reported"
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if e := v.ent[k]; e != nil && e.Kind == entity.Reporter {
			return nil
		}
	}
	last := len(subj) - 1
	if last > 0 && v.besideEnd(subj[last].First-1) {
		last-- // "A, together with B, said"
	}
	return asSpeaker(v, subj[last])
}

// speakerBehind is the speaker of an inverted attribution: "…," said X. What
// follows a verb and has a verb of its own is what was said: "X, the envoy of
// Y, said Z would …".
func (v *view) speakerBehind(i int) *entity.Entity {
	if w := v.lower(i); w == "told" || w == "tells" {
		return nil // whom it was told stands there
	}
	switch v.lower(i - 1) {
	case ",", `"`, "”", "''", "»", "—":
	default:
		if i > 0 {
			return nil
		}
	}
	for k := i + 1; k < len(v.t) && k < i+4; k++ {
		if e := v.ent[k]; e != nil && e.First >= i {
			_, end := v.chainRight(k)
			if !acts(e) || v.finiteWithin(end, end+1) || v.t[end-1].Quoted {
				return nil
			}
			return e
		}
		if w := v.lower(k); w == "statement" && (v.lower(k+1) == "from" || v.lower(k+1) == "by" || v.lower(k+1) == "of") {
			if es, _ := v.chainRight(k + 2); len(es) > 0 {
				return es[0]
			}
			return nil
		} else if !determiners[w] && v.lower(k+1) != "statement" {
			return nil
		}
	}
	return nil
}

// alongside lists the speaker of the verb at i with those who said it together:
// "A and B said".
func (v *view) alongside(i int, speaker *entity.Entity) []*entity.Entity {
	var out []*entity.Entity
	for _, e := range v.subject(i) {
		if s := asSpeaker(v, e); s != nil && s.Kind == speaker.Kind {
			out = append(out, s)
		}
	}
	for _, e := range out {
		if e == speaker {
			return out
		}
	}
	return []*entity.Entity{speaker}
}

// quoted is whom somebody else quotes in front of token i: "X was quoted as",
// "an agency quoted X as".
func (v *view) quoted(i int) *entity.Entity {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if w := v.lower(k); w != "quoted" && w != "cited" && w != "reported" {
			continue
		}
		if v.unnamedBefore(k) {
			return nil // "officials are quoted as"
		}
		es := v.subject(k)
		if v.auxBefore(k) == "" {
			es, _ = v.chainRight(k + 1)
		}
		if len(es) > 0 {
			return asSpeaker(v, es[0])
		}
	}
	return nil
}

// unnamedBefore reports whether the words in front of the verb at i name
// somebody without a name: "an official close to the talks said".
func (v *view) unnamedBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if e := v.ent[k]; e != nil && (e.Kind != entity.Group || e.Represents != "") || v.lower(k) == "," {
			return false
		}
		if unnamed[v.lower(k)] {
			return true
		}
	}
	return false
}

// asSpeaker takes people by name, states and bodies, and the spokespeople of
// one; unnamed officials and delegations are no speakers.
func asSpeaker(v *view, e *entity.Entity) *entity.Entity {
	switch e.Kind {
	case entity.Person:
		if e.Name == "" || e.Represents == "" {
			return nil // analysts and others who speak for nobody
		}
		return e
	case entity.State, entity.Organisation:
		return e
	case entity.Group:
		if e.Represents == "" {
			return nil
		}
		for k := e.First; k < e.Last; k++ {
			if spokesWords[v.lower(k)] {
				return e
			}
		}
	}
	return nil
}

// putOut are nouns for words that are put out.
var putOut = set("statement tweet post message communique communiqué readout letter report")

// unnamed are people who speak for nobody that can be named.
var unnamed = set("television tv radio newspaper newspapers broadcaster channel daily source sources official officials diplomat diplomats person people analyst analysts expert experts observer observers witness witnesses insider insiders media report reports mediator mediators negotiator negotiators group groups")
