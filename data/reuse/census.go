package reuse

import (
	"math"
	"slices"

	"verbatim/data/text"
)

// Census counts how many documents of one or more corpora hold each stem and
// each pair of neighbouring stems, to make the background table. Every corpus
// has an equal say, however many documents it has.
type Census struct {
	reader  *reader
	corpora []map[uint32]int // documents that hold the stem, by corpus
	sizes   []int            // documents, by corpus
	stems   map[uint32]int   // documents of all corpora that hold the stem
	pairs   map[[2]uint32]int
}

// NewCensus begins a count.
func NewCensus() *Census {
	nothing := &table{stems: emptyColumn(), pairs: emptyColumn()}
	r := &reader{lexicon: &lexicon{table: nothing, aliases: text.BuiltinAliases()}}
	return &Census{reader: r, stems: map[uint32]int{}, pairs: map[[2]uint32]int{}}
}

func emptyColumn() (c column) {
	c.seal()
	return c
}

// Corpus begins the next corpus.
func (c *Census) Corpus() {
	c.corpora, c.sizes = append(c.corpora, map[uint32]int{}), append(c.sizes, 0)
}

// Add counts one document of the corpus begun last.
func (c *Census) Add(d *text.Doc) {
	last := len(c.corpora) - 1
	c.sizes[last]++
	terms := c.reader.terms(d, 1)
	seen, seenPair := map[uint32]bool{}, map[[2]uint32]bool{}
	for i, t := range terms {
		if !seen[t.stem] {
			seen[t.stem] = true
			c.corpora[last][t.stem]++
			c.stems[t.stem]++
		}
		if i == 0 || t.is(stop) {
			continue
		}
		if p := [2]uint32{terms[i-1].stem, t.stem}; !seenPair[p] {
			seenPair[p] = true
			c.pairs[p]++
		}
	}
}

// What enters the table.
const (
	stemDocuments = 2   // a stem met in one document is as good as unknown
	pairDocuments = 5   // of fewer, the share means nothing
	pairGain      = 0.5 // nats that a pair must take off its second word
	pairLeast     = 0.2 // nats that the second word keeps
)

// Table is the background table of all that was counted, and how many stems
// and pairs it holds.
func (c *Census) Table() (encoded []byte, stems, pairs int) {
	weights := map[uint32]weight{}
	for stem, n := range c.stems {
		share := 0.0
		for k, counted := range c.corpora {
			share += float64(counted[stem]) / float64(c.sizes[k]) / float64(len(c.corpora))
		}
		if n >= stemDocuments && share > 0 {
			weights[stem] = toWeight(min(mostWeight, max(leastWeight, -math.Log(share))))
		}
	}
	couples := map[uint32]weight{}
	for p, n := range c.pairs {
		alone, known := weights[p[1]]
		if !known {
			alone = toWeight(unknownWeight)
		}
		after := math.Log(float64(c.stems[p[0]]) / float64(n)) // -ln P(second | first)
		if n >= pairDocuments && after < float64(alone.nats())-pairGain {
			couples[couple(p[0], p[1])] = toWeight(max(pairLeast, after))
		}
	}
	t := table{toColumn(weights), toColumn(couples)}
	return t.encode(), len(weights), len(couples)
}

func toColumn(m map[uint32]weight) column {
	c := column{}
	for k := range m {
		c.keys = append(c.keys, k)
	}
	slices.Sort(c.keys)
	for _, k := range c.keys {
		c.weights = append(c.weights, m[k])
	}
	return c
}
