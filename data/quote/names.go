package quote

import (
	"sort"
	"strings"
)

// mention is a person's name in full: two parts or more, no title.
type mention = part

// fullNames finds every name of two parts or more in the reporter's own words,
// by its last part, and whom a "Mr." or "Ms." tells.
func (r *reader) fullNames() {
	r.names, r.roles, r.sex = map[string][]mention{}, map[string]string{}, map[string]string{}
	var headlines []part
	for _, s := range r.sents {
		if r.headline(s) {
			headlines = append(headlines, s)
		} else {
			r.namesIn(s)
		}
	}
	for _, s := range headlines { // where the capitals of other words run into names
		r.namesInHeadline(s)
	}
}

// namesIn notes the names of a sentence.
func (r *reader) namesIn(s part) {
	for i := s.from; i < s.to; i++ {
		if !r.items[i].named() {
			continue
		}
		end := min(r.nameEnd(i), s.to)
		switch {
		case r.is(i, "mr", "sir", "lord", "king", "prince"):
			r.sex[r.surname(part{i, end})] = "he"
		case r.is(i, "mrs", "ms", "miss", "lady", "queen", "princess"):
			r.sex[r.surname(part{i, end})] = "she"
		}
		if m := r.withoutTitles(part{i, end}); m.to-m.from >= 2 {
			if k := r.surname(m); len(r.names[k]) == 0 || !r.relative(i) {
				r.names[k] = append(r.names[k], m)
			}
		}
		i = end
	}
}

