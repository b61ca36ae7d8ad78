package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

// storeFlag adds --store to a command.
func storeFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("store", "", "where the graph is kept: sqlite:PATH or an address of Neo4j (default: $PARLEY_STORE, else a file in the user's data folder)")
}

// openStore opens the store that the flag, the environment or the default
// names, in this order.
func openStore(ctx context.Context, flag string) (parley.Store, error) {
	url, err := storeAddress(flag)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, url)
}

// storeAddress is what openStore opens; the folder of the default store is made.
func storeAddress(flag string) (string, error) {
	url := flag
	if url == "" {
		url = os.Getenv("PARLEY_STORE")
	}
	if url == "" {
		data, err := dataFolder()
		if err != nil {
			return "", fmt.Errorf("find the user's data folder: %w; choose a store with --store sqlite:PATH", err)
		}
		folder := filepath.Join(data, "parley")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", fmt.Errorf("make the folder of the default store: %w; choose another with --store sqlite:PATH", err)
		}
		url = "sqlite:" + filepath.Join(folder, "parley.db")
	}
	return url, nil
}

// dataFolder is where this system keeps a user's data.
func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		return os.UserCacheDir() // %LocalAppData%
	case "darwin", "ios":
		return os.UserConfigDir() // ~/Library/Application Support
	}
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return d, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}
