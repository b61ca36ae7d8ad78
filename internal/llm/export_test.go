package llm

import (
	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// Verified is what stands of an answer.
func Verified(a *parley.Article, raw []byte, names *entity.Names) ([]*parley.Mention, error) {
	said, err := parseAnswer(raw)
	if err != nil {
		return nil, err
	}
	ms, _ := verify(a, said, names)
	return ms, nil
}
