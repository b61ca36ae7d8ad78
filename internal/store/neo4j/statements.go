package neo4j

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-talks/parley/internal/store/listing"
)

//go:embed *.cypher
var files embed.FS

// statements are all statements and fragments of the .cypher files by name. A
// line "//: name" begins one.
var statements = parse(
	"articles.cypher", "mentions.cypher", "events.cypher", "stats.cypher", "actors.cypher", "lists.cypher", "decisions.cypher", "derived.cypher", "sweep.cypher", "changes.cypher", "tokens.cypher", "texts.cypher",
)

// parse panics on a file that is missing or says a name twice: a defect of the
// build, met by every test.
func parse(names ...string) map[string]string {
	out := map[string]string{}
	for _, name := range names {
		for _, s := range sections(name) {
			if _, twice := out[s.name]; twice {
				panic(fmt.Sprintf("%s: statement %s is there twice", name, s.name))
			}
			out[s.name] = s.text
		}
	}
	return out
}

type section struct{ name, text string }

// sections of one file, in its order.
func sections(file string) []section {
	b, err := files.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var out []section
	for _, part := range strings.Split("\n"+string(b), "\n//: ")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		code := slices.DeleteFunc(lines[1:], func(line string) bool { return strings.HasPrefix(line, "//") })
		out = append(out, section{lines[0], strings.TrimSpace(strings.Join(code, "\n"))})
	}
	return out
}

type params = map[string]any

// query is a statement with its values. text is made of the statements'
// fragments only; whatever a user gave is in params.
type query struct {
	name   string
	text   string
	params params
}

// statement named so, with values.
func statement(name string, p params) query { return query{name, fragment(name), p} }

// fragment of a statement; a name that is unknown is a defect.
func fragment(name string) string {
	text, ok := statements[name]
	if !ok {
		panic("no statement " + name)
	}
	return text
}

// fill puts fragments into the slots {{name}} of a statement.
func (q query) fill(slots ...string) query {
	for i := 0; i < len(slots); i += 2 {
		q.text = strings.ReplaceAll(q.text, "{{"+slots[i]+"}}", slots[i+1])
	}
	return q
}

// highest is above every sort key.
const highest = "\U0010FFFF"

// window puts the range of a page, and its direction, into a query whose list
// is in ascending or descending order of its keys.
func (q query) window(w listing.Window, descending bool) query {
	lower, upper := w.After, w.Before
	if descending {
		lower, upper = upper, lower
	}
	if upper == "" {
		upper = highest
	}
	q.params["lower"], q.params["upper"], q.params["limit"] = lower, upper, w.Size+1
	direction := "ASC"
	if descending != w.Backward {
		direction = "DESC"
	}
	total := fragment("total")
	if w.SkipTotal {
		total = "0"
	}
	return q.fill("total", total, "direction", direction)
}

// lucene is the question for texts that have all terms. Each is quoted, so
// nothing in it is syntax; no text has a term with a blank.
func lucene(terms ...string) string {
	var b strings.Builder
	for _, t := range terms {
		if strings.ContainsFunc(t, unicode.IsSpace) {
			t = ""
		}
		b.WriteString(`+"` + quoting.Replace(t) + `" `)
	}
	return b.String()
}

var quoting = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// padded is terms as a text that has " term " for each of them.
func padded(terms []string) string { return " " + strings.Join(terms, " ") + " " }

// wanted is what to look for in a padded text.
func wanted(terms []string) []string {
	out := slices.Clone(terms)
	for i, t := range out {
		out[i] = " " + t + " "
	}
	return out
}
