// Command genqlient asks Parley with the code that genqlient writes.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

//go:generate go tool genqlient

func main() {
	answer, err := Latest(context.Background(), graphql.NewClient(os.Args[1], http.DefaultClient), "Vladimir Medinsky", 2)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	events := answer.Actor.Events
	if len(events.Nodes) != 2 || !events.PageInfo.HasNextPage || events.Nodes[0].GetTitle() == "" {
		fmt.Fprintf(os.Stderr, "unexpected answer: %+v\n", answer)
		os.Exit(1)
	}
	fmt.Println("genqlient")
}
