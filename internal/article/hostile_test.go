package article_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/article"
)

// patience is hundreds of times what a page takes on an idle machine: beyond it
// there is no end, whatever else the machine does.
const patience = 2 * time.Minute

// Pages made to take for ever must not; what comes of them does not matter.
func TestHostilePagesEnd(t *testing.T) {
	n := 60_000 // bytes
	if testing.Short() {
		n = 30_000
	}
	for name, page := range map[string]string{
		"many paragraphs":  strings.Repeat("<p>Brandt met Soran in Vienna on Thursday, and both said that they would meet again.", n/100),
		"one paragraph":    strings.Repeat("Brandt met Soran in Vienna on Thursday, and both said\n", n/50),
		"deep":             strings.Repeat("<div>", n) + "x",
		"deep round text":  strings.Repeat("<div class=ad>", 400) + strings.Repeat("word ", n/5),
		"huge attribute":   "<p title='" + strings.Repeat("x", n) + "'>x",
		"attributes":       "<p " + strings.Repeat("a=1 ", n/4) + ">x",
		"headings":         strings.Repeat("<h1>a b c", n/10),
		"unclosed fonts":   strings.Repeat("<font>x", n/8),
		"breaks":           strings.Repeat("word<br>", n/8),
		"related for ever": strings.Repeat("<p>Read also", n/12),
		"times":            strings.Repeat("<p>12:30<time datetime=2025-01-01>x</time>", n/40),
		"JSON-LD":          "<script type=application/ld+json>" + strings.Repeat(`{"@graph":[`, n/11) + "</script>",
	} {
		begin := time.Now()
		_, _ = article.FromRecord(article.Record{HTML: page, Published: "2025-06-06"})
		_, _ = article.FromRecord(article.Record{Text: page, Published: "2025-06-06"})
		if took := time.Since(begin); took > patience {
			t.Errorf("%s took %s", name, took)
		}
	}
}
