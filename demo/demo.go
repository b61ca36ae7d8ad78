// Package demo is the demonstration set: short dispatches, written for Parley
// from published facts, that show what it does with a clean store. They are
// not journalism and must not be cited; SOURCES.md beside them names where
// each fact was published.
package demo

import _ "embed"

// Dispatches is the set as JSON lines, one article a line.
//
//go:embed dispatches.jsonl
var Dispatches []byte

// Query asks what came before the latest talks of one of its people.
//
//go:embed before.graphql
var Query string
