package quote

// tagBefore looks back from the quotation for what introduces it.
func (s scene) tagBefore() finding {
	lo := s.sent.from
	if s.i <= lo {
		return finding{}
	}
	if f := s.nameColon(); f.ok() {
		return f
	}
	if f := s.verbColon(); f.ok() {
		return f
	}
	rules := []func(v, lo int) finding{s.resumes, s.accordingBefore, s.wordsOf, s.saidNameBefore, s.subjectVerb}
	for v := s.i - 1; v >= lo; v-- {
		for _, rule := range rules {
			if f := rule(v, lo); f.ok() && !s.nobody(f.who) {
				return f
			}
		}
	}
	return finding{}
}

// nameColon reads `LEE: "…"` at the sentence's start.
func (s scene) nameColon() finding {
	colon, lo := s.i-1, s.sent.from
	const longest = 6 // items of a name
	if !s.is(colon, ":") {
		return finding{}
	}
	for x := colon - 1; x > lo && x >= colon-longest; x-- {
		if s.items[x].dash() {
			lo = x + 1 // Too early to tell - Ann Lee:
			break
		}
	}
	if colon == lo || colon-lo > longest || !s.items[colon-1].any(capital|role) {
		return finding{}
	}
	for x := lo; x < colon; x++ {
		it := s.items[x]
		ranked := s.items[lo].named() && s.items[colon-1].any(role) && it.any(word) && !it.any(cue|verb|prep)
		if !it.any(capital|particle|role) && !s.is(x, "and", "&") && !ranked || x == lo && it.any(plain|joint|prep) {
			return finding{}
		}
	}
	return finding{who: s.trim(lo, colon), cue: colon, how: colonAfterName}
}

// verbColon reads `Lee fumed: "…"` and `she thanked them and then boomed, "…"`,
// whatever the verb.
func (s scene) verbColon() finding {
	v, lo := s.i-2, s.sent.from
	if v <= lo || !s.is(s.i-1, ":", ",") || !s.items[v].ed() || s.items[v].named() || s.passive(v) {
		return finding{}
	}
	k := v
	for k > lo && s.items[k-1].adverbial() {
		k--
	}
	if k == lo || !s.items[k-1].any(capital|pronoun) && !s.is(k-1, "and", "but") {
		return finding{}
	}
	p := s.subject(v, lo)
	return finding{who: p, cue: v, how: tagBeforehand, tagFirst: p.from, tagEnd: v}
}

// resumes reads `"A," he said, "B"`: the tag stands between.
func (s scene) resumes(v, _ int) finding {
	if !s.items[v].any(quotation) || !s.finished(v) {
		return finding{}
	}
	f := s.tags[s.items[v].quote]
	if !f.ok() || f.how == colonAfterName || f.cue < v {
		return finding{}
	}
	f.how, f.weak = resumed, false
	return f
}

func (s scene) accordingBefore(v, _ int) finding {
	if !s.is(v, "according") || v+2 >= s.i {
		return finding{}
	}
	p, _ := s.phrase(v+2, s.i)
	return finding{who: p, cue: v, how: accordingTo}
}

// wordsOf reads `In Lee's own words, "…"`, `In the words of Lee, "…"` and `To
// quote Lee, "…"`.
func (s scene) wordsOf(v, lo int) finding {
	if v == lo {
		return finding{}
	}
	if s.is(v, "quote") && v == lo+1 && s.is(lo, "to") || s.is(v, "of") && v > lo+1 && s.is(v-1, "words") && s.is(v-2, "the") {
		p, _ := s.phrase(v+1, s.i)
		return finding{who: p, cue: v, how: accordingTo}
	}
	owner := v - 1
	if s.is(owner, "own") {
		owner--
	}
	if !s.is(v, "words") || owner <= lo || !s.possessed(owner) || !s.items[owner].proper() {
		return finding{}
	}
	from := s.nameBack(owner+1, lo)
	if from == lo || !s.is(from-1, "in") {
		return finding{}
	}
	return finding{who: s.trim(from, owner+1), cue: v, how: accordingTo}
}

