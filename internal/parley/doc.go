// Package parley is the vocabulary: articles, mentions, events, actors,
// venues, tracks and the store that keeps them. Every other package speaks it;
// it speaks only the standard library.
//
// An article is one text as published. A mention is one event as one article
// tells it. An event is one real-world occasion, derived from all mentions of
// it. Mentions are stored as the truth, events are what package resolve makes
// of them.
package parley
