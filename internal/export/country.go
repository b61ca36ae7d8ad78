package export

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// called are states by names under which the tables of Unicode do not have them.
var called = map[string]string{
	"Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD", "Ivory Coast": "CIV", "Czech Republic": "CZE", "East Timor": "TLS",
	"Eswatini": "SWZ", "Myanmar": "MMR", "North Macedonia": "MKD", "Palestinian Authority": "PSE", "Sao Tome and Principe": "STP", "Saint Vincent and the Grenadines": "VCT",
}

var countries = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	names := display.English.Regions()
	same := strings.NewReplacer(" & ", " and ", "St. ", "Saint ")
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if r, err := language.ParseRegion(string(a) + string(b)); err == nil && r.IsCountry() && r == r.Canonicalize() {
				if name := names.Name(r); name != "" {
					out[same.Replace(name)] = r.ISO3()
				}
			}
		}
	}
	return out
})

// country is the ISO 3166-1 code of three letters of a state, empty where it has
// none.
func country(name string) string {
	if code := called[name]; code != "" {
		return code
	}
	return countries()[name]
}
