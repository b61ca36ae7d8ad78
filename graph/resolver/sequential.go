//go:build ignore

// Command sequential makes the generated code use marshalSlice and fieldSet. See
// there why. It is the second step of go generate.
package main

import (
	"bytes"
	"log"
	"os"
)

func main() {
	const file = "generated.go"
	code, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	for from, to := range map[string]string{
		"graphql.MarshalSliceConcurrently(": "marshalSlice(",
		"graphql.NewFieldSet(":              "newFieldSet(",
		"graphql.NewDeferredGroup(":         "newDeferredGroup(",
	} {
		code = bytes.ReplaceAll(code, []byte(from), []byte(to))
	}
	if err := os.WriteFile(file, code, 0o644); err != nil {
		log.Fatal(err)
	}
}
