//: total
COUNT { {{source}} {{filter}} RETURN 1 AS one }

//: events.by-id
// A mention stands in for an event that was merged away: next is the event
// that holds it now.
UNWIND $ids AS id
OPTIONAL MATCH (e:Event {id: id})
OPTIONAL MATCH (m:Mention {id: 'men_' + substring(id, 4)})
RETURN id, e.json AS json, m.eventId AS next

//: events.page
// {{source}} finds the events of a parent, {{filter}} keeps some, {{key}} is
// their sort key in the order asked for.
UNWIND range(0, size($parents) - 1) AS row
WITH row, $parents[row] AS parent, {{since}} AS since
RETURN row, COLLECT {
  {{source}} {{filter}} AND {{key}} > $lower AND {{key}} < $upper
  RETURN [e.json, {{key}}] ORDER BY {{order}} LIMIT $limit
} AS items, {{total}} AS total
ORDER BY row

//: events.page.kinds
// The same for all events of some kinds, newest or oldest first: each kind is
// read in its order from the index, and no further than the page needs.
UNWIND range(0, size($parents) - 1) AS row
WITH row, {{since}} AS since
RETURN row, COLLECT {
  UNWIND $kinds AS kind
  CALL (kind, since) {
    MATCH (e:Event {kind: kind}) WHERE true {{filter}} AND e.sortKey > $lower AND e.sortKey < $upper
    RETURN e ORDER BY e.kind {{direction}}, e.sortKey {{direction}} LIMIT $limit
  }
  RETURN [e.json, e.sortKey] ORDER BY e.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total
ORDER BY row

//: events.since
// An event that overlaps the days from $from on begins no earlier than the
// longest span before.
COLLECT { MATCH (s:Store {id: 1}) RETURN toString($from - duration({days: coalesce(s.longestSpan, 0)})) }[0]

// An index of two properties serves only who asks for both: hence IS NOT NULL.
//: events.from.all
MATCH (e:Event) WHERE true
//: events.from.words
CALL db.index.fulltext.queryNodes('event_words', $lucene) YIELD node AS e WHERE true
//: events.from.actor
MATCH ()-[i:INVOLVED_IN {actorId: parent}]->(e) WHERE i.sortKey IS NOT NULL
//: events.from.venue
MATCH (e:Event {venueId: parent}) WHERE e.sortKey IS NOT NULL
//: events.from.topic
MATCH (e)-[i:ABOUT {topicId: parent}]->() WHERE i.sortKey IS NOT NULL
//: events.from.track
MATCH (e:Event {trackId: parent}) WHERE e.sortKey IS NOT NULL
//: events.from.previous
MATCH (p:Event {id: parent}) MATCH (e:Event {trackId: p.trackId}) WHERE e.sortKey IS NOT NULL AND e.place < p.place
//: events.from.next
MATCH (p:Event {id: parent}) MATCH (e:Event {trackId: p.trackId}) WHERE e.sortKey IS NOT NULL AND e.place > p.place
//: events.from.statements
// Parents are quoted for Lucene: a list has no index on its elements.
CALL db.index.fulltext.queryNodes('event_speaks_of', parent) YIELD node AS e WHERE true
//: events.from.earlier-parties
MATCH (p:Event {id: parent}) MATCH (e:Event {partiesKey: p.partiesKey}) WHERE e.start < p.start AND e.family = 'contact'
//: events.from.earlier-people
MATCH (p:Event {id: parent}) MATCH (e:Event {peopleKey: p.peopleKey}) WHERE e.start < p.start AND e.family = 'contact'

//: events.key.relevance
(CASE WHEN all(t IN $terms WHERE e.titleWords CONTAINS t) THEN '1|' ELSE '0|' END + e.sortKey)

//: events.where.kinds
AND e.kind IN $kinds
//: events.where.statuses
AND e.status IN $statuses
//: events.where.from
AND e.end >= $from
//: events.where.to
AND e.start <= $to
//: events.where.to.sorted
// The same as a range of the sort key that the list is read by.
AND {{key}} < $toKey
//: events.where.from.sorted
AND {{key}} >= since
//: events.where.actors
AND any(id IN e.involvedIds WHERE id IN $actors)
//: events.where.all-actors
AND all(id IN $allActors WHERE id IN e.involvedIds)
//: events.where.without
AND none(id IN e.involvedIds WHERE id IN $without)
//: events.where.with
AND all(w IN $with WHERE EXISTS {
  MATCH (e)<-[part:PARTICIPATED_IN]-()
  WHERE (part.actorId IN w.anyOf OR NOT w.directly AND part.onBehalfOf IN w.anyOf) AND (size(w.roles) = 0 OR part.role IN w.roles)
})
//: events.where.max-parties
AND e.partyCount <= $maxParties
//: events.where.venues
AND e.venueId IN $venues
//: events.where.cities
AND EXISTS { (e)-[:HELD_AT]->(site) WHERE site.cityKey IN $cities }
//: events.where.countries
AND EXISTS { (e)-[:HELD_AT]->(site) WHERE site.countryId IN $countries }
//: events.where.topics
AND any(id IN e.topicIds WHERE id IN $topics)
//: events.where.tracks
AND e.trackId IN $tracks
//: events.where.outlets
AND EXISTS { (e)<-[:OF]-(told)<-[:TELLS]-(teller) WHERE told.knownTo IS NULL AND coalesce(teller.outlet, '') IN $outlets }
//: events.where.attributed-to
AND EXISTS { (e)<-[:OF]-(told) WHERE told.knownTo IS NULL }
AND NOT EXISTS { (e)<-[:OF]-(told) WHERE told.knownTo IS NULL AND NOT coalesce(told.attributedTo, '') IN $attributedTo }
//: events.where.stances
AND any(s IN e.stances WHERE s IN $stances)
//: events.where.conflicts-in
AND any(f IN e.conflictsIn WHERE f IN $conflictsIn)
//: events.where.reported-from
AND e.reportedKey >= $reportedFrom
//: events.where.reported-to
AND e.reportedKey < $reportedTo
//: events.where.text
AND all(t IN $terms WHERE e.words CONTAINS t)
//: events.where.min-confidence
AND e.confidence >= $minConfidence
//: events.where.min-sources
AND e.independentSources >= $minSources
//: events.where.reviewed
AND coalesce(e.reviewed, false) = $reviewed
//: events.where.doubtful
AND coalesce(e.doubtful, size(e.conflictsIn) > 0)

//: attendances
// Who takes part in the events that a source finds and a filter keeps.
WITH $parent AS parent
{{source}} {{filter}} AND {{key}} > $lower
WITH e, {{key}} AS key ORDER BY {{order}} LIMIT $limit
RETURN key, e.id AS id, e.kind AS kind, e.status AS status, e.start AS start, e.end AS end, e.partyCount AS parties,
  COLLECT { MATCH (e)<-[part:PARTICIPATED_IN]-() RETURN [part.actorId, part.role, part.onBehalfOf] } AS who
