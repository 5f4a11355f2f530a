package quote

// sayings are words for what everybody says and nobody said.
var sayings = []string{"proverb", "adage", "maxim", "motto", "slogan", "saying"}

// saying is the proverb or slogan itself, whoever cites it.
func (c setting) saying() part {
	k := c.i
	if k > c.sent.from && c.is(k-1, ":", "that", ",") {
		k--
	}
	const far = 5 // items between the word and the saying, "for such weeks"
	for low := max(c.sent.from+1, k-far); k > low && !c.is(k-1, sayings...) && c.items[k-1].any(word) && !c.items[k-1].any(capital|pronoun|quotation); k-- {
	}
	if k == c.sent.from || !c.is(k-1, sayings...) {
		return part{}
	}
	if c.is(k-1, "saying") && (k-2 < c.sent.from || !c.items[k-2].any(article) && !c.possessed(k-2) && !c.is(k-2, "'", "’") && !c.is(k-2, "old", "popular", "local", "ancient")) {
		return part{} // "a cover saying"
	}
	from := k - 1
	for from > c.sent.from && c.items[from-1].any(word) && !c.items[from].any(determiner) && !c.items[from-1].any(prep) {
		from--
	}
	return part{from, k}
}

// announced is the subject of a sentence that ends in a colon before the words.
func (c setting) announced() part {
	if c.i > c.sent.from+1 && c.is(c.i-1, ":") {
		return c.ofSentence()
	}
	return part{}
}

// neighbours is how many quotations of a paragraph the rules look over.
const neighbours = 30

// before is the nearest quotation before this one in the paragraph that has a
// speaker, or -1.
func (c setting) before() int {
	for n := c.n - 1; n >= max(0, c.n-neighbours); n-- {
		h := c.here[n]
		if f := c.tags[h]; f.ok() && (!f.weak || c.places[h].words >= clause) {
			return h
		}
	}
	return -1
}

// running is the speaker of a quotation that its last paragraph left open.
func (c setting) running() part {
	if c.n == 0 && c.last >= 0 && c.doc.Quoted[c.last].Continues && c.places[c.last].para == c.para()-1 {
		return c.tags[c.last].who
	}
	return part{}
}

// newSpeaker is who the sentence between two quotations brings in.
func (c setting) newSpeaker() part {
	b, sent := c.before(), c.sentence()
	if b < 0 || c.places[b].sentence >= sent-1 {
		return part{}
	}
	return c.cueSubject(c.sents[sent-1])
}

func (c setting) sameParagraph() part {
	if b := c.before(); b >= 0 {
		return c.tags[b].who
	}
	return part{}
}

// ofSentence is the subject of the reporter's sentence the words stand in.
func (c setting) ofSentence() part {
	if c.i == c.sent.from {
		return part{}
	}
	p := c.clauseSubject(c.i, c.sent.from)
	if last := p.to - 1; p.to == c.i && last > p.from+1 && c.items[p.from].any(article) && !c.items[last].named() {
		p.to = last // what stands before the words is the verb: The rule bars “loud music”
	}
	if c.mute(p) {
		return c.owner()
	}
	return p
}

// mute tells a subject that says nothing: "it", "there's", a bare "the".
func (r *reader) mute(p part) bool {
	if p.empty() {
		return true
	}
	x := r.items[p.from]
	if p.to == p.from+1 {
		return r.is(p.from, "it", "there's", "that's", "it's", "here's", "do", "does", "did", "the", "a", "an") || x.any(prep) || x.ing()
	}
	return false
}

// owner is whose the words are in "It was Lee's old complaint about “…”".
func (c setting) owner() part {
	const far = 6 // items
	for k := c.i - 1; k >= c.sent.from && k >= c.i-far && c.items[k].any(word); k-- {
		if c.possessed(k) && c.items[k].proper() {
			return c.trim(c.nameBack(k+1, c.sent.from), k+1)
		}
	}
	return part{}
}

// later takes the tag of a quotation that follows in the paragraph.
func (c setting) later() part {
	for _, h := range c.here[c.n+1 : min(len(c.here), c.n+1+neighbours)] {
		switch f := c.tags[h]; f.how {
		case tagAfterwards, tagVerbFirst, accordingTo, tagUnknownVerb:
			return f.who
		case tagBeforehand:
			if c.places[h].sentence == c.sentence() {
				return f.who
			}
		}
	}
	return part{}
}

func (c setting) sentenceBefore() part {
	if c.sentence() == c.paras[c.para()].from {
		return part{}
	}
	return c.speakerOf(c.sents[c.sentence()-1])
}

