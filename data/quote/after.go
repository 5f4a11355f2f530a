package quote

import "strings"

// tagAfter reads `"…," said Lee`, `"…," Lee, a farmer, told Reuters` and
// `"…," according to Lee`.
func (s scene) tagAfter() finding {
	j, comma := s.i+1, s.last == ','
	for ; j < s.hi && (s.is(j, ",", "…", "'", "’") || s.items[j].dash()); j++ {
		comma = comma || !s.is(j, "'", "’") // a stray one of three: 'old-school,'''
	}
	if j >= s.hi || !s.items[j].any(word) || !comma && (s.last == '.' || s.i+1 == s.sent.to) && !s.tagAfterStop(j) {
		return finding{}
	}
	for j < s.hi && (s.is(j, "as", "and", "but", "how") || j+1 < s.hi && s.is(j, "is", "was") && s.is(j+1, "how")) {
		j++ // …," is how Lee put it
	}
	for _, rule := range []func(int, bool) (finding, bool){s.according, s.verbFirst, s.verbLast, s.verbUnknown} {
		if f, done := rule(j, comma); done {
			return f
		}
	}
	return finding{}
}

// tagAfterStop allows the tag that follows a full stop inside the marks,
// `"No." Trump said.`, and nothing longer: a new sentence is the rule.
func (s scene) tagAfterStop(j int) bool {
	if !s.items[j].any(capital | pronoun) {
		return true
	}
	for j < s.hi && s.items[j].named() {
		j++
	}
	return s.i == s.sent.from && j < s.hi && s.items[j].cues() && (j+1 >= s.hi || s.items[j+1].any(mark) && !s.is(j+1, ":", ","))
}

func (s scene) according(j int, _ bool) (finding, bool) {
	if j+2 >= s.hi || !s.is(j, "according") || !s.is(j+1, "to") {
		return finding{}, false
	}
	p, e := s.phrase(j+2, s.hi)
	return finding{who: p, cue: j, how: accordingTo, tagFirst: j, tagEnd: e}, !p.empty()
}

// verbFirst reads `said Lee`. A verb that something else follows ends the
// search: the subject stands before the quotation.
func (s scene) verbFirst(j int, _ bool) (finding, bool) {
	v := j
	for v < s.hi && v < j+2 && s.items[v].adverbial() && !s.items[v].cues() {
		v++
	}
	if v >= s.hi || !s.items[v].cues() {
		return finding{}, false
	}
	w := v + 1
	for w < s.hi && w < v+2 && s.items[w].ly() && !s.items[w].named() {
		w++
	}
	if s.items[v].ing() || w >= s.hi || !s.items[w].any(word) || s.items[w].any(prep) && !s.items[w].named() || s.items[w].adverbial() || s.isObject(v, w) {
		return finding{}, true
	}
	p, e := s.phrase(w, s.hi)
	if p = s.withName(p, e, s.hi); !p.empty() {
		e = max(e, p.to)
	}
	if p.empty() || s.i > s.sent.from && e < s.hi && s.items[e].any(verb|adverb) && !s.items[e].any(day|prep) {
		return finding{}, true // `citing "X," said Lee would win`
	}
	return finding{who: p, cue: v, how: tagVerbFirst, tagFirst: j, tagEnd: e}, true
}

// isObject tells `told Reuters` and `asked him`, whose subject is elsewhere.
func (s scene) isObject(v, w int) bool {
	return s.is(v, "told", "tells") || s.is(w, "him", "them", "me", "us") || s.is(v, "put", "puts") && s.is(w, "it") || s.is(w, "her") && w+1 < len(s.items) && !s.items[w+1].any(word)
}

// verbLast reads `Lee, a farmer of Ohio, said`.
func (s scene) verbLast(j int, comma bool) (finding, bool) {
	const longest = 45 // items from the mark to the verb
	for v := j + 1; v < min(s.hi, j+longest); v++ {
		if !s.items[v].cues() || s.infinitive(v) || s.noun(v, j) || s.items[v].ing() && v+1 < s.hi {
			continue
		}
		if s.is(v, "asked") && s.passive(v) {
			return finding{}, true // by whom is not said
		}
		if s.items[j].ing() && !s.items[j].named() && !comma && s.i > s.sent.from {
			return finding{}, true // a list of “…” covering three years is added
		}
		p, e := s.phrase(j, v)
		p = s.withName(p, e, v)
		if object := s.quotedObject(v, s.hi); !object.empty() {
			return finding{who: object, cue: v, how: tagAfterwards, tagFirst: j, tagEnd: object.to, via: p}, true
		}
		if p.empty() {
			p = s.subject(v, j)
		} else if e < v && s.items[v-1].any(capital|pronoun) {
			if m := s.subject(v, j); !m.empty() {
				p = m // …," as his father dreamed, Lee said
			}
		} else if x := s.items[e]; e < v && x.any(word) && !x.adverbial() && !s.is(e, "who") && !x.any(prep) {
			if s.i > s.sent.from {
				return finding{}, true // the words are part of the reporter's sentence
			}
			if m := s.subject(v, j); !m.empty() && !comma {
				p = m
			}
		}
		return finding{who: p, cue: v, how: tagAfterwards, tagFirst: j, tagEnd: e}, true
	}
	return finding{}, false
}

// verbUnknown takes the subject of a verb that is on no list where the marks
// promise a tag: `"Why?" Lee countered.`, `"I won," Lee crowed.`
func (s scene) verbUnknown(j int, _ bool) (finding, bool) {
	if s.i != s.sent.from && !s.is(s.i-1, ":") || j >= s.hi || !strings.ContainsRune(",?!", s.last) {
		return finding{}, false
	}
	first := j
	if s.last == ',' && s.items[j].ed() && j+1 < s.hi && s.items[j+1].named() {
		j++
	}
	p, e := s.phrase(j, s.hi)
	f := finding{who: p, cue: -1, how: tagUnknownVerb, weak: true, tagFirst: first, tagEnd: e}
	if p.empty() || e > j+8 {
		return finding{}, false
	}
	if end := f.who.to - 1; end > p.from && s.items[end].ed() && !s.items[end].any(capital|role) {
		f.who.to, f.cue = end, end // the verb itself was read as a noun
	}
	if s.last == ',' {
		return f, true
	}
	plainVerb := e < s.hi && e <= j+6 && s.items[e].ed() && (e+1 >= s.hi || !s.items[e+1].any(word) || s.items[e+1].any(prep))
	return f, plainVerb
}

// farTag reads the tag at the end of a sentence that only holds the words:
// `Clinton “drew well” in 2008, said Paul Beck.`
func (s scene) farTag() finding {
	for x := s.hi - 1; x > s.i+1; x-- {
		if !s.is(x, ",") || x+2 > s.hi-1 || s.last == '.' {
			continue
		}
		v := x + 1
		if s.saysPlainly(v) && !s.is(v, "told") && s.items[v+1].any(word) && !s.items[v+1].any(prep) {
			if p, e := s.phrase(v+1, s.hi); !p.empty() {
				return finding{who: p, cue: v, how: tagVerbFirst, tagFirst: v, tagEnd: e}
			}
		}
		p, e := s.phrase(v, s.hi)
		if !p.empty() && e < s.hi && s.saysPlainly(e) && (e+1 >= s.hi || !s.items[e+1].any(word) || s.items[e+1].any(prep)) {
			return finding{who: p, cue: e, how: tagAfterwards, tagFirst: v, tagEnd: e}
		}
	}
	return finding{}
}

func (r *reader) saysPlainly(v int) bool {
	return r.items[v].cues() && r.items[v].any(plain) && !r.items[v].ing()
}