// relative tells a name that a kinsman's word brings in, "his wife, Ann Lee":
// the bare surname goes on to stand for whom the text named before.
func (r *reader) relative(name int) bool {
	k := name - 1
	if k > 0 && r.is(k, ",") {
		k--
	}
	return k > 0 && r.is(k, "wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "widow", "cousin", "nephew", "niece") &&
		(r.items[k-1].any(determiner) || r.possessed(k-1))
}

// namesInHeadline notes a name that no other sentence gives.
func (r *reader) namesInHeadline(s part) {
	for i := s.from; i < s.to; i++ {
		if !r.items[i].named() {
			continue
		}
		end := min(r.nameEnd(i), s.to)
		m := r.withoutTitles(part{i, end})
		verbs := false
		for k := m.from; k < m.to; k++ {
			verbs = verbs || r.items[k].any(cue|verb)
		}
		if k := r.surname(part{i, end}); m.to-m.from >= 2 && !verbs && len(r.names[k]) == 0 {
			r.names[k] = []mention{m}
		}
		i = end
	}
}

// nameEnd is where the run of capitals that begins at i ends. A particle is
// part of it between two capitals: "Hakim al Zamili".
func (r *reader) nameEnd(i int) int {
	for i++; i < len(r.items); i++ {
		x := r.items[i]
		inside := x.any(particle) && x.lower != "of" && i+1 < len(r.items) && r.items[i+1].named()
		if !x.named() && !inside || x.any(day) || r.possessed(i-1) {
			break
		}
	}
	return i
}

func (r *reader) possessed(i int) bool {
	return strings.HasSuffix(r.items[i].lower, "'s") || strings.HasSuffix(r.items[i].lower, "s'")
}

// withoutTitles takes from a run of capitals what is before the name: the
// sentence's first word, nationality, office, "Mr."; and "Jr." after it.
func (r *reader) withoutTitles(m part) part {
	for i := m.from; i < m.to; i++ {
		x := r.items[i]
		asked := i == m.from && x.any(verb|adverb) && !r.is(i, "will", "may") // Was Lee there?
		if asked || x.any(title|nation|determiner|prep|joint|pronoun|day|opener|role) && !r.is(i, "will") || r.possessed(i) && i+1 < m.to {
			m.from = i + 1
		}
	}
	return m
}

// surname is the key of a name: its last part, the article dropped, so that
// "al-Zamili" and "Zamili" are one.
func (r *reader) surname(m part) string {
	k := m.to - 1
	for k > m.from && r.is(k, "jr", "sr", "ii", "iii") {
		k--
	}
	s := r.unowned(k)
	for _, article := range []string{"al-", "el-"} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

// person is the name in a noun phrase: its last run of capitals, titles off.
// It is empty for "the White House" and for who has no name.
func (r *reader) person(p part) part {
	p, _ = r.splitRole(p)
	for i := p.from; i < p.to; i++ { // only the first segment names who speaks
		if r.is(i, ",") || r.items[i].dash() {
			p.to = i
		}
	}
	for i := p.from + 1; i < p.to; i++ { // nor does what hangs on a preposition
		if r.is(i, "of", "for", "from", "with", "at", "in") && !(r.items[p.from].proper() && r.rankInside(i+1, p.to)) {
			p.to = i
		}
	}
	from := p.to
	for from > p.from && (r.items[from-1].named() || r.items[from-1].any(particle)) {
		from--
	}
	m := r.withoutTitles(part{from, p.to})
	if m.empty() || m.from > p.from && r.is(m.from-1, "the") {
		return part{}
	}
	return m
}

// withName takes in the name that a comma parts from what its bearer is, "its
// chairman, Hugh Carver, said". The phrase p ends at item e. A name between two
// commas needs no role before it: "the youngest of them, Piet Solberg, left".
func (r *reader) withName(p part, e, hi int) part {
	if p.empty() || e+1 >= hi || e != p.to || !r.is(e, ",") || !r.items[e+1].proper() || !r.items[p.from].any(determiner) && !r.possessed(p.from) || r.items[p.to-1].named() {
		return p
	}
	name, end := r.phrase(e+1, hi)
	if name.empty() || !r.namesOnly(name.from, name.to) || end < hi && !r.items[end].any(mark) {
		return p
	}
	last := r.items[p.to-1]
	between := end < len(r.items) && r.is(end, ",") && name.to-name.from > 1 && !last.any(period|day) && !r.items[e+1].any(day|nation)
	if !last.any(role) && !between {
		return p
	}
	return part{p.from, name.to}
}

// rankInside tells "Joint Chiefs of Staff Gen. Joe Dunford", whose name stands
// behind a rank, from "Friends of Ohio".
func (r *reader) rankInside(from, to int) bool {
	for i := from + 1; i+1 < to; i++ {
		if r.items[i].is&(title|capital) == title|capital {
			return true
		}
	}
	return false
}

// fullName is the name in full that a name stands for: itself, else the
// nearest before it that ends in the same part, else the first after it.
func (r *reader) fullName(m part) string {
	if m.empty() {
		return ""
	}
	if m.to-m.from < 2 {
		known := r.names[r.surname(m)]
		if len(known) == 0 {
			return ""
		}
		before := sort.Search(len(known), func(i int) bool { return known[i].from >= m.from })
		m = known[max(0, before-1)]
	}
	return clean(strings.TrimSuffix(strings.TrimSuffix(r.text(m), "'s"), "’s"))
}

// behind is the person a "he" or "she" stands for: the last that spoke or that
// began a sentence, at most four paragraphs before.
func (r *reader) behind(q int, at place, pron part) part {
	if m := r.inFocus(q, at, pron); !m.empty() {
		return m
	}
	const far, most = 4, 40 // paragraphs, sentences
	low := r.sents[r.paras[max(0, at.para-far)].from].from
	sent := at.sentence
	for sent+1 < len(r.sents) && r.sents[sent+1].from <= pron.from {
		sent++
	}
	for sent > 0 && r.sents[sent].from > pron.from {
		sent--
	}
	spoke, first := q, q-most
	for last := sent - most; sent >= max(0, last) && r.sents[sent].to > low; sent-- {
		best, stands := part{}, 0 // and where the name or surname stands
		s := r.sents[sent]
		for ; spoke >= max(0, first) && (r.places[spoke].item < 0 || r.places[spoke].item >= s.from); spoke-- {
			f := r.tags[spoke]
			if f.weak || !f.ok() || f.who.from >= pron.from || f.who.from < stands {
				continue
			}
			if m := r.meant(r.person(f.who), pron); !m.empty() {
				best, stands = m, f.who.from
			}
		}
		p := r.toWhom(s, pron.from)
		if p.empty() {
			p = r.speakerOf(part{s.from, min(s.to, pron.from)})
		}
		if p.empty() || r.headline(s) {
			continue
		}
		name := r.person(r.withName(p, p.to, s.to))
		if m := r.meant(name, pron); !r.possessed(p.to-1) && !m.empty() && !r.items[p.from].any(pronoun) && (best.empty() || name.from > stands) {
			best = m
		}
		if !best.empty() {
			return best
		}
	}
	return part{}
}

// toWhom is the person for whom a sentence says that something is so: "To the
// engineer Ann Lee, the bridge looked tired."
func (r *reader) toWhom(s part, hi int) part {
	hi = min(s.to, hi)
	if s.from+2 >= hi || !r.is(s.from, "to", "for") {
		return part{}
	}
	p, e := r.phrase(s.from+1, hi)
	if e >= hi || !r.is(e, ",") || r.person(p).empty() {
		return part{}
	}
	return p
}

// meant is the person of a name where the pronoun may stand for it, in full
// where the text names them so: not where a title, a kinsman's word or a given
// name tells of the other sex.
func (r *reader) meant(m, pron part) part {
	if m.empty() {
		return m
	}
	if last := m.to - 1; bodies[r.unowned(last)] || acronym(r.items[last].Of(r.doc.Text)) {
		return part{} // Tollen County GOP
	}
	return r.bearer(m, pron)
}

// text is the source's own wording of a range of items.
func (r *reader) text(p part) string {
	if p.empty() {
		return ""
	}
	return r.doc.Text[r.items[p.from].Start:r.items[p.to-1].End]
}
