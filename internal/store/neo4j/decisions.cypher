//: decisions.by-id
UNWIND range(0, size($ids) - 1) AS row
MATCH (d:Decision {id: $ids[row]})
RETURN row, d.json AS json

//: decisions.on
// An Anchor stands for what a decision rests on also when that is gone.
UNWIND $anchors AS anchor
MATCH (:Anchor {id: anchor})<-[:RESTS_ON]-(d)
WITH DISTINCT d
RETURN d.json AS json
ORDER BY d.sortKey

//: decisions.on-actors
MATCH (d:Decision {onActors: true}) WHERE d.sortKey IS NOT NULL
RETURN d.json AS json
ORDER BY d.sortKey

//: decisions.page
RETURN COLLECT {
  {{source}} {{filter}} AND d.sortKey > $lower AND d.sortKey < $upper
  RETURN [d.json, d.sortKey] ORDER BY d.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total

//: decisions.source.all
MATCH (d:Decision) WHERE d.sortKey IS NOT NULL

//: decisions.put
UNWIND $rows AS row
MERGE (d:Decision {id: row.props.id})
SET d = row.props
WITH d
CALL (d) { MATCH (d)-[old:RESTS_ON|ON]->() DELETE old }
RETURN DISTINCT d.id AS id

//: decisions.rest
UNWIND $rows AS row
MATCH (d:Decision {id: row.id})
MERGE (a:Anchor {id: row.anchor})
MERGE (d)-[:RESTS_ON]->(a)
WITH d, row
MATCH (m:Mention {id: row.anchor})
MERGE (d)-[:ON]->(m)

//: decisions.hold
// Mentions that were put again are what decisions on them rest on.
UNWIND $rows AS row
MATCH (:Anchor {id: row.props.id})<-[:RESTS_ON]-(d)
MATCH (m:Mention {id: row.props.id})
MERGE (d)-[:ON]->(m)
