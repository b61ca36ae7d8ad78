package export

import (
	"encoding/xml"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// node is an event or somebody who took part in one.
type node struct {
	id, label string
	values    []string // of nodeFields, in order
}

// edge leads from who took part to the event, from an event to what came of it,
// and from a person to whom it acted for there.
type edge struct {
	from, to, kind string
	values         []string // of edgeFields
}

// nodeFields and edgeFields are the attributes: all are texts, since a number
// that is not known is none.
var (
	nodeFields = []string{
		"type", "kind", "status", "start", "end", "precision", "place",
		"first_reported", "recorded", "independent_sources", "sources", "wikidata",
	}
	edgeFields = []string{"kind", "title", "start", "end"}
)

// asGraph gives nodes before the edges that join them. Each event stays one
// node: edges between those who met would tell of pairs that nobody reported.
func asGraph(events iter.Seq2[*Event, error], add func(node) error) ([]edge, error) {
	var edges []edge
	seen := map[string]bool{}
	actor := func(a *parley.Actor) error {
		if seen[a.ID] {
			return nil
		}
		seen[a.ID] = true
		return add(node{a.ID, OneLine(a.Name), []string{"actor", lower(a.Kind), "", "", "", "", "", "", "", "", "", a.Wikidata}})
	}
	for e, err := range events {
		if err != nil {
			return nil, err
		}
		seen[e.ID] = true
		place := ""
		if e.Venue != nil {
			place = OneLine(e.Venue.Name)
		}
		if err := add(node{e.ID, OneLine(e.Title), []string{
			"event", lower(e.Kind), lower(e.Status), string(e.When.Start), string(e.end()), lower(e.When.Precision), place,
			Instant(e.FirstReported), Instant(e.Recorded), strconv.Itoa(e.IndependentSources), strings.Join(e.sources(), " "), "",
		}}); err != nil {
			return nil, err
		}
		days := []string{string(e.When.Start), string(e.end())}
		for _, p := range e.Who {
			if err := actor(p.Actor); err != nil {
				return nil, err
			}
			edges = append(edges, edge{p.ID, e.ID, lower(p.Role), append([]string{lower(p.Role), OneLine(p.Title)}, days...)})
			if p.For != nil {
				if err := actor(p.For); err != nil {
					return nil, err
				}
				edges = append(edges, edge{p.ID, p.For.ID, "acts_for", append([]string{"acts_for", OneLine(p.Title)}, days...)})
			}
		}
		for _, a := range e.Answers {
			if err := actor(a.Actor); err != nil {
				return nil, err
			}
			stance := lower(a.Stance)
			edges = append(edges, edge{a.ID, e.ID, stance, []string{stance, OneLine(a.Conditions), string(a.Since), ""}})
		}
		for _, l := range []struct {
			kind string
			to   []string
		}{{"outcome", e.Outcomes}, {"previous", e.Previous}, {"about", e.About}, {"accepts", e.Accepts}, {"supersedes", []string{e.Supersedes}}} {
			for _, to := range l.to {
				edges = append(edges, edge{e.ID, to, l.kind, []string{l.kind, "", "", ""}})
			}
		}
	}
	// What the filter left out has no node.
	kept := edges[:0]
	for _, e := range edges {
		if seen[e.from] && seen[e.to] {
			kept = append(kept, e)
		}
	}
	return kept, nil
}

// document writes an XML document of elements that come one after the other.
type document struct {
	*xml.Encoder
	open []xml.StartElement
}

func newDocument(w io.Writer) (*document, error) {
	_, err := io.WriteString(w, xml.Header)
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	return &document{Encoder: out}, err
}

// begin opens an element with attributes in pairs of name and value.
func (d *document) begin(name string, attributes ...string) error {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i < len(attributes); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	d.open = append(d.open, start)
	return d.EncodeToken(start)
}

// end closes the last n elements.
func (d *document) end(n int) error {
	for range n {
		last := len(d.open) - 1
		if err := d.EncodeToken(d.open[last].End()); err != nil {
			return err
		}
		d.open = d.open[:last]
	}
	return nil
}

// element writes one without others in it.
func (d *document) element(name, text string, attributes ...string) error {
	if err := d.begin(name, attributes...); err != nil {
		return err
	}
	if err := d.EncodeToken(xml.CharData(text)); err != nil {
		return err
	}
	return d.end(1)
}

// writeGraphML writes the graph as http://graphml.graphdrawing.org has it.
func writeGraphML(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	d, err := newDocument(w)
	if err != nil {
		return err
	}
	if err := d.begin("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns"); err != nil {
		return err
	}
	for _, of := range []struct {
		what   string
		fields []string
	}{{"node", append([]string{"label"}, nodeFields...)}, {"edge", edgeFields}} {
		for _, f := range of.fields {
			if err := d.element("key", "", "id", of.what+"_"+f, "for", of.what, "attr.name", f, "attr.type", "string"); err != nil {
				return err
			}
		}
	}
	if err := d.begin("graph", "id", OneLine(about.Title), "edgedefault", "directed"); err != nil {
		return err
	}
	data := func(what string, fields, values []string) error {
		for i, f := range fields {
			if values[i] == "" {
				continue
			}
			if err := d.element("data", values[i], "key", what+"_"+f); err != nil {
				return err
			}
		}
		return d.end(1)
	}
	edges, err := asGraph(events, func(n node) error {
		if err := d.begin("node", "id", n.id); err != nil {
			return err
		}
		return data("node", append([]string{"label"}, nodeFields...), append([]string{n.label}, n.values...))
	})
	if err != nil {
		return err
	}
	for i, e := range edges {
		if err := d.begin("edge", "id", strconv.Itoa(i), "source", e.from, "target", e.to); err != nil {
			return err
		}
		if err := data("edge", edgeFields, e.values); err != nil {
			return err
		}
	}
	if err := d.end(2); err != nil {
		return err
	}
	return d.Close()
}

// writeGEXF writes the graph as https://gexf.net/1.3 has it, over time.
func writeGEXF(w io.Writer, about About, events iter.Seq2[*Event, error]) error {
	d, err := newDocument(w)
	if err != nil {
		return err
	}
	if err := d.begin("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3"); err != nil {
		return err
	}
	if err := d.begin("meta"); err != nil {
		return err
	}
	if err := d.element("creator", "Parley"); err != nil {
		return err
	}
	if err := d.element("description", OneLine(about.Title)); err != nil {
		return err
	}
	if err := d.end(1); err != nil {
		return err
	}
	if err := d.begin("graph", "defaultedgetype", "directed", "mode", "dynamic", "timeformat", "date"); err != nil {
		return err
	}
	for _, of := range []struct {
		class  string
		fields []string
	}{{"node", nodeFields}, {"edge", edgeFields}} {
		if err := d.begin("attributes", "class", of.class, "mode", "static"); err != nil {
			return err
		}
		for i, f := range of.fields {
			if err := d.element("attribute", "", "id", strconv.Itoa(i), "title", f, "type", "string"); err != nil {
				return err
			}
		}
		if err := d.end(1); err != nil {
			return err
		}
	}
	values := func(values []string) error {
		if err := d.begin("attvalues"); err != nil {
			return err
		}
		for i, v := range values {
			if v == "" {
				continue
			}
			if err := d.element("attvalue", "", "for", strconv.Itoa(i), "value", v); err != nil {
				return err
			}
		}
		return d.end(2)
	}
	if err := d.begin("nodes"); err != nil {
		return err
	}
	edges, err := asGraph(events, func(n node) error {
		if err := d.begin("node", append([]string{"id", n.id, "label", n.label}, spell(n.values[3], n.values[4])...)...); err != nil {
			return err
		}
		return values(n.values)
	})
	if err != nil {
		return err
	}
	if err := d.end(1); err != nil {
		return err
	}
	if err := d.begin("edges"); err != nil {
		return err
	}
	for i, e := range edges {
		attributes := []string{"id", strconv.Itoa(i), "source", e.from, "target", e.to, "kind", e.kind}
		if err := d.begin("edge", append(attributes, spell(e.values[2], e.values[3])...)...); err != nil {
			return err
		}
		if err := values(e.values); err != nil {
			return err
		}
	}
	if err := d.end(3); err != nil {
		return err
	}
	return d.Close()
}

// spell is the time in which a node or an edge is there; empty: always.
func spell(start, end string) []string {
	var out []string
	if start != "" {
		out = append(out, "start", start)
	}
	if end != "" {
		out = append(out, "end", end)
	}
	return out
}
