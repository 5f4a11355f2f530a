package quote

// number gives each stretch the number of its utterance, counted from 1. One
// utterance runs on over paragraphs and over its own attribution; anything
// else between two stretches parts them.
func (r *reader) number(qs []Quotation) {
	n, before := 0, -1
	for q := range qs {
		switch {
		case r.places[q].item < 0 && before >= 0 && qs[before].Outer.Contains(qs[q].Outer):
			qs[q].Statement = qs[before].Statement // nested: part of the outer one
			continue
		case before >= 0 && r.oneUtterance(before, q) && said(qs[before].Kind) && said(qs[q].Kind):
			qs[q].Statement = qs[before].Statement
			if qs[q].Kind == Fragment && qs[before].Kind == Direct && r.places[q].words >= clause-1 {
				qs[q].Kind = Direct // "…," she said, "was never safe."
			}
		default:
			n++
			qs[q].Statement = n
		}
		before = q
	}
}

func said(k Kind) bool { return k == Direct || k == Fragment || k == Block }

// oneUtterance tells whether nothing but its attribution stands between two
// neighbouring stretches of one speaker.
func (r *reader) oneUtterance(a, b int) bool {
	pa, pb := r.places[a], r.places[b]
	if pa.item < 0 || pb.item < 0 {
		return false
	}
	if r.doc.Quoted[a].Continues && pb.item == pa.item+1 {
		return true
	}
	fa, fb := r.tags[a], r.tags[b]
	if !fa.ok() || fa.who != fb.who || pb.para > pa.para+1 {
		return false
	}
	if pb.item == pa.item+1 {
		return true
	}
	// The tag of a stands between, and nothing of b's own.
	if fa.tagFirst <= pa.item || fa.tagFirst >= pb.item || fb.cue > pa.item && fb.cue != fa.cue {
		return false
	}
	if fb.tagFirst > pb.item && fb.cue != fa.cue {
		return false
	}
	return r.onlyTag(fa, pa.item+1, pb.item)
}

// onlyTag tells whether the items [from, to) are one tag: a sentence at most,
// with no second verb that gives words and no clause of the reporter's own.
func (r *reader) onlyTag(f finding, from, to int) bool {
	subject := f.who
	for i := from; i < to; i++ {
		x := r.items[i]
		switch {
		case i >= subject.from && i < subject.to || i == f.cue:
		case x.any(quotation), r.ends(i) && i+1 < to:
			return false
		case x.cues() && i > f.tagEnd && i > f.cue && !r.items[i-1].any(determiner) && !r.is(i-1, "who"):
			return false
		}
	}
	return true
}
