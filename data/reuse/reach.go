package reuse

const (
	// reachTerms: so far from a finding its quotation's other part is looked
	// for.
	reachTerms = 40
	// reachWeight: what that part must weigh. In so small a place, and at a
	// quotation's very edge, a few terms prove much.
	reachWeight = 3.0
)

// reach looks for the rest of a quotation of which a finding holds one end: a
// headline that prints its first and its last words, a reader's comment that
// cuts its middle. The rest counts where it touches the quotation's other
// edge on one side.
func (s *searcher) reach(p *pairing, f *finding) {
	for _, forward := range []bool{true, false} {
		if q, ok := p.a.holding(f.coreA); ok {
			s.fetch(p, f, beyond(q.stretch, f.coreA, forward), p.b.beside(f.coreB, forward), forward)
		}
		if q, ok := p.b.holding(f.coreB); ok {
			s.fetch(p, f, p.a.beside(f.coreA, forward), beyond(q.stretch, f.coreB, forward), forward)
		}
	}
}

// holding is the quotation in which a stretch lies.
func (d *doc) holding(s stretch) (quotation, bool) {
	for _, q := range d.quotes {
		if q.from > s.from {
			break
		}
		if q.to >= s.to {
			return q, true
		}
	}
	return quotation{}, false
}

// beyond is the part of a quotation after a stretch of it, or before.
func beyond(q, s stretch, forward bool) stretch {
	if forward {
		return stretch{s.to, q.to}
	}
	return stretch{q.from, s.from}
}

// beside is the stretch of reachTerms after another, or before.
func (d *doc) beside(s stretch, forward bool) stretch {
	if forward {
		return stretch{s.to, min(s.to+reachTerms, int32(len(d.terms)))}
	}
	return stretch{max(0, s.from-reachTerms), s.from}
}

// fetch aligns what may be the rest of a quotation on both sides and adds it.
func (s *searcher) fetch(p *pairing, f *finding, a, b stretch, forward bool) {
	if a.len() == 0 || b.len() == 0 || a.len() > reachTerms || b.len() > reachTerms || p.within() && a.common(b) > 0 {
		return
	}
	rest, ok := s.alignWhole(p, a, b)
	if !ok || rest.score < reachWeight || p.within() && (rest.coreA.common(f.coreB) > 0 || rest.coreB.common(f.coreA) > 0) {
		return
	}
	if !p.a.atEdge(rest.coreA, forward) && !p.b.atEdge(rest.coreB, forward) {
		return
	}
	f.a = addSpan(f.a, rest.coreA, !walledOff(p.a.terms, f.coreA, rest.coreA))
	f.b = addSpan(f.b, rest.coreB, !walledOff(p.b.terms, f.coreB, rest.coreB))
	f.take(&rest)
}

// atEdge tells whether a stretch ends where a quotation ends, or begins where
// one begins.
func (d *doc) atEdge(s stretch, end bool) bool {
	for _, q := range d.quotes {
		if end && q.to == s.to && q.from <= s.from || !end && q.from == s.from && q.to >= s.to {
			return true
		}
	}
	return false
}

// walledOff tells whether a wall stands between two stretches.
func walledOff(t []term, s, o stretch) bool {
	if o.from < s.from {
		s, o = o, s
	}
	return walled(t, s.to-1, o.from)
}
