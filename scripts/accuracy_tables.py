#!/usr/bin/env python3
"""Write the figures of score.py and the calibration curve into a document.

    accuracy_tables.py DOCUMENT NAME=DIR...

DIR holds gold/ and read/ (label files) and read.jsonl (parley extract --format
json of the same texts). What stands in DOCUMENT between "<!-- figures -->" and
"<!-- end of figures -->" is replaced. Only totals are written.
"""
import json, subprocess, sys
from pathlib import Path

import score

FIGURES = [("events", "events found, F1"), ("located", "located, F1"), ("strict", "strict, F1"),
           ("contact", "talks, meetings, summits, visits, calls, F1"), ("agreement", "agreements, F1"),
           ("proposal", "proposals, F1"), ("statement", "statements, F1"), ("actors", "actors, F1"),
           ("parties", "parties of paired events, F1"), ("people", "people of paired events, F1"),
           ("mediators", "mediators of paired events, F1"), ("previous", "links to earlier rounds, F1"),
           ("positions", "positions on proposals, F1")]
SLOTS = [("kind", "kind right"), ("date", "days right"), ("status", "status right"), ("place", "place right"), ("site", "site right")]
EDGES = [0, 0.2, 0.4, 0.6, 0.8, 1.001]


def figures(folder):
    return json.loads(subprocess.run([sys.executable, Path(__file__).with_name("score.py"), folder / "gold", folder / "read", "--json"],
                                     check=True, capture_output=True, text=True).stdout)


def curve(folder):
    """Per bin of confidence: events read, strictly right ones, and the sum of their confidences."""
    bins = [[0, 0, 0.0] for _ in EDGES[1:]]
    for line in (folder / "read.jsonl").read_text().splitlines():
        record = json.loads(line)
        gold = json.loads((folder / "gold" / f"{record['name']}.json").read_text())["events"]
        read = json.loads((folder / "read" / f"{record['name']}.json").read_text())["events"]
        pair = {j: i for i, j in score.match(gold, read)}
        for j, (event, mention) in enumerate(zip(read, record["mentions"] or [], strict=True)):
            c = mention["confidence"]
            b = bins[next(k for k in range(len(bins)) if c < EDGES[k + 1])]
            b[0] += 1
            b[1] += j in pair and score.usable(gold[pair[j]], event)
            b[2] += c
    return bins


def tables(sets):
    scored = [figures(folder) for _, folder in sets]
    names = [f"{name} ({s['articles']})" for (name, _), s in zip(sets, scored)]
    rows = [[label] + [f"{s[key]['f1']:.0f}" for s in scored] for key, label in FIGURES]
    rows += [[label] + [f"{s['slots'][key]['right']:.0f} % of {s['slots'][key]['of']}" if s["slots"][key]["of"] else "-" for s in scored] for key, label in SLOTS]
    rows += [["articles without events left empty"] + [s["no_event_articles_left_empty"].replace("/", " of ") for s in scored]]
    out = ["| | " + " | ".join(names) + " |", "| --- |" + " ---: |" * len(sets)]
    out += ["| " + " | ".join(r) + " |" for r in rows]
    out += ["", "| confidence | " + " | ".join(name for name, _ in sets) + " |", "| --- |" + " ---: |" * len(sets)]
    curves = [curve(folder) for _, folder in sets]
    for k in range(len(EDGES) - 1):
        cells = [f"{b[k][1]} of {b[k][0]} right ({100 * b[k][1] / b[k][0]:.0f} %; said {100 * b[k][2] / b[k][0]:.0f} %)" if b[k][0] else "none" for b in curves]
        out.append(f"| {EDGES[k]:.1f} to {min(EDGES[k + 1], 1):.1f} | " + " | ".join(cells) + " |")
    return "\n".join(out)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    document = Path(sys.argv[1])
    sets = [(name, Path(folder)) for name, folder in (a.split("=", 1) for a in sys.argv[2:])]
    start, end = "<!-- figures -->", "<!-- end of figures -->"
    text = document.read_text()
    if start not in text or end not in text:
        sys.exit(f"accuracy_tables.py: {document} has no place for figures")
    before, after = text.split(start)[0], text.split(end)[1]
    document.write_text(f"{before}{start}\n{tables(sets)}\n{end}{after}")


if __name__ == "__main__":
    main()
