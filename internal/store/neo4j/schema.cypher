//: store_id
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE
//: article_id
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE
//: article_key
CREATE CONSTRAINT article_key IF NOT EXISTS FOR (n:Article) REQUIRE n.lookupKey IS UNIQUE
//: mention_id
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE
//: block_key
CREATE CONSTRAINT block_key IF NOT EXISTS FOR (n:BlockKey) REQUIRE n.key IS UNIQUE
//: text_mark
CREATE CONSTRAINT text_mark IF NOT EXISTS FOR (n:TextMark) REQUIRE n.mark IS UNIQUE
//: event_id
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE
//: actor_id
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE
//: venue_id
CREATE CONSTRAINT venue_id IF NOT EXISTS FOR (n:Venue) REQUIRE n.id IS UNIQUE
//: place_id
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE
//: topic_id
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE
//: track_id
CREATE CONSTRAINT track_id IF NOT EXISTS FOR (n:Track) REQUIRE n.id IS UNIQUE
//: token_id
CREATE CONSTRAINT token_id IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE
//: decision_id
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE
//: anchor_id
CREATE CONSTRAINT anchor_id IF NOT EXISTS FOR (n:Anchor) REQUIRE n.id IS UNIQUE

//: change_seq
CREATE CONSTRAINT change_seq IF NOT EXISTS FOR (n:Change) REQUIRE n.seq IS UNIQUE
//: change_at
CREATE RANGE INDEX change_at IF NOT EXISTS FOR (n:Change) ON (n.at, n.seq)
//: change_event
CREATE RANGE INDEX change_event IF NOT EXISTS FOR (n:Change) ON (n.currentId)

//: article_url
CREATE RANGE INDEX article_url IF NOT EXISTS FOR (n:Article) ON (n.lookupUrl)
//: article_external_id
CREATE RANGE INDEX article_external_id IF NOT EXISTS FOR (n:Article) ON (n.lookupExternalId)
//: article_sort
CREATE RANGE INDEX article_sort IF NOT EXISTS FOR (n:Article) ON (n.sortKey)
//: article_outlet
CREATE RANGE INDEX article_outlet IF NOT EXISTS FOR (n:Article) ON (n.lookupOutlet, n.sortKey)
//: article_copy
CREATE RANGE INDEX article_copy IF NOT EXISTS FOR (n:Article) ON (n.copyOf)
//: article_day
CREATE RANGE INDEX article_day IF NOT EXISTS FOR (n:Article) ON (n.day)
//: article_demo
CREATE RANGE INDEX article_demo IF NOT EXISTS FOR (n:Article) ON (n.demo)

//: mention_article
CREATE RANGE INDEX mention_article IF NOT EXISTS FOR (n:Mention) ON (n.articleId)
//: mention_event
CREATE RANGE INDEX mention_event IF NOT EXISTS FOR (n:Mention) ON (n.eventId, n.sortKey)

//: event_sort
CREATE RANGE INDEX event_sort IF NOT EXISTS FOR (n:Event) ON (n.sortKey)
//: event_sort_asc
CREATE RANGE INDEX event_sort_asc IF NOT EXISTS FOR (n:Event) ON (n.ascKey)
//: event_reported
CREATE RANGE INDEX event_reported IF NOT EXISTS FOR (n:Event) ON (n.reportedKey)
//: event_kind
CREATE RANGE INDEX event_kind IF NOT EXISTS FOR (n:Event) ON (n.kind, n.sortKey)
//: event_track
CREATE RANGE INDEX event_track IF NOT EXISTS FOR (n:Event) ON (n.trackId, n.sortKey)
//: event_venue
CREATE RANGE INDEX event_venue IF NOT EXISTS FOR (n:Event) ON (n.venueId, n.sortKey)
//: event_parties
CREATE RANGE INDEX event_parties IF NOT EXISTS FOR (n:Event) ON (n.partiesKey)
//: event_people
CREATE RANGE INDEX event_people IF NOT EXISTS FOR (n:Event) ON (n.peopleKey)
//: event_start
CREATE RANGE INDEX event_start IF NOT EXISTS FOR (n:Event) ON (n.start)

//: involved_actor
CREATE RANGE INDEX involved_actor IF NOT EXISTS FOR ()-[r:INVOLVED_IN]-() ON (r.actorId, r.sortKey)
//: participated_actor
CREATE RANGE INDEX participated_actor IF NOT EXISTS FOR ()-[r:PARTICIPATED_IN]-() ON (r.actorId, r.sortKey)
//: position_actor
CREATE RANGE INDEX position_actor IF NOT EXISTS FOR ()-[r:TAKES_POSITION]-() ON (r.actorId, r.sortKey)
//: about_topic
CREATE RANGE INDEX about_topic IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.topicId, r.sortKey)

//: decision_sort
CREATE RANGE INDEX decision_sort IF NOT EXISTS FOR (n:Decision) ON (n.sortKey)
//: decision_actors
CREATE RANGE INDEX decision_actors IF NOT EXISTS FOR (n:Decision) ON (n.onActors, n.sortKey)

//: actor_unknown
CREATE RANGE INDEX actor_unknown IF NOT EXISTS FOR (n:Actor) ON (n.unknown, n.sortKey)
//: article_from
CREATE RANGE INDEX article_from IF NOT EXISTS FOR (n:Article) ON (n.fromKey)
//: text_id
CREATE CONSTRAINT text_id IF NOT EXISTS FOR (n:ArticleText) REQUIRE n.id IS UNIQUE
//: text_of_article
CREATE RANGE INDEX text_of_article IF NOT EXISTS FOR (n:ArticleText) ON (n.articleId)
//: text_from
CREATE RANGE INDEX text_from IF NOT EXISTS FOR (n:ArticleText) ON (n.fromKey)
//: touch_number
CREATE CONSTRAINT touch_number IF NOT EXISTS FOR (n:Touch) REQUIRE n.n IS UNIQUE
//: touch_from
CREATE RANGE INDEX touch_from IF NOT EXISTS FOR (n:Touch) ON (n.fromKey)

//: actor_sort
CREATE RANGE INDEX actor_sort IF NOT EXISTS FOR (n:Actor) ON (n.sortKey)
//: venue_sort
CREATE RANGE INDEX venue_sort IF NOT EXISTS FOR (n:Venue) ON (n.sortKey)
//: venue_location
CREATE POINT INDEX venue_location IF NOT EXISTS FOR (n:Venue) ON (n.location)
//: topic_sort
CREATE RANGE INDEX topic_sort IF NOT EXISTS FOR (n:Topic) ON (n.sortKey)
//: track_sort
CREATE RANGE INDEX track_sort IF NOT EXISTS FOR (n:Track) ON (n.sortKey)

//: event_words
CREATE FULLTEXT INDEX event_words IF NOT EXISTS FOR (n:Event) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: event_speaks_of
CREATE FULLTEXT INDEX event_speaks_of IF NOT EXISTS FOR (n:Event) ON EACH [n.speaksOf] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: article_words
CREATE FULLTEXT INDEX article_words IF NOT EXISTS FOR (n:Article) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: actor_words
CREATE FULLTEXT INDEX actor_words IF NOT EXISTS FOR (n:Actor) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: venue_words
CREATE FULLTEXT INDEX venue_words IF NOT EXISTS FOR (n:Venue) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: topic_words
CREATE FULLTEXT INDEX topic_words IF NOT EXISTS FOR (n:Topic) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
//: track_words
CREATE FULLTEXT INDEX track_words IF NOT EXISTS FOR (n:Track) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
