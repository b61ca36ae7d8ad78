//: texts.earlier
UNWIND range(0, size($ids) - 1) AS row
MATCH (t:ArticleText {articleId: $ids[row]})
RETURN row, t.json AS json, t.text AS text, t.raw AS raw
ORDER BY row, t.fromKey

//: texts.present
UNWIND range(0, size($ids) - 1) AS row
MATCH (a:Article {id: $ids[row]})
RETURN row, a.json AS json, a.text AS text, a.raw AS raw, COLLECT {
  MATCH (m:Mention {articleId: a.id}) WHERE m.knownTo IS NULL RETURN [m.json, m.eventId, m.keys] ORDER BY m.position, m.id
} AS mentions

//: texts.present-at
UNWIND [$after] AS after
MATCH (a:Article) WHERE a.id > after AND a.fromKey <= $at
WITH a ORDER BY a.id LIMIT $limit
RETURN a.json AS json, a.text AS text, a.raw AS raw, COLLECT {
  MATCH (m:Mention {articleId: a.id}) WHERE m.knownTo IS NULL RETURN [m.json, m.eventId, m.keys] ORDER BY m.position, m.id
} AS mentions
ORDER BY a.id

//: texts.earlier-at
UNWIND [$after] AS after
MATCH (t:ArticleText) WHERE t.articleId > after AND t.fromKey <= $at AND t.untilKey > $at
RETURN t.json AS json, t.text AS text, t.raw AS raw
ORDER BY t.articleId LIMIT $limit

//: texts.put
UNWIND $rows AS row
MATCH (a:Article {id: row.props.articleId})
MERGE (t:ArticleText {id: row.props.id})
SET t = row.props
MERGE (a)-[:READ_BEFORE]->(t)
RETURN t.id AS id

//: edition
// The revision is that of the last touch that can be seen, not a number beside
// it: the two need not become visible at once.
RETURN COLLECT { MATCH (a:Article) WHERE a.fromKey <= $at RETURN a.fromKey ORDER BY a.fromKey DESC LIMIT 1 }
  + COLLECT { MATCH (t:ArticleText) WHERE t.fromKey <= $at RETURN t.fromKey ORDER BY t.fromKey DESC LIMIT 1 } AS before,
  COLLECT { MATCH (a:Article) WHERE a.fromKey > $at RETURN a.fromKey ORDER BY a.fromKey LIMIT 1 }
  + COLLECT { MATCH (t:ArticleText) WHERE t.fromKey > $at RETURN t.fromKey ORDER BY t.fromKey LIMIT 1 } AS after,
  COLLECT { MATCH (x:Touch) WHERE x.n > $seen RETURN x.fromKey ORDER BY x.n } AS touched,
  COLLECT { MATCH (x:Touch) WHERE x.n > 0 RETURN x.n ORDER BY x.n DESC LIMIT 1 } AS revision

//: touch
UNWIND [$from] AS from
MATCH (s:Store {id: 1})
SET s.touches = coalesce(s.touches, 0) + 1
WITH s, from
CALL (from) { MATCH (x:Touch) WHERE x.fromKey >= from DELETE x }
WITH DISTINCT s, from
CREATE (:Touch {n: s.touches, fromKey: from})
