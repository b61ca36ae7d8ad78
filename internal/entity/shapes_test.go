package entity_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/entity"
)

// TestShapes reads the forms that names and offices have in different parts of
// the world.
func TestShapes(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		published string
		want      []want
		absent    []string
	}{
		"a list of matters that one word closes": {
			text: "Peruvian Coordinating Minister for Political, Legal and Security Affairs Quispe met Minister of State for Trade, Tourism and European Affairs Kari Solberg of Norway.",
			want: []want{
				{words: "Peruvian Coordinating Minister for Political, Legal and Security Affairs Quispe", kind: entity.Person, name: "Quispe", represents: "Peru"},
			},
		},
		"a secretary of state for a matter is of the state named behind": {
			text: "Lord Arthur Penn, Secretary of State for Foreign, Commonwealth and Development Affairs of the United Kingdom, telephoned Kari Solberg.",
			want: []want{{words: "Lord Arthur Penn", kind: entity.Person, name: "Arthur Penn", represents: "United Kingdom"}},
		},
		"nobody is of the state of his counterpart": {
			text: "Minister of Defence Ana Rojas and his Peruvian counterpart Luis Quispe opened it.",
			want: []want{
				{words: "Minister of Defence Ana Rojas", kind: entity.Person, represents: "-"},
				{words: "his Peruvian counterpart Luis Quispe", kind: entity.Person, represents: "Peru"},
			},
		},
		"an initial without its full stop": {
			text: "Foreign Secretary K Menon of India waited. A Peruvian envoy came.",
			want: []want{{words: "Foreign Secretary K Menon", kind: entity.Person, name: "K Menon", represents: "India"}},
		},
		"a given name that is a region too": {
			text: "Kuwait's Emir Sheikh Sabah Al-Khalid Al-Sabah waited. He flew to Sabah.",
			want: []want{{words: "Kuwait's Emir Sheikh Sabah Al-Khalid Al-Sabah", kind: entity.Person, name: "Sabah Al-Khalid Al-Sabah", represents: "Kuwait"}},
		},
		"whom somebody backs is of somebody else": {
			text: "Omar Siraj, head of the UN-backed Libyan Unity Front, met Juma Salem, commander of the Chad-backed Libyan National Army.",
			want: []want{{words: "Juma Salem", kind: entity.Person, represents: "Libyan National Army"}},
		},
		"where a body's chairman is says nothing of whom he acts for": {
			text: "Abdul Karimi, chairman of the High Council for Reconciliation, met Taliban deputy leader Mullah Nazar in Doha.",
			want: []want{{words: "Abdul Karimi", kind: entity.Person, represents: "-"}},
		},
		"an office for several, each with its state behind": {
			text: "Foreign Ministers Ana Rojas of Chile and Santiago Quispe of Peru agreed.",
			want: []want{
				{words: "Ana Rojas", kind: entity.Person, represents: "Chile", title: "Foreign Minister"},
				{words: "Santiago Quispe", kind: entity.Person, represents: "Peru"},
			},
		},
		"a double surname alone": {
			text: "Peruvian Foreign Minister Ana Rojas-Quispe waited. Rojas-Quispe left for Santiago.",
			want: []want{{words: "Rojas-Quispe", kind: entity.Person, name: "Ana Rojas-Quispe", represents: "Peru"}},
		},
		"an article's own short form with an article inside": {
			text: "Juan Mamani, the leader of the opposition Alliance for the Renewal of Peru (ARP), agreed.",
			want: []want{{words: "Juan Mamani", kind: entity.Person, represents: "Alliance for the Renewal of Peru"}},
		},
		"an office for a matter that is a name": {
			text: "The chief Brexit negotiator Jo Hart of the European Union waited.",
			want: []want{{words: "The chief Brexit negotiator Jo Hart", kind: entity.Person, name: "Jo Hart", represents: "European Union"}},
		},
		"a surname that only a later sentence shows to be one": {
			text: "The talks were mediated by al-Harthy. The time has come, al-Harthy said.",
			want: []want{{words: "al-Harthy", kind: entity.Person, name: "al-Harthy"}},
		},
	} {
		t.Run(name, func(t *testing.T) { reads(t, c.text, c.published, c.want, c.absent) })
	}
}