// saidNameBefore reads `Said Lee: "…"` and `On Monday, said Lee: "…"`.
func (s scene) saidNameBefore(v, lo int) finding {
	x := s.items[v]
	if !x.any(cue) || x.any(object) || v+1 >= s.i || !s.items[v+1].named() {
		return finding{}
	}
	opens := v == lo && x.any(plain) && x.named()
	inside := v > lo && x.cues() && !x.ing() && (s.is(v-1, ",") || v-1 == lo && s.items[v-1].any(joint))
	if !opens && !inside {
		return finding{}
	}
	p, e := s.phrase(v+1, s.i)
	if p.empty() || s.items[p.from].any(day) || e < s.i && !s.items[e].any(mark) {
		return finding{} // ", said Lee had failed"
	}
	return finding{who: p, cue: v, how: tagBeforeVerbFirst, tagFirst: v, tagEnd: e}
}

// subjectVerb reads `Lee told Reuters that "…"`.
func (s scene) subjectVerb(v, lo int) finding {
	x := s.items[v]
	if !x.cues() || s.noun(v, lo) {
		return finding{}
	}
	if s.passive(v) {
		if v+2 < s.i && s.is(v+1, "by") && x.any(object) { // was asked by Lee
			p, _ := s.phrase(v+2, s.i)
			return finding{who: p, cue: v, how: tagBeforehand, tagFirst: v, tagEnd: v + 1}
		}
		return finding{}
	}
	var p part
	switch {
	case x.ing():
		if q := s.quotingVerb(v, lo); q > 0 {
			object := s.quotedObject(q, v)
			return finding{who: object, cue: v, how: tagBeforehand, tagFirst: object.from, tagEnd: v, via: s.subject(q, lo)}
		}
		p = s.ofParticiple(v, lo)
	case v > lo && s.infinitive(v):
		if p = s.ofInfinitive(v, lo); p.empty() {
			p = s.ofParticiple(v, lo)
		}
	default:
		p = s.subject(v, lo)
	}
	return finding{who: p, cue: v, how: tagBeforehand, tagFirst: p.from, tagEnd: v}
}

// ofInfinitive is the subject of the clause that "to say" belongs to.
func (s scene) ofInfinitive(v, lo int) part {
	for !s.is(v-1, "to") {
		v--
	}
	k := v - 1
	for k > lo && !s.items[k-1].any(joint|mark|quotation) {
		k--
	}
	if s.items[k].any(cue) && !s.items[k].named() {
		return s.subject(k, lo)
	}
	p, _ := s.phrase(k, v-1)
	return p
}

// ofParticiple is who does the saying in "Lee hit back, calling it" and
// "with her ad asking".
func (s scene) ofParticiple(v, lo int) part {
	k := v
	for k > lo && s.items[k-1].adverbial() {
		k--
	}
	if k == v && s.is(k-1, "sign", "signs", "banner", "banners", "placard", "placards", "poster", "posters") {
		return s.afterPhrase(max(lo, k-4), k) // holding a sign saying
	}
	w := k
	for w > lo && w > k-6 && s.items[w-1].any(word) && !s.is(w-1, "with") {
		w--
	}
	if w > lo && w < k && s.is(w-1, "with") {
		return s.trim(w, k)
	}
	for x := v - 1; x > lo && x > v-30 && !s.items[x].any(quotation); x-- {
		if s.items[x].cues() && !s.items[x].ing() && s.items[x-1].any(capital|pronoun) {
			if p := s.subject(x, lo); !p.empty() {
				return p
			}
		}
	}
	for x := v - 1; x > lo && !s.items[x].any(quotation); x-- {
		if s.is(x, "when", "while") { // …, when protesters broke in, shouting
			if p, _ := s.phrase(x+1, v); !p.empty() {
				return p
			}
		}
	}
	return s.clauseSubject(v, lo)
}
