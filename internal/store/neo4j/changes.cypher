//: changes.page
// Sequences have no gaps and instants never go back along them.
RETURN COLLECT {
  MATCH (c:Change) WHERE c.seq > $above AND c.seq < $below {{filter}}
  RETURN c.json ORDER BY c.seq {{direction}} LIMIT $limit
} AS items, {{total}} AS total
//: changes.total
COUNT { MATCH (c:Change) WHERE c.seq >= $first AND c.seq <= $last {{filter}} }
//: changes.where.since
AND c.seq >= COLLECT { MATCH (f:Change) WHERE f.at >= $since AND f.seq IS NOT NULL RETURN f.seq ORDER BY f.at, f.seq LIMIT 1 }[0]
//: changes.where.event
AND (NOT EXISTS { MATCH (e:Event {id: c.currentId}) } OR EXISTS { MATCH (e:Event {id: c.currentId}) WHERE true {{event}} })
//: changes.beyond
RETURN COLLECT { MATCH (c:Change) WHERE c.seq > $seen RETURN c.seq ORDER BY c.seq LIMIT $limit } AS sequences
//: changes.logged
OPTIONAL MATCH (s:Store {id: 1}) RETURN coalesce(s.changes, 0) AS last

//: changes.number
// Takes the numbers for some changes, and the instant before which none of
// them may be.
MATCH (s:Store {id: 1})
WITH s, coalesce(s.changes, 0) AS last, coalesce(s.changedAt, datetime({epochMillis: 0})) AS floor
SET s.changes = last + $count, s.changedAt = CASE WHEN floor > $at THEN floor ELSE $at END
RETURN last, floor
//: changes.merged
UNWIND $rows AS row
MATCH (c:Change {currentId: row.id}) SET c.currentId = row.into
//: changes.put
UNWIND $rows AS row
CREATE (c:Change) SET c = row.props
