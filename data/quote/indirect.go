package quote

import (
	"verbatim/data"
	"verbatim/data/text"
)

// reported is a clause that the reporter gives in his own words, and whose
// they are said to be.
type reported struct {
	content part
	finding
}

// indirect finds the clauses of the reporter's that a cue gives to somebody:
// "Lee said the bridge was unsafe", "…, officials said", "According to Lee, …".
// Doubt leaves a clause out. Words in marks are no part of one: they have a
// speaker of their own. Statements are numbered on from those of qs, which
// begin with the stretches in marks.
func (r *reader) indirect(qs []Quotation) []Quotation {
	n := lastStatement(qs)
	taken := make(map[int]bool, len(r.tags)) // cues that introduce words in marks
	for q, f := range r.tags {
		if qs[q].Speaker != nil && f.cue >= 0 {
			taken[f.cue] = true
		}
	}
	var out []Quotation
	before := 0 // the stretches before the sentence
	for para, ps := range r.paras {
		for sent := ps.from; sent < ps.to; sent++ {
			s := r.sents[sent]
			for before < len(r.places) && (r.places[before].item < s.from) {
				before++
			}
			x, ok := r.reportedIn(s, taken)
			if !ok {
				continue
			}
			n++
			span := data.Span{Start: r.items[x.content.from].Start, End: r.items[x.content.to-1].End}
			at := place{item: x.content.from, sentence: sent, para: para, zone: r.doc.Zone(data.Passage{span})}
			if at.zone == data.ZoneBoilerplate || at.zone == data.ZoneComments {
				continue
			}
			cue := r.items[x.cue].Span
			out = append(out, Quotation{
				Quoted: text.Quoted{Outer: span, Inner: span, Closed: true}, Statement: n, Kind: Indirect, Zone: at.zone,
				Speaker: r.speaker(x.finding, before-1, at), Cue: &cue, Credit: r.credit(x.finding), How: x.how,
			})
		}
	}
	return out
}

// reportedIn is the reported clause of a sentence, the surest rule first.
func (r *reader) reportedIn(s part, taken map[int]bool) (reported, bool) {
	if s.to-s.from > reach || s.to-s.from < leastReported {
		return reported{}, false
	}
	if r.items[s.to-1].any(mark) {
		s.to--
	}
	for _, rule := range []func(part) reported{r.accordingFirst, r.verbThenClause, r.clauseThenTag} {
		x := rule(s)
		if x.ok() && !taken[x.cue] && r.speaks(x.who) && r.reportable(x.content) {
			return x, true
		}
	}
	return reported{}, false
}

// leastReported is the fewest items of a clause worth keeping.
const leastReported = 3

// speaks tells who can be quoted: the reporter himself, the reader and nobody
// in particular cannot.
func (r *reader) speaks(who part) bool {
	if who.to > who.from+1 {
		return true
	}
	x := r.items[who.from]
	return !x.any(day|opener|joint|prep) && !x.ly() && !r.is(who.from, "i", "we", "you", "it", "who", "that", "this", "these", "those", "what", "which", "there", "one", "nobody", "therefore", "my")
}

// reportable tells a clause: it holds a verb, no words in marks that are more
// than a phrase, and it begins with what a clause can begin with.
func (r *reader) reportable(c part) bool {
	if c.to-c.from < leastReported {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if r.items[i].any(quotation) {
			return false
		}
	}
	return r.finite(part{c.from + 1, c.to})
}

// bareClause tells a clause without "that": a subject stands first and a verb
// follows before the first comma.
func (r *reader) bareClause(c part) bool {
	if r.finite(part{c.from, c.from + 1}) && !r.items[c.from].any(role) {
		return false
	}
	end := c.from + 1
	for end < c.to && !r.is(end, ",") {
		end++
	}
	return r.finite(part{c.from + 1, end})
}

// finite tells whether a verb that can carry a clause stands in the part.
func (r *reader) finite(p part) bool {
	for i := p.from; i < p.to; i++ {
		x := r.items[i]
		if !x.any(word) || x.named() {
			continue
		}
		if x.any(verb) || x.cues() && !x.ing() || x.ed() || finiteWords[x.lower] || auxiliary(x.lower) {
			return true
		}
	}
	return false
}

// auxiliary tells a contraction with a verb in it: "it's", "they'll", "don't".
func auxiliary(w string) bool {
	for i := len(w) - 1; i > 0 && i >= len(w)-3; i-- {
		if w[i] == '\'' {
			return w[i:] != "'s" && w[i:] != "'" || w == "it's" || w == "he's" || w == "she's" || w == "that's" || w == "there's"
		}
	}
	return false
}