// introduced is who a paragraph that ends in a colon, or in no stop at all,
// gives the word to: "Here is what Lee wrote:", "an excerpt from The Post".
func (c setting) introduced() part {
	if c.para() == 0 || c.n > 0 || c.i > c.sent.from {
		return part{}
	}
	s := c.lastSentence(c.para() - 1)
	end := c.items[s.to-1]
	colon := end.lower == ":"
	if !colon && !end.named() {
		return part{}
	}
	name := c.nameBack(c.trim(s.from, s.to).to, s.from)
	if name > s.from+1 && c.is(name-1, "the") {
		name--
	}
	if name > s.from && name < s.to && c.is(name-1, "from", "to") {
		return c.trim(name, s.to)
	}
	if c.items[s.from].is&(plain|capital) == plain|capital { // Stated Lee:
		p, _ := c.phrase(s.from+1, s.to)
		return p
	}
	if colon {
		return c.cueSubject(s)
	}
	return part{}
}

// carried is the speaker of the paragraph before, where that one has closed.
func (c setting) carried() part {
	if c.last < 0 || c.places[c.last].para != c.para()-1 || !c.sameZone(c.last) {
		return part{}
	}
	s := c.lastSentence(c.para() - 1)
	if c.is(s.to-1, ":") {
		return part{}
	}
	return c.tags[c.last].who
}

func (c setting) paragraphBefore() part {
	if c.para() == 0 {
		return part{}
	}
	return c.speakerOf(c.lastSentence(c.para() - 1))
}

// carriedFar reaches over a paragraph or two of the reporter's own words.
func (c setting) carriedFar() part {
	const far = 3 // paragraphs
	if c.para() > 0 && c.last >= 0 && c.para()-c.places[c.last].para <= far && c.sameZone(c.last) {
		return c.tags[c.last].who
	}
	return part{}
}

func (c setting) para() int     { return c.places[c.q].para }
func (c setting) sentence() int { return c.places[c.q].sentence }

func (c setting) sameZone(q int) bool { return c.places[q].zone == c.places[c.q].zone }

func (r *reader) lastSentence(para int) part { return r.sents[r.paras[para].to-1] }

// speakerOf is who speaks in a sentence, else its subject.
func (r *reader) speakerOf(s part) part {
	p := r.cueSubject(s)
	if p.empty() {
		p = r.clauseSubject(min(s.to, s.from+reach), s.from)
	}
	if !p.empty() && r.is(p.from, "i", "we", "you") && p.to == p.from+1 {
		return part{} // the reporter
	}
	return p
}

// cueSubject is the subject of the last cue of a sentence, those that a name
// or pronoun stands beside first.
func (r *reader) cueSubject(s part) part {
	s.from = max(s.from, s.to-reach)
	for v := s.to - 1; v > s.from; v-- {
		if !r.items[v].cues() || r.items[v].ing() || r.passive(v) {
			continue
		}
		k := v
		for k > s.from && r.items[k-1].adverbial() {
			k--
		}
		if k > s.from && r.items[k-1].any(pronoun|capital) && !r.is(k-1, "who") {
			if p := r.subject(v, s.from); !p.empty() {
				return p
			}
		}
		if r.items[v].any(plain) && v+1 < s.to && r.items[v+1].named() && (r.is(v-1, ",") || r.items[v-1].any(quotation)) {
			if p, _ := r.phrase(v+1, s.to); !p.empty() {
				return p
			}
		}
	}
	for v := s.to - 1; v >= s.from; v-- {
		if !r.items[v].cues() || r.noun(v, s.from) || r.passive(v) || v > s.from && r.infinitive(v) {
			continue
		}
		p := part{}
		if r.items[v].ing() {
			p = r.clauseSubject(v, s.from)
		} else {
			p = r.subject(v, s.from)
		}
		if !p.empty() {
			return p
		}
	}
	return part{}
}

// creditLine reads `"…" — Ann Lee`, on its line or as a paragraph of its own.
func (s scene) creditLine() finding {
	end := s.sents[s.paras[s.places[s.q].para].to-1].to
	j := s.i + 1
	if j+1 < end && s.items[j].dash() && s.items[j+1].proper() && s.last != ',' {
		if p, e := s.phrase(j+1, end); !p.empty() && (e >= end || s.items[e].any(mark)) {
			return finding{who: p, cue: j, how: creditLine, tagFirst: j, tagEnd: e}
		}
	}
	next := s.places[s.q].para + 1
	if j < end || s.i != s.sent.from || next >= len(s.paras) {
		return finding{}
	}
	const longest = 20 // items of the line
	from, to := s.sents[s.paras[next].from].from, s.lastSentence(next).to
	if to-from < 2 || to-from >= longest || !s.items[from].dash() || !s.items[from+1].proper() {
		return finding{}
	}
	p, e := s.phrase(from+1, to)
	return finding{who: p, cue: from, how: creditLine, tagFirst: from, tagEnd: e}
}
