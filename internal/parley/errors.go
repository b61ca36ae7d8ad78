package parley

import "errors"

// What callers decide on. Engines and stages wrap these; ask with errors.Is.
var (
	// ErrNotFound: nothing has that id, key or address.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: the input is wrong and will stay wrong when tried again.
	ErrInvalid = errors.New("invalid input")
	// ErrConflict: another writer was faster, or a uniqueness rule says no.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable: the store or a network peer does not answer now.
	ErrUnavailable = errors.New("unavailable")
)
