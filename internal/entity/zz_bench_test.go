package entity_test

import (
	"os"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

func BenchmarkZZ(b *testing.B) {
	raw, _ := os.ReadFile("/work/shared/corpus/texts/d01.txt")
	text := string(raw)
	a := &parley.Article{Text: text, Published: parley.Date("2025-02-18").Time()}
	s := sentence.Split(text)
	n := entity.DefaultNames()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		entity.Find(a, s, n)
	}
}
