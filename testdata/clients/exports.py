"""Documents of events, opened by the programs that people open them with."""
import csv
import sys
import urllib.request

import feedparser
import icalendar

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
