package reuse

import "slices"

const (
	// formulaCorpus: in fewer documents nothing can be told to be a formula,
	// and a passage whose figures were changed is what a person looks for.
	formulaCorpus = 20
	// formulaPlaces: wording whose triples so many places of the corpus share
	// (the median) is a formula, up to formulaMost matched terms; a longer one
	// where it was filled in anew, in formulaSlots figures and names.
	formulaPlaces = 6
	formulaMost   = 60
	formulaSlots  = 2
	// A form is filled in anew where formSlots figures and more differ, and
	// more than are the same: updates of one story keep its figures. With
	// formMany it is enough that formShare differ, as forms carry dates and
	// rates that stand still.
	formSlots = 2
	formMany  = 3
	formShare = 0.35
)

// formula tells whether a finding is wording that recurs by itself: a phrase
// of the trade, or a form (a weekly figure, a bond's terms) filled in anew. A
// whole quotation is no formula, and what holds quoted words is no form: there
// a changed figure is the finding.
func (s *searcher) formula(p *pairing, f *finding) bool {
	if f.whole {
		return false
	}
	var filled slots
	if !p.said(f) {
		filled = p.slots(f)
	}
	return filled.anew() ||
		(len(f.pairs) <= formulaMost || filled.swapped+filled.named >= formulaSlots) && s.recurs(p, f.pairs)
}

// said tells whether a quotation holds any of what matched, on either side.
func (p *pairing) said(f *finding) bool {
	return slices.ContainsFunc(f.pairs, p.anyQuoted)
}

// slots counts what a form leaves open.
type slots struct {
	kept    int // figures that are the same on both sides
	swapped int // figures that stand on both sides and differ
	named   int // names that do, but for words that begin a sentence
}

func (s slots) anew() bool {
	return s.swapped >= formSlots && s.swapped > s.kept ||
		s.swapped >= formMany && float32(s.swapped) >= formShare*float32(s.swapped+s.kept)
}

// slots counts the figures and names of a finding's two sides.
func (p *pairing) slots(f *finding) slots {
	figuresA, namesA := p.a.figures(f.a)
	figuresB, namesB := p.b.figures(f.b)
	kept, named := 0, 0
	for _, m := range f.pairs {
		x, y := &p.a.terms[m.a], &p.b.terms[m.b]
		switch {
		case x.is(number) && y.is(number):
			kept++
		case x.name() && y.name():
			named++
		}
	}
	return slots{kept, max(0, min(figuresA, figuresB)-kept), max(0, min(namesA, namesB)-named)}
}

// figures counts the figures and the words of names in some stretches.
func (d *doc) figures(spans []stretch) (figures, names int) {
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			switch t := &d.terms[i]; {
			case t.is(number):
				figures++
			case t.name():
				names++
			}
		}
	}
	return figures, names
}

func (t *term) name() bool { return t.is(capital) && !t.is(number|sentence|stop) }

// recurs tells whether the triples inside the matched wording stand at
// formulaPlaces or more of the corpus each, as their median.
func (s *searcher) recurs(p *pairing, pairs []pair) bool {
	s.triples = s.triples[:0]
	t := p.a.terms
	for k := 2; k < len(pairs); k++ {
		x, y, z := pairs[k-2], pairs[k-1], pairs[k]
		if y == (pair{x.a + 1, x.b + 1}) && z == (pair{x.a + 2, x.b + 2}) {
			s.triples = append(s.triples, triple(t[x.a].stem, t[x.a+1].stem, t[z.a].stem))
		}
	}
	n := len(s.triples)
	for few, many := 0, 0; few <= n/2 && few+many < n; { // more of either decides
		if s.corpus.places(s.triples[few+many]) < formulaPlaces {
			few++
		} else if many++; many >= n-n/2 {
			return true
		}
	}
	return false
}
