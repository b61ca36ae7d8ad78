package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// report prints the tables, and writes them to the file that is named.
func (m measuring) report(ctx context.Context, works []workload, ends []endpoint, results [][]result) error {
	var b strings.Builder
	peer := slices.IndexFunc(ends, func(e endpoint) bool { return e.peer })
	fmt.Fprintf(&b, `# Speed

Written by `+"`make bench`"+` on %s; run it on your own machine before you compare.

%s generated events (seed %d), %d clients in one process on the same machine, over HTTP without compression. Each
workload has %d sets of parameters. %d rounds of %s take turns after one that warms up; figures are medians of the rounds,
latencies those of all requests. Every answer is checked for its rows, and the endpoints are held against each other before.

%s

## Requests a second

| workload |`, time.Now().UTC().Format(time.DateOnly), grouped(m.events), m.seed, clients, setCount, m.rounds, m.span, machine(ctx))
	for _, e := range ends {
		fmt.Fprintf(&b, " %s |", e.name)
		if peer >= 0 && !e.peer {
			b.WriteString(" × peer |")
		}
	}
	b.WriteString("\n| --- |")
	columns := len(ends)
	if peer >= 0 {
		columns += len(ends) - 1
	}
	b.WriteString(strings.Repeat(" ---: |", columns) + "\n")
	ratios := make([][]float64, len(ends))
	for i, w := range works {
		fmt.Fprintf(&b, "| %s |", w.name)
		for j, e := range ends {
			fmt.Fprintf(&b, " %.0f |", results[i][j].rate())
			if peer >= 0 && !e.peer {
				ratio := results[i][j].rate() / results[i][peer].rate()
				ratios[j] = append(ratios[j], ratio)
				fmt.Fprintf(&b, " %.1f |", ratio)
			}
		}
		b.WriteString("\n")
	}
	if peer >= 0 {
		b.WriteString("| geometric mean |")
		for j, e := range ends {
			b.WriteString(" |")
			if !e.peer {
				fmt.Fprintf(&b, " %.1f |", geometricMean(ratios[j]))
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\n## Latency in milliseconds, p50 / p99\n\n| workload |")
	for _, e := range ends {
		fmt.Fprintf(&b, " %s |", e.name)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" ---: |", len(ends)) + "\n")
	for i, w := range works {
		fmt.Fprintf(&b, "| %s |", w.name)
		for j := range ends {
			r := results[i][j]
			fmt.Fprintf(&b, " %.1f / %.1f |", milliseconds(r.quantile(0.5)), milliseconds(r.quantile(0.99)))
		}
		b.WriteString("\n")
	}
	b.WriteString(notes)
	fmt.Print(b.String())
	if m.out == "" {
		return nil
	}
	if err := os.WriteFile(m.out, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the tables: %w", err)
	}
	return nil
}

const notes = `
## What is asked

| workload | question |
| --- | --- |
| timeline | the newest 50 events of two kinds in a year, with participants, venue and city |
| actor's timeline | the newest 50 events of one of the 200 busiest actors, with the other participants |
| contacts | the 20 most frequent contacts of one of them |
| previous rounds | 10 previous rounds of an event, with participants, venue and articles |
| shortest path | a shortest path between two actors, of at most three events |

The peer is @neo4j/graphql 7.6.3 with Apollo Server on the same Neo4j and data (bench/peer). Contacts, previous rounds and
paths are @cypher fields there, written with the same indexes in mind. Parley's paths name the events between as well.
Parley caches no answers.
`

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// grouped is a number with commas.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// machine says what it was measured on.
func machine(ctx context.Context) string {
	memory := "memory unknown"
	if text, err := os.ReadFile("/proc/meminfo"); err == nil {
		var kb int
		if _, err := fmt.Sscanf(string(text), "MemTotal: %d kB", &kb); err == nil {
			memory = fmt.Sprintf("%d GiB of memory", kb>>20)
		}
	}
	load := ""
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load = fmt.Sprintf("; load average %s when it ended, so mind what ran beside", strings.Fields(string(text))[0])
	}
	node := "no Node.js"
	if out, err := exec.CommandContext(ctx, "node", "--version").Output(); err == nil {
		node = "Node.js " + strings.TrimSpace(string(out))
	}
	return fmt.Sprintf("Machine: %d cores, %s, %s/%s, %s, %s, Neo4j 5.26 (1 GiB heap, 512 MiB page cache)%s.", runtime.NumCPU(), memory, runtime.GOOS, runtime.GOARCH, runtime.Version(), node, load)
}
