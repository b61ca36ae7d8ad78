package parley

// Finding is one thing about a store that was looked at, without changing it.
type Finding struct {
	What  string // "indexes"
	Is    string // how it is: "41, all there"
	Wrong string // what is wrong and what to do; empty when all is well
}
