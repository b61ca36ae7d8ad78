package main

import (
	"context"
	"log/slog"
	"os"
	"runtime/debug"

	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/cached"
)

// garbage is how much the heap may grow, in per cent of what is in use, before
// garbage is collected: an answer is made of many pieces that live shortly, and
// the usual 100 spends much of the time on them. GOGC overrides it.
const garbage = 300

// quicken puts in front of a store what makes it faster to ask, with at most so
// many bytes for the index of who met whom.
func quicken(ctx context.Context, s parley.Store, memory int64, log *slog.Logger) (parley.Store, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	kept, err := cached.New(s)
	if err != nil || memory <= 0 {
		return kept, err
	}
	return network.Open(ctx, kept, memory, log), nil
}
