package reuse

import (
	"context"
	"fmt"
	"slices"

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
	// Progress, where given, is called from one goroutine at a time and moves
	// with the time that is spent, over reading, indexing and searching: done
	// rises to total, the number of documents.
	Progress func(done, total int)
}

// Left says what was not compared, and why.
type Left struct {
	Why   string // a phrase for a person, after the count: "sources shorter than 3 words"
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
func Find(ctx context.Context, docs []Document, o Options) (Result, error) {
	m := &meter{report: o.Progress, total: len(docs)}
	ready, err := prepare(ctx, docs, o.Workers, m)
	if err != nil {
		return Result{}, err
	}
	c, err := newCorpus(ctx, ready, o.Workers, m)
	if err != nil {
		return Result{}, err
	}
	found := make([][]data.Overlap, len(ready))
	crew := make([]*searcher, workersFor(o.Workers, len(ready)))
	step := m.steps(searchShare, len(ready))
	err = parallel(ctx, o.Workers, len(ready), func(worker, d int) {
		if crew[worker] == nil {
			crew[worker] = newSearcher(c)
		}
		found[d] = crew[worker].search(ctx, d)
		step()
	})
	if err != nil {
		return Result{}, err
	}
	for _, s := range crew {
		if s != nil {
			s.done()
		}
	}
	all := slices.Concat(found...)
	short := 0
	all = slices.DeleteFunc(all, func(x data.Overlap) bool {
		drop := x.WordsA < o.MinWords
		if drop {
			short++
		}
		return drop
	})
	slices.SortFunc(all, data.CompareRank)
	return Result{all, c.left(o.MinWords, short)}, nil
}

// left counts what was not compared, and why.
func (c *corpus) left(minWords, short int) []Left {
	var out []Left
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			out = append(out, Left{one, n})
		case n > 1:
			out = append(out, Left{many, n})
		}
	}
	tiny := 0
	for _, d := range c.docs {
		if len(d.terms) < fewestMatched {
			tiny++
		}
	}
	words := fmt.Sprintf("shorter than %d words", fewestMatched)
	add(tiny, "source "+words, "sources "+words)
	places := fmt.Sprintf("at more than %d places, too common to begin a search with", mostPlaces)
	add(c.index.over, "phrase that stands "+places, "phrases that stand "+places)
	fewer := fmt.Sprintf("of fewer than %d words", minWords)
	add(short, "overlap "+fewer, "overlaps "+fewer)
	return out
}
