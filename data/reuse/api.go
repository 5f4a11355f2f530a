package reuse

import (
	"context"

	"verbatim/data"
	"verbatim/data/text"
)

// Document is one source to be compared.
type Document struct {
	Name string // unique
	Hash string // data.Hash of the text
	Date data.Date
	Doc  *text.Doc
}

// Options say what to look for; the zero value is the usual search.
type Options struct {
	MinWords int // overlaps of fewer words of A are left out and counted
	Workers  int // 0: all cores
	// Progress, where given, is called from one goroutine at a time.
	Progress func(done, total int)
}

// Left says what was not compared, and why.
type Left struct {
	Why   string // a phrase for a person: "shorter than three words"
	Count int
}

// Result is what was found, ordered by data.CompareRank, and what was left out.
type Result struct {
	Overlaps []data.Overlap // without Tags
	Left     []Left
}

// Find compares all documents with each other and each with itself. The same
// documents give the same answer in any order and on any number of cores. The
// only error is the context's.
func Find(ctx context.Context, docs []Document, o Options) (Result, error) { return Result{}, nil }
