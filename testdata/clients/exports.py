"""Documents of events, opened by the programs that people open them with."""
import csv
import io
import json
import sys
import urllib.request

import feedparser
import icalendar
import networkx
import rdflib

server = sys.argv[1].removesuffix("/graphql")


def export(name, words=""):
    with urllib.request.urlopen(f"{server}/export?format={name}{words}", timeout=30) as answer:
        return answer.read()


rows = list(csv.DictReader(export("csv", "&kind=talks").decode("utf-8-sig").splitlines()))
assert len(rows) > 2, rows
for row in rows:
    assert None not in row and row["id"].startswith("evt_") and row["kind"] == "talks" and row["first_reported"], row
    assert "(party)" in row["participants"], row
print("csv", len(rows))

lines = [json.loads(line) for line in export("events", "&kind=talks").splitlines()]
assert [e["id"] for e in lines] == [r["id"] for r in rows], lines
assert all(e["recorded"] == r["recorded"] and e["sources"][0]["quotes"] for e, r in zip(lines, rows)), lines
print("events", len(lines))

events = icalendar.Calendar.from_ical(export("icalendar", "&kind=talks")).walk("VEVENT")
dated = [r for r in rows if r["start"]]
assert len(events) == len(dated) and not any(e.errors for e in events), events
for event in events:
    row = next(r for r in rows if event["UID"] == r["id"] + "@parley")
    assert str(event.decoded("DTSTART")) == row["start"] and event["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED"), event
    assert event["SUMMARY"].startswith(row["title"]) and row["first_reported"] in event["DESCRIPTION"], event
print("icalendar", len(events))

feed = feedparser.parse(export("atom", "&kind=talks"))
assert not feed.bozo and feed.feed.title == "Talks" and feed.feed.updated and feed.feed.id.startswith("http"), feed
assert len(feed.entries) == len(rows) and len({e.id for e in feed.entries}) == len(rows), feed.entries
for entry in feed.entries:
    row = next(r for r in rows if entry.id == "urn:parley:" + r["id"])
    assert entry.published == row["first_reported"] and entry.updated == row["recorded"], entry
print("atom", len(feed.entries))

linked = json.loads(export("jsonld", "&kind=talks"))
assert linked["@context"] == "https://schema.org"
linked["@context"] = {"@vocab": "https://schema.org/"}  # which is elsewhere
graph, schema = rdflib.Graph().parse(data=json.dumps(linked), format="json-ld"), rdflib.Namespace("https://schema.org/")
subjects = set(graph.subjects(rdflib.RDF.type, schema.Event))
assert subjects == {rdflib.URIRef("urn:parley:" + r["id"]) for r in rows}, subjects
for row in rows:
    subject = rdflib.URIRef("urn:parley:" + row["id"])
    assert str(graph.value(subject, schema.name)) == row["title"] and str(graph.value(subject, schema.startDate) or "") == row["start"]
    names = {str(graph.value(p, schema.name)) for p in graph.objects(subject, schema.attendee)}
    assert names and all(n in row["participants"] for n in names), names
    assert {str(graph.value(p, schema.value)) for p in graph.objects(subject, schema.additionalProperty)} >= {row["first_reported"], row["recorded"]}
print("jsonld", len(graph))

for name, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
    graph = read(io.BytesIO(export(name, "&kind=talks")))
    events = {n: d for n, d in graph.nodes(data=True) if d["type"] == "event"}
    assert events.keys() == {r["id"] for r in rows}, events
    for row in rows:
        event = events[row["id"]]
        assert event["label"] == row["title"] and event["first_reported"] == row["first_reported"] and event["recorded"] == row["recorded"]
        people = sum(1 for _, _, kind in graph.in_edges(row["id"], data="kind") if kind != "previous")
        assert people == len(row["participants"].split("; ")), (people, row)
    print(name, len(graph))

records = [json.loads(line) for line in export("plover", "&kind=talks").splitlines()]
coded = {r["id"]: r for r in rows if r["status"] not in ("cancelled", "unclear") and (r["start"] or r["status"] == "planned")}
assert {r["id"] for r in records} == coded.keys(), records
for record in records:
    row = coded[record["id"]]
    assert record["parley"]["first_reported"] == row["first_reported"] and record["parley"]["recorded"] == row["recorded"], record
    codes = {a.get("code") for a in record["actor"]}
    assert ("RUS" in codes) == ("Russia" in row["participants"]) and record["cameo"] and -10 <= record["goldstein"] <= 10, record
print("plover", len(records))
