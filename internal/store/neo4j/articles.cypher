//: articles.by-id
UNWIND range(0, size($ids) - 1) AS row
MATCH (a:Article {id: $ids[row]})
RETURN row, a.json AS json, a.text AS text, a.raw AS raw

//: articles.find
// {{property}} is one of lookupKey, lookupUrl, lookupExternalId.
MATCH (a:Article {{{property}}: $value})
RETURN a.json AS json, a.text AS text, a.raw AS raw
ORDER BY a.sortKey DESC LIMIT 1

//: articles.page
RETURN COLLECT {
  {{source}} {{filter}} AND a.sortKey > $lower AND a.sortKey < $upper
  RETURN [a.json, a.sortKey, a.text, a.raw] ORDER BY a.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total

//: articles.source.all
MATCH (a:Article) WHERE true

//: articles.source.words
CALL db.index.fulltext.queryNodes('article_words', $lucene) YIELD node AS a WHERE true

//: articles.where.outlet
AND a.lookupOutlet = $outlet AND a.sortKey IS NOT NULL

//: articles.where.from
AND a.day >= $from

//: articles.where.to
AND a.day <= $to

//: articles.copies
UNWIND range(0, size($ids) - 1) AS row
MATCH (a:Article {copyOf: $ids[row]})
RETURN row, a.json AS json, a.text AS text, a.raw AS raw
ORDER BY row, a.sortKey

//: articles.texts
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.text AS text

//: articles.same-key
MATCH (a:Article {lookupKey: $key}) WHERE a.id <> $id
RETURN a.id AS id

//: articles.put
// Returns the mentions it has, whose quotes are texts of this article.
MERGE (a:Article {id: $id})
SET a = $article
WITH a
CALL (a) { OPTIONAL MATCH (a)-[old:COPY_OF]->() DELETE old }
CALL (a) { MATCH (o:Article {id: a.copyOf}) MERGE (a)-[:COPY_OF]->(o) }
WITH DISTINCT a
MATCH (a)-[:TELLS]->(m)
RETURN m.id AS id, m.json AS json

//: articles.drop-marks
// Returns the articles that are there.
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
CALL (a, row) { MATCH (a)-[r:HAS_MARK]->(m) WHERE NOT m.mark IN row.marks AND COUNT { (m)<-[:HAS_MARK]-() } = 1 DETACH DELETE m }
CALL (a, row) { MATCH (a)-[r:HAS_MARK]->(m) WHERE NOT m.mark IN row.marks DELETE r }
RETURN DISTINCT a.id AS id

//: articles.add-marks
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
UNWIND row.marks AS mark
MERGE (m:TextMark {mark: mark})
MERGE (a)-[:HAS_MARK]->(m)

//: articles.marked
UNWIND $rows AS row
MATCH (m:TextMark {mark: row.mark})<-[:HAS_MARK]-(a)
RETURN a.id AS id, coalesce(a.copyOf, '') AS copyOf, row.mark AS mark

//: coverage
RETURN COUNT { (:Article) } AS articles,
  COUNT { MATCH (a:Article) WHERE a.lookupOutlet IS NOT NULL AND a.sortKey IS NOT NULL RETURN DISTINCT a.lookupOutlet } AS outlets,
  COLLECT { MATCH (a:Article) WHERE a.day IS NOT NULL RETURN a.day ORDER BY a.day LIMIT 1 } AS first,
  COLLECT { MATCH (a:Article) WHERE a.day IS NOT NULL RETURN a.day ORDER BY a.day DESC LIMIT 1 } AS last,
  EXISTS { (:Article {demo: true}) } AS demo
