package reuse

const (
	// snapShare of a quotation, in terms and in their weight, must be covered to
	// take its bounds ("the rule of law" is no nine words about it); of two
	// quotations against each other less, as the likelier reading is that they
	// are the same one.
	snapShare     = 0.5
	snapShareBoth = 0.4
	// snapLeast: shorter ones are scare quotes.
	snapLeast = 3
	// hangsOver: matched weight outside a quotation that is dropped with the
	// snap as chance.
	hangsOver = 7.0
)

// Evidence of the marks, in nats: a quotation against a quotation is a
// smaller search, and both beginning (ending) where the overlap does is no
// chance. Short quotations are found by it: 71 of 90 for 17, with no false
// finding more.
const (
	bothQuoted = 3.0
	sameEdge   = 5.0
)

// judge adds the evidence of the quotation marks to the score and snaps the
// spans to the quotations they mostly cover.
func (p *pairing) judge(f *finding) {
	f.names = p.onlyNames(f)
	ofA, ofB := func(m pair) int32 { return m.a }, func(m pair) int32 { return m.b }
	f.a, f.b = p.a.spoken(f.a, f.pairs, ofA), p.b.spoken(f.b, f.pairs, ofB)
	share := float32(snapShare)
	firstA, lastA, quotedA := p.a.quoted(f.a)
	firstB, lastB, quotedB := p.b.quoted(f.b)
	if quotedA && quotedB {
		share, f.quoted = snapShareBoth, true
		f.score += bothQuoted
		begins := near(f.a[0].from, firstA.from) && near(f.b[0].from, firstB.from)
		ends := near(f.a[len(f.a)-1].to, lastA.to) && near(f.b[len(f.b)-1].to, lastB.to)
		if begins {
			f.score += sameEdge
		}
		if ends {
			f.score += sameEdge
		}
		f.whole = begins && ends
	}
	a, b := make([]stretch, len(f.a)), make([]stretch, len(f.b))
	for k, s := range f.a {
		a[k] = p.a.snap(s, f.pairs, ofA, share)
	}
	for k, s := range f.b {
		b[k] = p.b.snap(s, f.pairs, ofB, share)
	}
	if p.within() && meet(a, b) { // one quotation that repeats itself
		return
	}
	f.a, f.b = a, b
}

// spoken parts spans where a quotation is broken by its attribution ("…," the
// mayor said. "…"), if next to nothing but quoted words matched.
func (d *doc) spoken(spans []stretch, pairs []pair, at func(pair) int32) []stretch {
	var inside, outside float32
	for _, m := range pairs {
		if t := &d.terms[at(m)]; t.is(quoted) {
			inside += t.weight.nats()
		} else {
			outside += t.weight.nats()
		}
	}
	if outside >= min(hangsOver, inside) {
		return spans
	}
	var out []stretch
	for _, s := range spans {
		closed := int32(-1) // where the attribution begins
		for k := s.from + 1; k < s.to; k++ {
			if d.terms[k-1].is(closes) {
				closed = k
			}
			if d.terms[k].is(opens) && closed >= 0 && closed < k {
				out = append(out, stretch{s.from, closed})
				s.from, closed = k, -1
			}
		}
		out = append(out, s)
	}
	return out
}

func near(x, y int32) bool { return x-y <= 1 && y-x <= 1 }

func meet(a, b []stretch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.common(y) > 0 {
				return true
			}
		}
	}
	return false
}

// quoted gives the quotations that hold most of the first and of the last
// span, and whether every span lies mostly in one.
func (d *doc) quoted(spans []stretch) (first, last quotation, ok bool) {
	for k, s := range spans {
		q, in := d.around(s)
		if !in {
			return first, last, false
		}
		if k == 0 {
			first = q
		}
		last = q
	}
	return first, last, true
}

// around is the quotation that holds seven tenths of a stretch; of nested ones
// the one that fits it best.
func (d *doc) around(s stretch) (quotation, bool) {
	return d.fitting(s, func(q quotation) bool { return 10*s.common(q.stretch) >= 7*s.len() })
}

// fitting is the quotation that a stretch fits best, of those that pass: the
// one that shares most of what either holds.
func (d *doc) fitting(s stretch, pass func(quotation) bool) (best quotation, ok bool) {
	var most float32
	for _, q := range d.quotes {
		if q.from >= s.to {
			break
		}
		common := s.common(q.stretch)
		if fit := float32(common) / float32(q.len()+s.len()-common); fit > most && pass(q) {
			best, ok, most = q, true, fit
		}
	}
	return best, ok
}

// snap moves a span to the bounds of a quotation of which it covers the given
// share, by terms and by weight; matches that hang over by little weight are dropped, by more they
// keep their place. at gives a match's term on this side.
func (d *doc) snap(s stretch, pairs []pair, at func(pair) int32, share float32) stretch {
	q, ok := d.fitting(s, func(q quotation) bool {
		common := stretch{max(s.from, q.from), min(s.to, q.to)}
		return q.len() >= snapLeast && float32(common.len()) >= share*float32(q.len()) &&
			d.weigh(common) >= share*d.weigh(q.stretch)
	})
	if !ok {
		return s
	}
	var inside, outside float32
	for _, m := range pairs {
		k := at(m)
		switch {
		case k < s.from || k >= s.to:
		case k >= q.from && k < q.to:
			inside += d.terms[k].weight.nats()
		default:
			outside += d.terms[k].weight.nats()
		}
	}
	if outside >= min(hangsOver, inside) {
		return d.printed(hull(s, q.stretch), pairs, at)
	}
	return d.printed(q.stretch, pairs, at)
}

// weigh adds up the weights of a stretch's terms, in nats.
func (d *doc) weigh(s stretch) (sum float32) {
	for _, t := range d.terms[s.from:s.to] {
		sum += t.weight.nats()
	}
	return sum
}

// printed narrows a stretch to the sentences in which anything matched: whole
// sentences that the other side left off at an end are no part of the overlap.
func (d *doc) printed(s stretch, pairs []pair, at func(pair) int32) stretch {
	first, last := s.to, s.from
	for _, m := range pairs {
		if k := at(m); k >= s.from && k < s.to {
			first, last = min(first, k), max(last, k)
		}
	}
	out := s
	for k := s.from + 1; k < s.to; k++ {
		switch {
		case !d.terms[k].is(sentence):
		case k <= first:
			out.from = k
		case k > last:
			return stretch{out.from, k}
		}
	}
	return out
}
