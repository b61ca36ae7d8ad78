//: events.stats
// {{source}} and {{filter}} find events as for a page. one and two are the
// values of the fields to count by; null, for want of a value, counts nowhere.
WITH $parent AS parent, {{since}} AS since
{{source}} {{filter}} AND {{key}} > ''
UNWIND {{one}} AS one
UNWIND {{two}} AS two
WITH e, one, two WHERE one IS NOT NULL AND two IS NOT NULL
RETURN one, two, count(*) AS count, min(e.start) AS first, max(e.start) AS last

//: events.stats.none
['']
//: events.stats.day
[toString(e.start)]
//: events.stats.month
[left(toString(e.start), 7)]
//: events.stats.year
[left(toString(e.start), 4)]
//: events.stats.kind
[e.kind]
//: events.stats.status
[e.status]
//: events.stats.venue
[e.venueId]
//: events.stats.track
[e.trackId]
//: events.stats.actor
e.involvedIds
//: events.stats.topic
e.topicIds
//: events.stats.outlet
COLLECT { MATCH (e)<-[:OF]-(told)<-[:TELLS]-(teller) WHERE told.knownTo IS NULL RETURN DISTINCT teller.outlet }
