package access

import (
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// tokenPrefix begins every token, so that people and secret scanners know what
// they found.
const tokenPrefix = "parley_"

// secretBytes is the entropy of a token. It needs no slow hash.
const secretBytes = 32

var tokenForm = regexp.MustCompile(`^` + tokenPrefix + `([a-z2-7]{8})_[a-z2-7]{52}$`)

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewToken makes a token of random bits: the text to hand over once, and what
// the store keeps of it. A zero expires is never. ErrInvalid for an unknown
// role, a name that is empty, long or of several lines, or an end before the
// beginning.
func NewToken(name string, role parley.Role, created, expires time.Time) (text string, kept parley.Token, err error) {
	switch {
	case !role.Known():
		return "", kept, fmt.Errorf("%w: there is no role %q; take %s, %s or %s", parley.ErrInvalid, role, parley.RoleReader, parley.RoleEditor, parley.RoleAdmin)
	case strings.TrimSpace(name) == "" || len(name) > 200 || strings.ContainsAny(name, "\r\n\x00"):
		return "", kept, fmt.Errorf("%w: name whose token it is, in one line of at most 200 bytes: decisions record it", parley.ErrInvalid)
	case !expires.IsZero() && !expires.After(created):
		return "", kept, fmt.Errorf("%w: the token would expire before it is made", parley.ErrInvalid)
	}
	var b [5 + secretBytes]byte
	_, _ = rand.Read(b[:]) // never fails: the program would end
	id := strings.ToLower(encoding.EncodeToString(b[:5]))
	text = tokenPrefix + id + "_" + strings.ToLower(encoding.EncodeToString(b[5:]))
	return text, parley.Token{ID: id, Hash: hash(text), Name: name, Role: role, Created: created, Expires: expires}, nil
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// idOf is the part of a token that is no secret, empty when it is no token.
func idOf(text string) string {
	if m := tokenForm.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// IDOf is the id of a token, given whole or as its id.
func IDOf(text string) string { return cmp.Or(idOf(text), text) }

// matches compares in a time that does not depend on the texts.
func matches(t parley.Token, text string) bool {
	return subtle.ConstantTimeCompare([]byte(t.Hash), []byte(hash(text))) == 1
}

// ended says why a token no longer holds, empty while it does.
func ended(t parley.Token, now time.Time) string {
	switch {
	case !t.Revoked.IsZero():
		return "the token was revoked"
	case !t.Expires.IsZero() && !now.Before(t.Expires):
		return "the token expired"
	}
	return ""
}
