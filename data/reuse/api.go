package reuse

import (
	"context"
	"fmt"
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// Opener gives a document's text, the same each time; texts of several
// documents are asked for at a time.
type Opener interface {
	Open() (*text.Doc, error)
}

// Document is one source to be compared.
type Document struct {
	Name string // unique
	Hash string // data.Hash of the text
	Date data.Date
	Doc  *text.Doc
	// From gives the text where Doc is nil, so that a large corpus need not be
	// held open: it is asked once to read the text, and where the text has
	// overlaps once more, to tell where they stand.
	From Opener
}

// open gives the document's text.
func (d *Document) open() (*text.Doc, error) {
	if d.Doc != nil {
		return d.Doc, nil
	}
	t, err := d.From.Open()
	if err != nil {
		return nil, fmt.Errorf("%s could not be opened: %w", d.Name, err)
	}
	return t, nil
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
// errors are the context's and those of opening a document.
func Find(ctx context.Context, docs []Document, o Options) (Result, error) {
	r, _, err := findIn(ctx, docs, o)
	return r, err
}

// findIn is Find, and gives the corpus that it read.
func findIn(ctx context.Context, docs []Document, o Options) (Result, *corpus, error) {
	m := &meter{report: o.Progress, total: len(docs)}
	ready, err := prepare(ctx, docs, o.Workers, m)
	if err != nil {
		return Result{}, nil, err
	}
	c := newCorpus(ready)
	c.workers = o.Workers
	matches, err := c.searchAll(ctx, o.Workers, m)
	if err != nil {
		return Result{}, nil, err
	}
	all, err := c.tell(ctx, matches, o.Workers, m.steps(tellShare, len(ready)))
	if err != nil {
		return Result{}, nil, err
	}
	short := 0
	all = slices.DeleteFunc(all, func(x data.Overlap) bool {
		drop := x.WordsA < o.MinWords
		if drop {
			short++
		}
		return drop
	})
	slices.SortFunc(all, byRank)
	return Result{all, leftOut(c.tiny(), len(c.capped), o.MinWords, short)}, c, nil
}

// search adds to what was found of each of the first documents, as many as found
// has, what it shares with those in the index that are not before it. step is
// called once for each.
func (c *corpus) search(ctx context.Context, found [][]untold, workers int, step func()) error {
	defer c.unlink()
	crew := make([]*searcher, workersFor(workers, len(found)))
	err := parallel(ctx, workers, len(found), func(worker, d int) {
		if crew[worker] == nil {
			crew[worker] = newSearcher(c)
		}
		found[d] = crew[worker].search(ctx, d, found[d])
		step()
	})
	if err != nil {
		return err
	}
	for _, s := range crew {
		if s != nil {
			s.done()
		}
	}
	return nil
}

// tiny is how many documents are too short to share anything.
func (c *corpus) tiny() (n int) {
	for _, d := range c.docs {
		if tiny(len(d.terms)) {
			n++
		}
	}
	return n
}

func tiny(terms int) bool { return terms < fewestMatched }

// leftOut tells what was not compared, and why: so many documents too short,
// seeds over the cap, and overlaps of fewer than minWords words.
func leftOut(tiny, over, minWords, short int) []Left {
	var out []Left
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			out = append(out, Left{one, n})
		case n > 1:
			out = append(out, Left{many, n})
		}
	}
	words := fmt.Sprintf("shorter than %d words", fewestMatched)
	add(tiny, "source "+words, "sources "+words)
	places := fmt.Sprintf("at more than %d places, too common to begin a search with", mostPlaces)
	add(over, "phrase that stands "+places, "phrases that stand "+places)
	fewer := fmt.Sprintf("of fewer than %d words", minWords)
	add(short, "overlap "+fewer, "overlaps "+fewer)
	return out
}
