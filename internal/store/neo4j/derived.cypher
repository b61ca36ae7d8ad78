//: names.events
// Whom and what the nodes about to be written name so far: they may be left
// over afterwards.
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
RETURN COLLECT { MATCH (e)<-[:INVOLVED_IN|TAKES_POSITION]-(a) RETURN DISTINCT a.id } AS actors,
  COLLECT { MATCH (e)-[:HELD_AT|STEP_AT]->(v) RETURN DISTINCT v.id } AS venues,
  COLLECT { MATCH (e)-[:ABOUT]->(t) RETURN t.id } AS topics
//: names.tracks
UNWIND $rows AS row
MATCH (n:Track {id: row.id})
RETURN COLLECT { MATCH (n)<-[:PARTY_TO]-(a) RETURN a.id } AS actors, COLLECT { MATCH (n)-[:CONCERNS]->(t) RETURN t.id } AS topics
//: names.actors
UNWIND $rows AS row
MATCH (n:Actor {id: row.id})
RETURN COLLECT { MATCH (n)-[:REPRESENTS]->(a) RETURN a.id } AS actors
//: names.venues
UNWIND $rows AS row
MATCH (n:Venue {id: row.id})
RETURN COLLECT { MATCH (n)-[:IN]->(a) RETURN a.id } AS actors, COLLECT { MATCH (n)-[:LOCATED_IN]->(p) RETURN p.id } AS places
//: names.topics
UNWIND $rows AS row
MATCH (n:Topic {id: row.id})
RETURN COLLECT { MATCH (n)-[:PART_OF]->(t) RETURN t.id } AS topics

//: events.delete
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
DETACH DELETE e
//: tracks.delete
UNWIND $rows AS row
MATCH (t:Track {id: row.id})
DETACH DELETE t

//: actors.put
UNWIND $rows AS row
MERGE (a:Actor {id: row.id})
REMOVE a:Person:State:Organisation
SET a = row.props, a:$(row.label)
WITH a
MATCH (a)-[old:REPRESENTS]->() DELETE old
//: actors.represent
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
MERGE (o:Actor {id: row.actor})
CREATE (a)-[r:REPRESENTS]->(o) SET r = row.props
//: actors.count
UNWIND $rows AS row
MATCH (a:Actor {id: row.id}) WHERE a.nameKey IS NOT NULL
WITH a, COUNT { (a)-[:INVOLVED_IN]->() } AS n
SET a.eventCount = n, a.sortKey = right('000000000' + toString(999999999 - n), 9) + '|' + a.nameKey
//: actors.kinds
UNWIND $rows AS row
MATCH (a:Actor {id: row.id}) WHERE a.kind IS NOT NULL
RETURN a.id AS id, a.kind AS kind

//: venues.put
UNWIND $rows AS row
MERGE (v:Venue {id: row.id})
SET v = row.props
WITH v
MATCH (v)-[old:LOCATED_IN|IN]->() DELETE old
//: venues.in-state
UNWIND $rows AS row
MATCH (v:Venue {id: row.id})
MERGE (s:Actor {id: row.country})
MERGE (v)-[:IN]->(s)
//: venues.in-place
// A city is one Place for each state that venues put it in.
UNWIND $rows AS row
MATCH (v:Venue {id: row.id})
MERGE (p:Place {id: row.place}) SET p.name = row.city, p.country = row.countryName
MERGE (v)-[:LOCATED_IN]->(p)
WITH v, p
MATCH (v)-[:IN]->(s) MERGE (p)-[:IN]->(s)

//: topics.put
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
SET t = row.props
WITH t
MATCH (t)-[old:PART_OF]->() DELETE old
//: topics.part-of
UNWIND $rows AS row
MATCH (t:Topic {id: row.id})
MERGE (o:Topic {id: row.topic})
MERGE (t)-[:PART_OF]->(o)

//: tracks.put
UNWIND $rows AS row
MERGE (t:Track {id: row.id})
SET t = row.props
WITH t
MATCH (t)-[old:PARTY_TO|CONCERNS]-() DELETE old
//: tracks.party
UNWIND $rows AS row
MATCH (t:Track {id: row.id})
MERGE (a:Actor {id: row.actor})
MERGE (a)-[:PARTY_TO]->(t)
//: tracks.concern
UNWIND $rows AS row
MATCH (t:Track {id: row.id})
MERGE (o:Topic {id: row.topic})
MERGE (t)-[:CONCERNS]->(o)

//: events.claim
UNWIND $rows AS row
UNWIND row.mentions AS id
MATCH (m:Mention {id: id})
SET m.eventId = row.id
//: events.quotes
UNWIND $rows AS row
MATCH (m:Mention {eventId: row.id}) WHERE m.sortKey IS NOT NULL AND m.knownTo IS NULL
UNWIND m.quotes AS quote
RETURN row.id AS id, collect(quote) AS quotes
//: events.put
UNWIND $rows AS row
MERGE (e:Event {id: row.id})
REMOVE e:Meeting:Agreement:Proposal:Statement
SET e = row.props, e:$(row.label)
WITH e
CALL (e) { MATCH (e)-[old:HELD_AT|STEP_AT|IN_TRACK|ABOUT|SPEAKS_OF|FOLLOWS|TABLED_AT|REACHED_AT|SUPERSEDES|ACCEPTS|LED_TO]->() DELETE old }
CALL (e) { MATCH (e)<-[old:PARTICIPATED_IN|INVOLVED_IN|TAKES_POSITION]-() DELETE old }
//: events.longest
MATCH (s:Store {id: 1}) WHERE $days > coalesce(s.longestSpan, 0)
SET s.longestSpan = $days
//: events.hold
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MATCH (m:Mention {eventId: row.id}) WHERE m.sortKey IS NOT NULL
CALL (m, e) { MATCH (m)-[old:OF]->(o) WHERE o <> e DELETE old }
MERGE (m)-[:OF]->(e)
//: events.held-at
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (v:Venue {id: row.venue})
CREATE (e)-[:HELD_AT]->(v)
//: events.step-at
// Where a report had it at some step of its life.
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MATCH (v:Venue {id: row.venue})
MERGE (e)-[:STEP_AT]->(v)
//: events.in-track
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (t:Track {id: row.track})
CREATE (e)-[:IN_TRACK {round: row.round, place: row.place}]->(t)
//: events.about
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (t:Topic {id: row.topic})
CREATE (e)-[:ABOUT {topicId: row.topic, sortKey: row.sortKey}]->(t)
//: events.participate
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (a:Actor {id: row.props.actorId})
CREATE (a)-[r:PARTICIPATED_IN]->(e) SET r = row.props
//: events.involve
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (a:Actor {id: row.props.actorId})
CREATE (a)-[r:INVOLVED_IN]->(e) SET r = row.props
//: events.position
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MERGE (a:Actor {id: row.props.actorId})
CREATE (a)-[r:TAKES_POSITION]->(e) SET r = row.props
//: events.link
// Only to events that are there: reports may name what was merged away since.
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
MATCH (o:Event {id: row.event})
MERGE (e)-[:$(row.type)]->(o)
