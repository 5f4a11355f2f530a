package quote

import "strings"

// finding is a speaker as a rule found it.
type finding struct {
	who      part
	cue      int // the item that introduces the words, or -1
	how      string
	weak     bool // the rule is a guess
	tagFirst int  // for a tag: the item it begins at, and
	tagEnd   int  // the item after its subject
	via      part // who quotes them: "TASS quoted Lee as saying"
}

func (f finding) ok() bool { return !f.who.empty() }

// scene is one quotation with the items a rule may look at.
type scene struct {
	*reader
	q    int  // in Doc.Quoted
	i    int  // its item
	sent part // its sentence
	hi   int  // where the clause after it ends: the next quotation or stop
	last rune // last rune inside its marks
}

// reach is how many items of a sentence the rules look over: more than any
// sentence that a person wrote, so that a text without stops costs no more.
const reach = 200

func (r *reader) scene(q int) scene {
	p := r.places[q]
	end := min(r.sents[r.paras[p.para].to-1].to, p.item+reach)
	s := scene{r, q, p.item, r.sents[p.sentence], p.item + 1, p.last}
	s.sent.from = max(s.sent.from, p.item-reach)
	for s.hi < end && !r.items[s.hi].any(quotation) && !r.ends(s.hi) {
		s.hi++
	}
	return s
}

// tagged looks for a tag, the surest sign of a speaker: on which side first
// depends on how the quotation ends. A comma inside the closing mark promises
// a tag after it.
func (s scene) tagged() finding {
	opens := s.i == s.sent.from
	comma := s.last == ',' || s.i+1 < s.hi && s.is(s.i+1, ",")
	led := !opens && s.is(s.i-1, ":", ",")
	sides := []func() finding{s.tagBefore, s.tagAfter, s.farTag}
	switch {
	case !opens && s.items[s.i-1].cues() && !s.items[s.i-1].ing():
	case opens, comma, !led && strings.ContainsRune("?!—–-", s.last):
		sides = []func() finding{s.tagAfter, s.tagBefore}
	case s.last == '.':
		sides = []func() finding{s.tagBefore, s.farTag}
	}
	for _, side := range sides {
		if f := side(); f.ok() {
			return f
		}
	}
	return finding{}
}

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
		p, e := s.phrase(j, v)
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

// quotedObject is Lee in "TASS quoted Lee as saying", where v is the verb.
func (s scene) quotedObject(v, hi int) part {
	if !s.is(v, "quoted", "quotes", "cited", "cites") || s.passive(v) {
		return part{}
	}
	if p, e := s.phrase(v+1, hi); e < hi && s.is(e, "as") {
		return p
	}
	return part{}
}

// infinitive tells "to say" and "to have said".
func (r *reader) infinitive(v int) bool {
	for v--; v > 0 && r.items[v].adverbial() && !r.is(v, "to"); v-- {
	}
	return r.is(v, "to")
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
	rules := []func(v, lo int) finding{s.resumes, s.accordingBefore, s.saidNameBefore, s.subjectVerb}
	for v := s.i - 1; v >= lo; v-- {
		for _, rule := range rules {
			if f := rule(v, lo); f.ok() {
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

// quotingVerb is the verb of "quoted Lee as saying" where v is "saying", or -1.
func (s scene) quotingVerb(v, lo int) int {
	const longest = 15 // items
	if v == lo || !s.is(v-1, "as") {
		return -1
	}
	for q := v - 2; q >= lo && q > v-longest; q-- {
		if !s.quotedObject(q, v).empty() {
			return q
		}
	}
	return -1
}

// noun tells a cue's form that is no verb here: "the report", "of shared aims".
func (r *reader) noun(v, lo int) bool {
	if v == lo {
		return false
	}
	before := r.items[v-1]
	if before.any(article) && !r.is(v-1, "that") {
		return true
	}
	plural := strings.HasSuffix(r.items[v].lower, "s") && !r.items[v].any(plain)
	return before.any(determiner) && plural && !r.is(v-1, "that", "all") ||
		!r.items[v].ing() && before.any(prep) && !before.any(adverb|joint|pronoun) && !r.is(v-1, "to") || r.is(v-1, "of")
}

// passive tells "was asked", whose subject says nothing. "Was quoted as
// saying" is left: there it does.
func (r *reader) passive(v int) bool {
	if r.items[v].ing() {
		return false
	}
	for k := v - 1; k >= 0 && r.items[k].adverbial(); k-- {
		if r.is(k, "was", "were", "been", "be", "being", "is", "are") {
			return true
		}
	}
	return false
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
