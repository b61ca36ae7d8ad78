package mention_test

import (
	"fmt"
	osx "os"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
)

var zzf = map[string]string{
	"talks":      "Norway and Chad held talks in Oslo on %s. ",
	"visit":      "Norwegian Foreign Minister Espen Eide arrived in Nairobi on %s for talks. ",
	"call":       "Norwegian Foreign Minister Espen Eide spoke by phone with Chadian Foreign Minister Ali Musa on %s. ",
	"meet":       "Norwegian Foreign Minister Espen Eide met Chadian Foreign Minister Ali Musa in Oslo on %s. ",
	"agree":      "Norway and Chad signed a border agreement in Oslo on %s. ",
	"propose":    "Norway proposed a truce on %s. ",
	"propose2":   "Norway proposed a truce of %[2]s days for N%[2]s on %[1]s. ",
	"position":   "Norway proposed a truce of %[2]s days on %[1]s. Chad rejected the proposal. ",
	"statement":  "Norway said on %s that the talks with Chad were good. ",
	"rounds":     "A second round of talks between Norway and Chad was held on %s. The next round was held again. ",
	"cancel":     "Talks between Norway and Chad scheduled for %s were called off. ",
	"mediator":   "Norway and Chad held talks on %s. The talks were mediated by Kenya. Kenya hosted them. ",
	"elliptic":   "The second round of talks was held in Oslo on %s between Norway and Chad, the third in Doha. ",
	"newpeople":  "Norwegian Foreign Minister Es%[2]s Ei%[2]s met Chadian Foreign Minister Al%[2]s Mu%[2]s in Oslo. ",
	"onlypoint":  "The talks ended. The two sides agreed to meet again. ",
	"quotes":     "“Norway met Chad on %s,” he said. ",
	"parens":     "(Norway met (Chad on %s) in Oslo) ",
	"mention2":   "Talks were held in Oslo on %s. The agreement was signed. ",
	"exchange":   "Norway and Chad exchanged %[2]s prisoners on %[1]s. ",
	"delegation": "The Norwegian delegation was headed by Deputy Foreign Minister Jon Moe%[2]s on %[1]s. ",
	"heading":    "Norway and Chad meet in Oslo on %s\n\n",
	"undated":    "Norway and Chad held talks. After the talks, Kenya telephoned Chad. Norway visited Kenya. ",
	"agree0":     "Norway and Chad agreed on a plan to open N%[2]s crossings. ",
}

func zzt(f string, n int) string {
	var b strings.Builder
	i := 0
	for day := published; b.Len() < n; day = day.AddDate(0, 0, -1) {
		if day.Year() < 2015 {
			day = published
		}
		i++
		s := ""
		for k := i; k > 0; k /= 26 {
			s += string(rune('a' + k%26))
		}
		x := strings.ReplaceAll(f, "%[2]s", s)
		x = strings.ReplaceAll(strings.ReplaceAll(x, "%[1]s", "%s"), "%s", day.Format("2 January 2006"))
		b.WriteString(x)
	}
	return b.String()[:n]
}

func TestZZGrow(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for k, f := range zzf {
		a, b := timeOf(r, zzt(f, 25_000)), timeOf(r, zzt(f, 100_000))
		fmt.Printf("%-10s %12s %12s %5.1f\n", k, a, b, float64(b)/float64(a))
	}
}

func TestZZOne(t *testing.T) {
	for _, k := range strings.Split(osx.Getenv("ZZ"), ",") {
		if f := zzf[k]; f != "" {
			timeOf(mention.NewReader(entity.DefaultNames()), zzt(f, 200_000))
		}
	}
}
