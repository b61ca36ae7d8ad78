# make help lists the targets.

LINT  = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
VULN  = go run golang.org/x/vuln/cmd/govulncheck@v1.9.0
# Tests that use the one Neo4j server, and so must not run beside each other.
NEO4J_TESTS = $(shell grep -rl --include='*_test.go' neo4j/neo4jtest cmd graph internal | xargs -n 1 dirname | sort -u | sed 's|^|./|')
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unreleased)
BUILD = CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$(VERSION)"
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.PHONY: help generate build run test lint bench microbench accuracy vuln dist

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

generate: ## write generated code and the licences of third parties anew
	go generate ./...
	scripts/notices.sh >THIRD_PARTY_NOTICES.md

build: ## bin/parley for this machine
	$(BUILD) -o bin/parley ./cmd/parley

run: build ## serve the demo set from a fresh embedded store, and say what to ask it
	bin/parley serve --demo

test: ## every test, with the race detector, a real Neo4j server and real clients
	@scripts/clients.sh
	@scripts/with-neo4j.sh sh -ec '\
	  go test -race -timeout 30m $$(go list ./... | grep -vxF "$$(go list $(NEO4J_TESTS))"); \
	  go test -race -timeout 30m -p 1 $(NEO4J_TESTS)'

lint: ## formatting, vet and the linters of .golangci.yml
	$(LINT) run

bench: ## ask both stores and a peer over HTTP with generated data, write docs/performance.md; PEER=http://… names a peer of yours
	scripts/bench.sh

microbench: ## benchmarks of single packages, a second each
	go test -run '^$$' -bench . -benchtime 1s ./...

accuracy: ## score the reader against hand labels: those of PARLEY_SHARED, else of testdata/accuracy
	scripts/accuracy.sh

vuln: ## known vulnerabilities in what the binary calls; asks vuln.go.dev
	$(VULN) ./...

dist: ## archives for every platform in dist/, the same bytes for the same commit
	scripts/dist.sh $(VERSION) $(PLATFORMS)
