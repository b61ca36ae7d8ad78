"""Documents of events, opened by the programs that people open them with."""
import csv
import sys
import urllib.request

server = sys.argv[1].removesuffix("/graphql")


def export(name, words=""):
    with urllib.request.urlopen(f"{server}/export?format={name}{words}", timeout=30) as answer:
        return answer.read()


rows = list(csv.DictReader(export("csv", "&kind=talks").decode("utf-8-sig").splitlines()))
assert len(rows) > 2, rows
for row in rows:
    assert None not in row and row["id"].startswith("evt_") and row["kind"] == "talks" and row["first_reported"], row
    assert "Russia (party)" in row["participants"], row
print("csv", len(rows))
