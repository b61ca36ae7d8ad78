//: actors.page
RETURN COLLECT {
  {{source}} {{filter}} AND a.sortKey > $lower AND a.sortKey < $upper
  RETURN [a.json, a.sortKey, a.eventCount] ORDER BY a.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total

//: actors.source.all
MATCH (a:Actor) WHERE a.sortKey IS NOT NULL
//: actors.source.words
CALL db.index.fulltext.queryNodes('actor_words', $lucene) YIELD node AS a WHERE true
//: actors.where.kinds
AND a.kind IN $kinds
//: actors.where.unknown
AND a.unknown = true

//: contacts
// An actor has one INVOLVED_IN with an event, whatever its roles there.
UNWIND range(0, size($parents) - 1) AS row
CALL (row) {
  MATCH (a:Actor {id: $parents[row]})-[i:INVOLVED_IN]->(e)<-[j:INVOLVED_IN]-(b)
  WHERE true {{filter}}
  WITH b, count(*) AS n
  WHERE b.nameKey IS NOT NULL {{kinds}}
  RETURN collect({id: b.id, n: n, key: right('000000000' + toString(999999999 - n), 9) + '|' + b.nameKey}) AS found
}
RETURN row, size(found) AS total, COLLECT {
  UNWIND found AS c
  WITH c WHERE c.key > $lower AND c.key < $upper
  RETURN [c.id, c.key, c.n] ORDER BY c.key {{direction}} LIMIT $limit
} AS items
ORDER BY row

//: contacts.where.kinds
AND b.kind IN $contactKinds
//: contacts.where.same
AND any(s IN i.sides WHERE s IN j.sides)
//: contacts.where.other
AND none(s IN i.sides WHERE s IN j.sides)

//: contacts.events
// The events that actors share with some of their contacts.
UNWIND range(0, size($parents) - 1) AS row
CALL (row) {
  MATCH (a:Actor {id: $parents[row]})-[i:INVOLVED_IN]->(e)<-[j:INVOLVED_IN]-()
  WHERE j.actorId IN $contacts[row] {{filter}}
  WITH j.actorId AS contact, e ORDER BY j.sortKey DESC
  RETURN contact, collect(e.id)[..20] AS events, min(e.start) AS first, max(e.start) AS last
}
RETURN row, contact, events, first, last

//: positions.page
UNWIND range(0, size($parents) - 1) AS row
WITH row, $parents[row] AS parent
RETURN row, COLLECT {
  {{source}} {{filter}} AND r.sortKey > $lower AND r.sortKey < $upper
  RETURN [r.json, r.sortKey, e.id] ORDER BY r.actorId {{direction}}, r.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total
ORDER BY row

//: positions.source
MATCH ()-[r:TAKES_POSITION {actorId: parent}]->(e:Proposal) WHERE r.sortKey IS NOT NULL

//: path.neighbours
// Who shares an event with one of $at and may stand between, or is an end.
UNWIND $at AS id
MATCH (:Actor {id: id})-[:INVOLVED_IN]->(e) WHERE true {{filter}}
WITH DISTINCT e
MATCH (e)<-[:INVOLVED_IN]-(b)
WITH DISTINCT b
WHERE b.id IN $ends OR size($through) = 0 OR b.kind IN $through
RETURN b.id AS id

//: path.linked
// Those of $at who share an event with one of $next.
UNWIND $next AS id
MATCH (:Actor {id: id})-[:INVOLVED_IN]->(e) WHERE true {{filter}}
WITH DISTINCT e
MATCH (e)<-[i:INVOLVED_IN]-() WHERE i.actorId IN $at
RETURN DISTINCT i.actorId AS id

//: path.latest
// The latest event that leads from $at on to $next, and to whom.
UNWIND $at AS id
MATCH (:Actor {id: id})-[:INVOLVED_IN]->(e) WHERE true {{filter}}
WITH DISTINCT e
MATCH (e)<-[i:INVOLVED_IN]-() WHERE i.actorId IN $next
WITH e, collect(i.actorId) AS next
RETURN e.id AS event, next ORDER BY e.sortKey DESC LIMIT 1

//: path.between
// The smallest actor that takes part in both of two events.
UNWIND range(0, size($events) - 2) AS row
MATCH (:Event {id: $events[row]})<-[:INVOLVED_IN]-(b)-[:INVOLVED_IN]->(:Event {id: $events[row + 1]})
WHERE NOT b.id IN $ends AND (size($through) = 0 OR b.kind IN $through)
RETURN row, min(b.id) AS id
ORDER BY row
