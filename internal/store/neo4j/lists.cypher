//: nodes.by-id
// {{label}} is one of Actor, Venue, Topic, Track.
UNWIND range(0, size($ids) - 1) AS row
MATCH (n:{{label}} {id: $ids[row]})
RETURN row, n.json AS json, n.eventCount AS events

//: named.page
// Venues and topics by name, tracks by their last round.
RETURN COLLECT {
  {{source}} {{filter}} AND n.sortKey > $lower AND n.sortKey < $upper
  RETURN [n.json, n.sortKey] ORDER BY n.sortKey {{direction}} LIMIT $limit
} AS items, {{total}} AS total

//: venues.all
MATCH (n:Venue) WHERE n.sortKey IS NOT NULL
//: venues.words
CALL db.index.fulltext.queryNodes('venue_words', $lucene) YIELD node AS n WHERE true
//: topics.all
MATCH (n:Topic) WHERE n.sortKey IS NOT NULL
//: topics.words
CALL db.index.fulltext.queryNodes('topic_words', $lucene) YIELD node AS n WHERE true
//: tracks.all
MATCH (n:Track) WHERE n.sortKey IS NOT NULL
//: tracks.words
CALL db.index.fulltext.queryNodes('track_words', $lucene) YIELD node AS n WHERE true
//: tracks.where.parties
AND all(id IN $parties WHERE id IN n.partyIds)
//: tracks.where.topic
AND $topic IN n.topicIds

//: search
RETURN COLLECT {
  {{source}} {{filter}}
  WITH n, (CASE WHEN all(t IN $terms WHERE n.titleWords CONTAINS t) THEN '1|' ELSE '0|' END + n.hitKey) AS key
  WHERE key > $lower AND key < $upper
  RETURN [n.id, key] ORDER BY key {{direction}} LIMIT $limit
} AS items, {{total}} AS total

//: search.source
UNWIND ['event_words', 'actor_words', 'venue_words', 'track_words', 'article_words'] AS index
CALL db.index.fulltext.queryNodes(index, $lucene) YIELD node AS n
