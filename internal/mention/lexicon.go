package mention

import "strings"

// set makes a look-up of space-separated words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Word classes that more than one rule uses. Classes that only one rule uses
// stand beside that rule.
var (
	auxiliaries = set("is are was were be been being has have had having do does did will would shall should may might can could must 're 've 'll 'd isn't wasn't weren't aren't won't wouldn't didn't doesn't hasn't haven't hadn't cannot can't couldn't")
	modalsOpen  = set("may might could can")
	negations   = set("not no never n't isn't wasn't weren't aren't won't wouldn't didn't doesn't hasn't haven't hadn't cannot can't couldn't neither nor without")

	// sayVerbs attribute words to somebody.
	sayVerbs = set("said says say saying told tells tell telling wrote writes announced announces announcing stressed stresses added adds confirmed confirms confirming warned warns insisted insists noted notes stated states declared declares claimed claims acknowledged acknowledges emphasized emphasised explained remarked commented described describes tweeted posted denied denies reiterated reaffirmed vowed pledged promised predicted admitted suggested hinted argued reported reports welcomed hailed praised condemned urged dismissed rejected voiced expressed cautioned indicated disclosed revealed affirmed underlined underscored recalled responded replied commended appealed signalled signaled accused blamed criticized criticised slammed denounced")

	// weakSay need more than a speaker to make a statement: they also make
	// proposals and answers.
	weakSay = set("called suggested rejected dismissed urged promised pledged welcomed described reported reports appealed signalled signaled accused blamed criticized criticised indicated")

	singularPronouns = set("he she him her his")

	determiners = set("the a an this that these those their his her its our another any some each every both either no such")

	ordinals = map[string]int{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
	}

	// numbers as words, for durations and counts.
	numbers = map[string]float64{
		"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "ninety": 90,
	}

	// words of diplomacy and war, and of office-holders, which outweigh those of
	// trade and sport
	diplomacy   = set("ceasefire truce delegation delegations envoy envoys ambassador treaty sanctions diplomat diplomats diplomatic negotiators war peace troops nuclear bilateral embassy rebels hostages border foreign")
	officeWords = set("minister ministers president presidents ministry government governments military")
	// words of who governs at home
	domestic = set("coalition coalitions mp mps cabinet candidate candidates candidacy seats lawmakers senators voters ballot election elections electoral caucus runoff premiership")

	// foreign matters: words that show that an occasion is not diplomatic.
	commercial = set("merger takeover shareholders shareholder ceo wage wages union unions strike-pay coach coaches striker club clubs league transfer playoff quarterback tournament festival album film films box-office bankers drugmaker carmaker brewer startup merged companies shares directors' cinema producers matches tennis concert contract-talks players goalkeeper midfielder season fixture weather forecast directors")
)

// contactNouns are the nouns that name an occasion on which parties meet, with
// the kind they stand for when nothing else decides.
var contactNouns = map[string]string{
	"talks": "TALKS", "negotiations": "TALKS", "negotiation": "TALKS", "consultations": "TALKS", "consultation": "TALKS",
	"discussions": "TALKS", "discussion": "TALKS", "dialogue": "TALKS", "round": "TALKS", "rounds": "TALKS", "session": "TALKS", "sessions": "TALKS",
	"meeting": "MEETING", "meetings": "MEETING", "encounter": "MEETING", "sit-down": "MEETING", "audience": "MEETING", "gathering": "SUMMIT", "lunch": "MEETING", "dinner": "MEETING", "breakfast": "MEETING", "luncheon": "MEETING",
	"summit": "SUMMIT", "summits": "SUMMIT", "visit": "VISIT", "trip": "VISIT", "tour": "VISIT",
	"call": "CALL", "calls": "CALL", "conversation": "CALL", "talk": "CALL", "conversations": "TALKS", "teleconference": "CALL", "videoconference": "CALL",
	"conference": "TALKS",
}

// happenVerbs take an occasion as their subject: "the talks began".
var (
	heldForms   = set("develop held hold holds holding had have has having conducted conduct conducting began begin begins beginning started start starts starting opened open opens opening resumed resume resumes resuming continued continue concluded conclude concluding concluding finished finish finishing completing ended end wrapped wrapping attended attend attending joined join joining entered completed led leads lead chaired chair chairing convened convene hosted host hosts hosting mediated organised organized staged undertook undertake launched launch paid pay pays paying made make makes making")
	happenPast  = set("held began started opened resumed concluded ended finished lasted focused broke collapsed failed yielded produced ran closed covered continued followed centered centred dealt took stalled touched addressed marked brought saw led resulted proved stretched overran kicked wrapped culminated came went dragged included")
	cancelWords = set("cancelled canceled cancels cancel cancelling canceling postponed postpone postpones postponing scrapped shelved suspended called-off aborted delayed")
)

func isWord(w string, classes ...map[string]bool) bool {
	for _, c := range classes {
		if c[w] {
			return true
		}
	}
	return false
}
