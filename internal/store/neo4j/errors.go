package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
)

const readOnly = "the database takes no writes; make it writable, or ask another server"

// sentinels says what a status code of the server means to callers; the first
// prefix that fits decides. Codes that are not here are defects.
var sentinels = []struct {
	prefix string
	is     error
	advice string
}{
	{"Neo.ClientError.Security.Forbidden", parley.ErrUnavailable, "the server lets the user do less than this; give it the right to read and write"},
	{"Neo.ClientError.Security.", parley.ErrUnavailable, "the server refuses the user; check NEO4J_USERNAME and NEO4J_PASSWORD, and after several wrong ones wait some seconds"},
	{"Neo.ClientError.Schema.ConstraintValidationFailed", parley.ErrConflict, "something with this key is there already"},
	{"Neo.TransientError.Transaction.DeadlockDetected", parley.ErrConflict, "another writer was faster; try again"},
	{"Neo.TransientError.", parley.ErrUnavailable, "try again"},
	{"Neo.ClientError.Transaction.TransactionTimedOut", parley.ErrUnavailable, "the server took too long; ask for less or try again"},
	{"Neo.ClientError.Transaction.Terminated", parley.ErrUnavailable, "the server ended the transaction; try again"},
	{"Neo.ClientError.Transaction.LockClientStopped", parley.ErrUnavailable, "the server ended the transaction; try again"},
	{"Neo.ClientError.Cluster.NotALeader", parley.ErrUnavailable, "the cluster chooses a new leader; try again"},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", parley.ErrUnavailable, readOnly},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", parley.ErrUnavailable, readOnly},
	{"Neo.ClientError.Database.DatabaseNotFound", parley.ErrInvalid, "the server has no database of this name"},
	{"Neo.DatabaseError.", parley.ErrUnavailable, "the server itself has a problem; see its log"},
}

// translate makes an error of the driver one that callers can decide on. The
// reason why ctx ended comes first, since the driver reports that as trouble
// with the connection.
func translate(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended(ctx) {
		return fmt.Errorf("%w (%v)", context.Cause(ctx), err) //nolint:errorlint // the driver calls it a deadline even when it was ours
	}
	var server *neo4j.Neo4jError
	if errors.As(innermost(err), &server) {
		for _, s := range sentinels {
			if strings.HasPrefix(server.Code, s.prefix) {
				return fmt.Errorf("%w: %s: %w", s.is, s.advice, err)
			}
		}
		return err
	}
	var (
		connectivity *neo4j.ConnectivityError
		limit        *neo4j.TransactionExecutionLimit
		usage        *neo4j.UsageError
		network      net.Error
	)
	switch {
	case errors.As(err, &connectivity), errors.As(err, &limit), errors.As(err, &network), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: Neo4j does not answer; is it running, and is the address right? %w", parley.ErrUnavailable, err)
	case errors.As(err, &usage): // of a driver or transaction that is closed
		return fmt.Errorf("%w: %w", parley.ErrUnavailable, err)
	}
	return err
}

// ended reports whether ctx did. Connections have the same deadline on a timer
// of their own, which may be a little ahead.
func ended(ctx context.Context) bool {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < 10*time.Millisecond {
		<-ctx.Done()
	}
	return ctx.Err() != nil
}

// innermost is the last of the errors that made the driver stop trying, which
// its own type does not unwrap to.
func innermost(err error) error {
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		return limit.Errors[len(limit.Errors)-1]
	}
	return err
}