// finiteWords are forms of verbs that clauses of news are built on; the lists
// of the tags have those that give words.
var finiteWords = set(`
is are was were be am has have had does do did will would can could may might must should shall cannot won't
went came got took made gave knew saw found left lost won met held kept set let led ran fell rose grew became
felt brought bought sold sent spent paid built broke chose drove fought hit cut stood lay meant needs wants seems
looks remains comes goes makes takes gives gets knows means plans hopes expects wants works lives faces`)

// accordingFirst reads "According to Lee, the bridge was unsafe".
func (r *reader) accordingFirst(s part) reported {
	if s.from+4 >= s.to || !r.is(s.from, "according") || !r.is(s.from+1, "to") {
		return reported{}
	}
	p, e := r.phrase(s.from+2, s.to)
	if e < s.to && r.is(e, "who") {
		e = max(e, r.afterComma(e, s.to)-1)
	}
	if p.empty() || e >= s.to || !r.is(e, ",") {
		return reported{}
	}
	from := e + 1
	if from < s.to && r.items[from].any(determiner|role) && !r.items[from].named() { // According to Lee, a farmer, …
		next := r.afterComma(from, s.to)
		if next > from && !r.finite(part{from, next - 1}) {
			from = next
		}
	}
	return reported{part{from, s.to}, finding{who: p, cue: s.from, how: accordingTo, tagFirst: s.from, tagEnd: e}}
}

// verbThenClause reads "Lee has said the bridge was unsafe" and "Lee warned
// the council that …".
func (r *reader) verbThenClause(s part) reported {
	for v := s.from + 1; v+leastReported < s.to; v++ {
		x := r.items[v]
		if !x.cues() || x.ing() || thought[x.lower] || r.items[v-1].any(quotation) || r.passive(v) || r.noun(v, s.from) || r.infinitive(v) || r.unsaid(v, s.from) || r.narrows(v, s.from) || r.nounAlike(v) {
			continue
		}
		from := r.clauseAfter(v, s.to)
		if from < 0 {
			continue
		}
		who := r.subject(v, s.from)
		if who.empty() || !r.nominal(who) {
			continue
		}
		f := finding{who: who, cue: v, how: tagBeforehand, tagFirst: who.from, tagEnd: v}
		content := part{from, r.clauseEnd(s, who, from)}
		if !r.is(from-1, "that") && !r.bareClause(content) {
			continue
		}
		return reported{content, f}
	}
	return reported{}
}

// thought are the cues that tell what somebody holds rather than says.
var thought = set(`
believe believed believes think thinks thought reflected figured wondered worried worries signaled related heard hears
remembered guessed seethed cited cites shows showed`)

// narrows tells the verb of a relative clause that narrows down a noun, "those
// who said it fell were few": where the clause ends cannot be told.
func (r *reader) narrows(v, lo int) bool {
	k := v - 1
	for k > lo && r.items[k].adverbial() {
		k--
	}
	return k > lo && r.is(k, "who", "which", "that") && !r.is(k-1, ",")
}

// nounAlike tells "the debunked claim that", which only after "they" or a
// plural is a verb.
func (r *reader) nounAlike(v int) bool {
	if !r.is(v, "claim", "promise", "vow", "joke", "report", "reports", "charge", "post", "claims", "say", "tell", "argue", "warn", "insist") {
		return false
	}
	before := r.items[v-1].lower
	return before != "they" && before[len(before)-1] != 's' && !r.items[v-1].any(adverb|role)
}

// unsaid tells a verb whose words were not, or not yet, said: "did not say",
// "would tell", "if Lee said".
func (r *reader) unsaid(v, lo int) bool {
	for k := v - 1; k >= lo && r.items[k].adverbial(); k-- {
		if r.is(k, "not", "never", "would", "could", "can", "may", "might", "will", "did", "do", "does", "should", "be") {
			return true
		}
	}
	for k := max(lo, v-12); k < v; k++ {
		if r.is(k, "if", "whether", "unless", "don't", "didn't", "won't", "not") {
			return true
		}
	}
	return false
}

// clauseAfter is where the clause that the cue at v introduces begins, or -1:
// behind "that", or, after the plainest verbs, at what can only be a subject.
func (r *reader) clauseAfter(v, hi int) int {
	const far = 8 // items up to "that"
	for k := v + 1; k < min(hi, v+far) && r.items[k].any(word); k++ {
		if r.is(k, "that") && k+1 < hi {
			if k == v+1 || r.items[v].any(object) || r.items[v].any(plain) && r.items[v+1].any(prep|day) {
				return k + 1
			}
			return -1
		}
		if r.items[k].any(verb) || k > v+1 && r.items[k].cues() {
			break
		}
	}
	if !r.is(v, "said", "says", "say", "told", "tells", "added", "adds") {
		return -1
	}
	k := v + 1
	if r.is(v, "told", "tells") {
		_, k = r.phrase(k, hi)
		if k >= hi || !r.items[k].any(pronoun|determiner) {
			return -1
		}
	}
	for k < hi && (r.items[k].any(day) || r.is(k, "on") && k+1 < hi && r.items[k+1].any(day)) {
		k++
	}
	if k >= hi || r.items[k].any(mark|quotation) || r.items[k].is&(prep|pronoun) == prep && !r.items[k].named() {
		return -1
	}
	return k
}

