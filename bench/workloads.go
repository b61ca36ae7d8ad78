package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// workload is a question that is asked with many sets of parameters. In both
// texts each row of an answer has the alias row once.
type workload struct {
	name         string
	query, peer  string
	sets         []map[string]any
	orderMatters bool // both must give the same rows in the same order, not only as many
}

// setCount is how many sets of parameters a workload has.
const setCount = 200

// everyStatus lets contacts and paths count all events, as the peer does.
var everyStatus = []parley.EventStatus{parley.Planned, parley.Ongoing, parley.Held, parley.Cancelled, parley.Unclear}

// workloads on the data that the seed makes.
func workloads(events int, seed uint64) []workload {
	g := newGenerator(seed)
	count := map[string]int{}
	var late []string // events with ten rounds before them
	for g.next < events {
		for _, e := range g.batch(min(batchSize, events-g.next)).Events {
			seen := map[string]bool{}
			for _, p := range e.Participants {
				seen[p.ActorID], seen[p.OnBehalfOf] = true, true
			}
			delete(seen, "")
			for id := range seen {
				count[id]++
			}
			if e.Place > 10 {
				late = append(late, e.ID)
			}
		}
	}
	actors := make([]string, 0, len(count))
	for id := range count {
		actors = append(actors, id)
	}
	slices.SortFunc(actors, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	r := rand.New(rand.NewPCG(seed, 1))
	sets := func(set func(i int) map[string]any) []map[string]any {
		out := make([]map[string]any, setCount)
		for i := range out {
			out[i] = set(i)
		}
		return out
	}
	return []workload{
		{
			name: "timeline",
			query: `query($kinds:[EventKind!],$from:Date,$to:Date){events(filter:{kinds:$kinds,from:$from,to:$to},first:50){nodes{row:id title kind status when{start end}
				participants{actor{id name}} venue{name city}}}}`,
			peer: `query($kinds:[String!],$from:Date,$to:Date){events(where:{kind:{in:$kinds},start:{gte:$from,lte:$to}},sort:[{sortKey:DESC}],limit:50){row:id title kind status start
				participants{id name} venue{name place{name}}}}`,
			sets: sets(func(int) map[string]any {
				all := []parley.EventKind{parley.Talks, parley.Meeting, parley.Call, parley.Visit, parley.Summit}
				at := r.IntN(len(all))
				from := firstDay.Add(r.IntN(dayCount - 365))
				return map[string]any{"kinds": []parley.EventKind{all[at], all[(at+1)%len(all)]}, "from": from, "to": from.Add(364)}
			}),
			orderMatters: true,
		},
		{
			name:  "actor's timeline",
			query: `query($id:ID!){actor(id:$id){id name events(first:50){nodes{row:id title kind status when{start end} participants{actor{id name}}}}}}`,
			peer:  `query($id:ID!){actors(where:{id:{eq:$id}}){id name events(sort:[{sortKey:DESC}],limit:50){row:id title kind status start participants{id name}}}}`,
			sets:  sets(func(i int) map[string]any { return map[string]any{"id": actors[i%len(actors)]} }), orderMatters: true,
		},
		{
			name:  "contacts",
			query: `query($id:ID!,$all:[EventStatus!]){actor(id:$id){id contacts(filter:{statuses:$all},first:20){nodes{row:count actor{id name}}}}}`,
			peer:  `query($id:ID!){actors(where:{id:{eq:$id}}){id contacts{row:count id name}}}`,
			sets: sets(func(i int) map[string]any {
				return map[string]any{"id": actors[i%len(actors)], "all": everyStatus}
			}), orderMatters: true,
		},
		{
			name: "previous rounds",
			query: `query($id:ID!){event(id:$id){id previousRounds(first:10){nodes{row:id title status when{start end} participants{actor{id name}} venue{name city}
				mentions(first:3){nodes{article{id title outlet}}}}}}}`,
			peer: `query($id:ID!){events(where:{id:{eq:$id}}){id previousRounds{row:id title status start participants{id name} venue{name city} mentions{article{id title outlet}}}}}`,
			sets: sets(func(int) map[string]any { return map[string]any{"id": pick(r, late)} }), orderMatters: true,
		},
		{
			name:  "shortest path",
			query: `query($from:ID!,$to:ID!,$all:[EventStatus!]){path(from:$from,to:$to,filter:{statuses:$all},maxEvents:3){length steps{actor{row:id name} event{id title}}}}`,
			peer:  `query($from:ID!,$to:ID!){path(from:$from,to:$to){row:id name}}`,
			sets: sets(func(int) map[string]any {
				from, to := r.IntN(len(actors)), r.IntN(len(actors)-1)
				if to >= from {
					to++
				}
				return map[string]any{"from": actors[from], "to": actors[to], "all": everyStatus}
			}),
		},
	}
}

// bodies of the requests for a query, one for each set of parameters that it
// declares.
func bodies(query string, sets []map[string]any, without ...string) ([][]byte, error) {
	out := make([][]byte, len(sets))
	for i, set := range sets {
		variables := map[string]any{}
		for name, value := range set {
			if !slices.Contains(without, name) {
				variables[name] = value
			}
		}
		var err error
		if out[i], err = json.Marshal(map[string]any{"query": query, "variables": variables}); err != nil {
			return nil, fmt.Errorf("encode a request: %w", err)
		}
	}
	return out, nil
}
