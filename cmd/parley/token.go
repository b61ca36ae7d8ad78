package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

func tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke the keys to a store",
		Long: `Make, list and revoke the keys that others need to ask a store over the network.

While a store has no token, this machine may do everything and nobody else
anything. From the first token on everybody needs one, also after it was
revoked; parley serve --public-read lets the rest read.`,
		Example: `  parley token create --name "news desk" --role editor --expires 90d
  parley token list
  parley token revoke k7f3m2qa`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(tokenCreateCommand(), tokenListCommand(), tokenRevokeCommand())
	return cmd
}

func tokenCreateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "create",
		Short: "Make a token and print it, alone on the last line, this once",
		Long: `Make a token and print it, alone on the last line. The store keeps only a hash
of it: it cannot be shown again.

A reader asks; an editor also adds articles and decides; an admin also removes
articles.`,
		Example: `  parley token create --name "news desk" --role editor --expires 90d
  parley token create --name dashboard --expires 2026-12-31
  TOKEN=$(parley token create --name backup | tail -n 1)`,
		Args: cobra.NoArgs,
	}
	url := storeFlag(cmd)
	var role, name, expires string
	cmd.Flags().StringVar(&role, "role", string(parley.RoleReader), "reader, editor or admin")
	cmd.Flags().StringVar(&name, "name", "", "whose token it is, as decisions will say (needed)")
	cmd.Flags().StringVar(&expires, "expires", "", "a day (2026-12-31: to its end in UTC), an instant (RFC 3339), or from now on: 90d, 12h; without it never")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		now := time.Now().UTC().Truncate(time.Second)
		end, err := expiry(expires, now)
		if err != nil {
			return err
		}
		text, kept, err := access.NewToken(name, parley.Role(role), now, end)
		if err != nil {
			return fmt.Errorf("make a token: %w", err)
		}
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		if err := s.PutToken(cmd.Context(), kept); err != nil {
			return fmt.Errorf("keep the token: %w", err)
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "Token %s of %s (%s), %s. It is shown this once:\n", kept.ID, kept.Name, kept.Role, lasts(kept))
		fmt.Fprintln(cmd.OutOrStdout(), text)
		return nil
	}
	return cmd
}

func tokenListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the tokens, also those that no longer hold",
		Example: "  parley token list\n  parley token list --json",
		Args:    cobra.NoArgs,
	}
	url := storeFlag(cmd)
	asJSON := cmd.Flags().Bool("json", false, "one JSON object a line, for programs")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		tokens, err := s.Tokens(cmd.Context())
		if err != nil {
			return fmt.Errorf("list tokens: %w", err)
		}
		if *asJSON {
			to := json.NewEncoder(cmd.OutOrStdout())
			for _, t := range tokens {
				if err := to.Encode(struct {
					ID      string      `json:"id"`
					Name    string      `json:"name"`
					Role    parley.Role `json:"role"`
					Created time.Time   `json:"created"`
					Expires time.Time   `json:"expires,omitzero"`
					Revoked time.Time   `json:"revoked,omitzero"`
				}{t.ID, t.Name, t.Role, t.Created, t.Expires, t.Revoked}); err != nil {
					return fmt.Errorf("print the token %s: %w", t.ID, err)
				}
			}
			return nil
		}
		to := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
		for _, t := range tokens {
			fmt.Fprintf(to, "%s\t%s\t%s\tmade %s\t%s\n", t.ID, t.Role, t.Name, t.Created.Format(time.DateOnly), lasts(t))
		}
		return to.Flush()
	}
	return cmd
}

func tokenRevokeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "revoke ID...",
		Short: "End tokens: within a second nobody gets in with them",
		Long: `End tokens, named by their ids (parley token list). Running servers refuse them
within a second and end the subscriptions that were opened with them.`,
		Example: "  parley token revoke k7f3m2qa",
		Args:    cobra.MinimumNArgs(1),
	}
	url := storeFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		s, err := openStore(cmd.Context(), *url)
		if err != nil {
			return err
		}
		defer s.Close()
		for _, id := range ids {
			if err := s.RevokeToken(cmd.Context(), access.IDOf(id), time.Now().UTC()); err != nil {
				return fmt.Errorf("revoke: %w", err)
			}
		}
		return nil
	}
	return cmd
}

// expiry reads the flag of that name.
func expiry(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.AddDate(0, 0, 1), nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.UTC(), nil
	}
	var days int
	if number, ok := strings.CutSuffix(text, "d"); ok {
		if _, err := fmt.Sscanf(number+"\n", "%d\n", &days); err == nil && days > 0 && days < 100_000 {
			return now.AddDate(0, 0, days), nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return now.Add(d), nil
	}
	return time.Time{}, fmt.Errorf("%w: --expires %q is no day, instant or time from now; it looks like 2026-12-31 or 90d", parley.ErrInvalid, text)
}

// lasts says until when a token holds.
func lasts(t parley.Token) string {
	switch {
	case !t.Revoked.IsZero():
		return "revoked " + t.Revoked.Format(time.RFC3339)
	case t.Expires.IsZero():
		return "does not expire"
	case time.Now().After(t.Expires):
		return "expired " + t.Expires.Format(time.RFC3339)
	}
	return "until " + t.Expires.Format(time.RFC3339)
}