// nominal tells a subject that is a noun phrase: it holds a name, a pronoun or
// somebody's role, and no verb.
func (r *reader) nominal(p part) bool {
	named := false
	for i := p.from; i < p.to; i++ {
		x := r.items[i]
		named = named || x.any(capital|role|pronoun|determiner)
		if x.cues() && !x.any(role) || x.is&(verb|capital) == verb {
			return false
		}
	}
	return named
}

// clauseEnd is where the reported clause ends: with its sentence; before a
// second verb of the same speaker's, ", adding that"; at the first comma where
// the cue stands in a clause of time, "when Lee said he would go, …".
func (r *reader) clauseEnd(s, who part, from int) int {
	timed := who.from > s.from && r.is(who.from-1, "when", "after", "because", "since", "although", "though", "while") ||
		who.from > s.from+1 && r.is(who.from-2, "when", "after", "because", "since", "although", "though")
	for i := from + 1; i+1 < s.to; i++ {
		if !r.is(i, ",") && !r.items[i].dash() {
			continue
		}
		x := r.items[i+1]
		if timed || x.ing() || x.cues() && x.any(plain) || r.is(i+1, "according") || r.items[i].dash() {
			return i
		}
		if r.is(i+1, "but", "while", "though", "although", "despite", "even", "compared") || r.is(i+1, "and") && r.finite(part{i + 2, s.to}) {
			return i // the reporter's voice may be back
		}
	}
	return s.to
}

// clauseThenTag reads "The bridge was unsafe, officials said on Friday", "…,
// said Lee" and "…, according to Lee".
func (r *reader) clauseThenTag(s part) reported {
	const longest = 30 // items of a tag
	for c := s.to - 2; c > s.from+leastReported && c > s.to-longest; c-- {
		if !r.is(c, ",") {
			continue
		}
		content := part{s.from, c}
		if r.items[s.from].any(joint) && r.is(s.from, "and", "but") {
			content.from++
		}
		t := c + 1
		switch {
		case t+2 < s.to && r.is(t, "according") && r.is(t+1, "to"):
			p, e := r.phrase(t+2, s.to)
			if e < s.to && !r.quiet(part{e, s.to}) {
				return reported{}
			}
			return reported{content, finding{who: p, cue: t, how: accordingTo, tagFirst: t, tagEnd: e}}
		case r.saysPlainly(t) && !r.is(t, "told") && t+1 < s.to && r.items[t+1].any(capital|determiner|role):
			p, e := r.phrase(t+1, s.to)
			if !p.empty() && (e >= s.to || r.items[e].any(mark|prep|day)) {
				return reported{content, finding{who: p, cue: t, how: tagVerbFirst, tagFirst: t, tagEnd: e}}
			}
		}
		p, e := r.phrase(t, s.to)
		if e < s.to && r.is(e, "and") && r.items[t].any(determiner) { // the head of the defense and security committee
			for e < s.to && r.items[e].any(word) && !r.items[e].adverbial() && !r.items[e].cues() {
				e++
			}
			p.to = e
		}
		v := e
		for v < s.to && r.items[v].adverbial() && !r.items[v].cues() {
			v++
		}
		if p.empty() || v >= s.to || !r.saysPlainly(v) || r.unsaid(v, t) || !r.nominal(p) {
			continue
		}
		if r.tagEnds(v, s.to) {
			return reported{content, finding{who: p, cue: v, how: tagAfterwards, tagFirst: t, tagEnd: e}}
		}
	}
	return reported{}
}

// tagEnds tells whether nothing but time, place and hearer follows the verb of
// a tag at v: no clause of its own.
func (r *reader) tagEnds(v, hi int) bool {
	if v+1 >= hi {
		return true
	}
	if r.is(v, "told", "tells") {
		_, e := r.phrase(v+1, hi)
		return e >= hi || r.items[e].any(prep|day) && !r.is(e, "that")
	}
	x := r.items[v+1]
	return (x.any(day) || x.any(prep) && !x.any(pronoun|joint) || r.is(v+1, ",", "in", "on", "at")) && r.quiet(part{v + 1, hi})
}

// quiet tells a part without a verb and without words in marks.
func (r *reader) quiet(p part) bool {
	for i := p.from; i < p.to; i++ {
		if r.items[i].any(quotation) {
			return false
		}
	}
	return !r.finite(p)
}
