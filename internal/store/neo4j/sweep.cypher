//: sweep.venues
UNWIND $rows AS row
MATCH (v:Venue {id: row.id}) WHERE NOT EXISTS { (v)<-[:HELD_AT|STEP_AT]-() }
CALL (v) { OPTIONAL MATCH (v)-[:IN]->(s) RETURN collect(s.id) AS actors }
CALL (v) { OPTIONAL MATCH (v)-[:LOCATED_IN]->(p) RETURN collect(p.id) AS places }
DETACH DELETE v
RETURN actors, places
//: sweep.places
// A city has the state of its venues.
UNWIND $rows AS row
MATCH (p:Place {id: row.id}) WHERE NOT EXISTS { (p)<-[:LOCATED_IN]-() }
DETACH DELETE p
//: sweep.topics
UNWIND $rows AS row
MATCH (t:Topic {id: row.id})
WHERE NOT EXISTS { MATCH (t)<-[:PART_OF*0..]-(n) WHERE EXISTS { (n)<-[:ABOUT|CONCERNS]-() } }
CALL (t) { OPTIONAL MATCH (t)-[:PART_OF]->(o) RETURN collect(o.id) AS topics }
DETACH DELETE t
RETURN topics
//: sweep.actors
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
WHERE NOT EXISTS {
  MATCH (a)<-[:REPRESENTS*0..]-(n)
  WHERE EXISTS { (n)-[:INVOLVED_IN|TAKES_POSITION|PARTY_TO]->() } OR EXISTS { (n)<-[:IN]-(:Venue) }
}
CALL (a) { OPTIONAL MATCH (a)-[:REPRESENTS]->(o) RETURN collect(o.id) AS actors }
DETACH DELETE a
RETURN actors
