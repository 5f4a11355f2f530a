package reuse

import "math"

// Overlaps by chance follow the statistics of local alignment (Karlin and
// Altschul 1990): of two unrelated texts of m and n terms, K·m·n·e^(-λS) reach
// the score S. λ and K were fitted on corpora that cannot have copied from
// each other, by all overlaps outside set phrases; doc.go shows how well it
// fits.
const (
	lambda = 0.62
	lnK    = -13.8
)

const (
	// chancePerDocument is how many chance overlaps a document may expect: one
	// rule that asks 4 of two sentences, 14.5 of five articles and 21 of twenty
	// thousand.
	chancePerDocument = 0.001
	// leastScore is asked in the smallest corpus, two sentences: with 5 eight
	// reworded sentences of 2,753 more are missed, and no random pair less is
	// found.
	leastScore = 4.0
	// pieceShare is what a piece of an overlap must reach of the whole's score
	// before it is joined with others.
	pieceShare = 0.5
	// fewWords and fewLoss: so much more is asked for each matched term short
	// of five, as names and terms of art have three.
	fewWords, fewLoss = 5, 2.0
	// sparseLoss: outside quotations, so much more is asked of an overlap for
	// the share of its terms that did not match, beyond sparseFree, in the part
	// of the score that grows with the corpus: two texts on one topic share its
	// terms, not the sentence around them.
	sparseLoss = 3.0
	sparseFree = 0.1
)

// bar is what a corpus of some size asks for.
type bar struct {
	need     float32 // score of a whole overlap, in nats
	piece    float32 // of a piece of one
	formulas bool    // there are documents enough to know a formula
	terms    float64 // of the corpus
}

// newBar sets the score at which one document of the mean length expects no
// more than chancePerDocument overlaps by chance with all the others. In a
// large corpus the score goes by steps of its size, so that one document more
// leaves what is found among the others as it was.
func newBar(terms, docs int) bar {
	size, mean := float64(terms), float64(terms)/float64(max(1, docs))
	if large(terms) {
		size, mean = stepped(size), stepped(mean)
	}
	rest := size - mean
	need := (lnK + math.Log(mean+1) + math.Log(rest+1) - math.Log(chancePerDocument)) / lambda
	b := bar{need: float32(max(leastScore, need)), formulas: docs > formulaCorpus, terms: float64(terms)}
	b.piece = max(leastScore*0.7, b.need*pieceShare)
	return b
}

// largeCorpus is the number of terms from which an index is kept: below, a
// search of everything takes a tenth of a second and goes by the exact size.
// A variable, so that tests can take small corpora for large ones.
var largeCorpus = 100_000

func large(terms int) bool { return terms >= largeCorpus }

// sizeSteps in each doubling of a corpus's size: the score asked for is .14
// nats off at most for the size and as much for the mean length, and a corpus
// is searched anew each time it has grown by a twelfth.
const sizeSteps = 8

// stepped is the step at or below a size, so that no more is asked than by the
// exact one: rounded to the nearest, one short quotation of 76 was missed.
func stepped(size float64) float64 {
	return math.Exp2(math.Floor(math.Log2(size)*sizeSteps) / sizeSteps)
}

// cleared tells whether a finding's score is enough.
func (b bar) cleared(f *finding) bool {
	matched := len(f.pairs)
	need := b.need + fewLoss*float32(max(0, fewWords-matched))
	if !f.quoted && !f.names {
		longer := max(terms(f.a), terms(f.b))
		left := float32(longer-int32(matched)) / float32(longer)
		need += sparseLoss * max(0, left-sparseFree) * (b.need - leastScore)
	}
	return f.score >= need
}

// terms is how many terms a passage has.
func terms(spans []stretch) (n int32) {
	for _, s := range spans {
		n += s.len()
	}
	return n
}

// byChance is Chance in this corpus.
func (b bar) byChance(score float32) float64 { return Chance(float64(score), int(b.terms)) }

// Chance is the number of overlaps of this score or a higher one that a corpus
// of unrelated texts of so many terms would show.
func Chance(score float64, terms int) float64 {
	return math.Exp(lnK + 2*math.Log(float64(max(1, terms))) - math.Ln2 - lambda*score)
}
