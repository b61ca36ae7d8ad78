//: mentions.by-id
UNWIND range(0, size($ids) - 1) AS row
MATCH (m:Mention {id: $ids[row]})
RETURN row, m.json AS json, m.eventId AS event

//: mentions.of-articles
UNWIND range(0, size($ids) - 1) AS row
MATCH (m:Mention {articleId: $ids[row]}) WHERE m.knownTo IS NULL
RETURN row, m.json AS json, m.eventId AS event
ORDER BY row, m.position, m.id

//: mentions.page
UNWIND range(0, size($parents) - 1) AS row
WITH row, $parents[row] AS parent
RETURN row, COLLECT {
  {{source}} {{filter}} AND m.sortKey > $lower AND m.sortKey < $upper
  RETURN [m.json, m.sortKey, m.eventId] ORDER BY m.eventId {{direction}}, m.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total
ORDER BY row

//: mentions.source
MATCH (m:Mention {eventId: parent}) WHERE m.sortKey IS NOT NULL AND m.knownTo IS NULL

//: mentions.in-block
UNWIND $keys AS key
MATCH (:BlockKey {key: key})<-[:HAS_KEY]-(m) WHERE m.knownTo IS NULL
WITH DISTINCT m
RETURN m.json AS json, m.eventId AS event, m.keys AS keys
ORDER BY m.id

//: mentions.keys
UNWIND $rows AS row
MATCH (k:BlockKey) WHERE k.key STARTS WITH row.prefix AND EXISTS { (k)<-[:HAS_KEY]-(m) WHERE m.knownTo IS NULL }
RETURN k.key AS key

//: mentions.events
UNWIND $rows AS row
MATCH (:BlockKey {key: row.key})<-[:HAS_KEY]-(m) WHERE m.knownTo IS NULL
WITH DISTINCT row, m.eventId AS id
MATCH (e:Event {id: id})
WHERE e.start IS NULL OR (row.from IS NULL OR e.end >= row.from) AND (row.to IS NULL OR e.start <= row.to)
RETURN DISTINCT e.id AS id, e.json AS json

//: mentions.put
UNWIND $rows AS row
MATCH (a:Article {id: row.props.articleId})
MERGE (m:Mention {id: row.props.id})
SET m = row.props
WITH a, m
CALL (a, m) { MATCH (m)<-[old:TELLS]-(o) WHERE o <> a DELETE old }
MERGE (a)-[:TELLS]->(m)
WITH m
CALL (m) { MATCH (m)-[old:OF]->() DELETE old }
CALL (m) { MATCH (e:Event {id: m.eventId}) MERGE (m)-[:OF]->(e) }
RETURN DISTINCT m.id AS id

//: mentions.quotes
UNWIND $rows AS row
MATCH (m:Mention {id: row.id}) SET m.quotes = row.quotes

//: mentions.drop-keys
UNWIND $rows AS row
MATCH (:Mention {id: row.props.id})-[r:HAS_KEY]->(k) WHERE NOT k.key IN row.keys
DELETE r
RETURN DISTINCT k.key AS key

//: mentions.add-keys
UNWIND $rows AS row
MATCH (m:Mention {id: row.props.id})
UNWIND row.keys AS key
MERGE (k:BlockKey {key: key})
MERGE (m)-[:HAS_KEY]->(k)

//: mentions.sweep-keys
UNWIND $rows AS row
MATCH (k:BlockKey {key: row.key}) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
DELETE k

//: mentions.delete
UNWIND $rows AS row
MATCH (m:Mention {id: row.id})
CALL (m) { OPTIONAL MATCH (m)-[:HAS_KEY]->(k) RETURN collect(k.key) AS keys }
DETACH DELETE m
WITH keys UNWIND keys AS key
RETURN DISTINCT key
