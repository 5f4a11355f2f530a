package desk

import (
	"context"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/reuse"
)

// Refused is a file that could not be read, and why, in a sentence.
type Refused struct{ Name, Why string }

// Load reads files and folders into sources with unique names, in a fixed
// order: a source's name is its path under its folder argument, a file
// argument's base name, or its JSONL id; where two clash both get their
// argument in front. What cannot be read is returned, not fatal.
func Load(paths []string) ([]Incoming, []Refused, error) { return nil, nil, nil }

// Open reads one incoming source without a workbench.
func (in Incoming) Open() *Reading { return nil }

// FindIn finds overlaps in plain sources, with tags, ranked.
func FindIn(ctx context.Context, in []Incoming, o reuse.Options) (reuse.Result, error) {
	return reuse.Result{}, nil
}

// Compared is the answer of CompareTexts.
type Compared struct {
	A, B               data.Passage // what was compared
	SpeakerA, SpeakerB string       // as written; empty where unknown
	CreditA, CreditB   string
	collate.Comparison
}

// CompareTexts compares two sources, or the given spans of them, in the order
// given.
func CompareTexts(ctx context.Context, a, b Incoming, spansA, spansB data.Passage) (Compared, error) {
	return Compared{}, nil
}
