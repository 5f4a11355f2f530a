package quote

import "strings"

// speaker turns what a rule found into what the text says of them: the name
// as written, the full name it stands for, and what they are. The words stand
// at the given place; q is the stretch there or the last one before.
func (r *reader) speaker(f finding, q int, at place) *Speaker {
	who, role := r.splitRole(f.who)
	name := r.person(who)
	if r.is(who.from, "he", "she") && who.to == who.from+1 {
		name = r.behind(q, at, who)
	}
	s := &Speaker{Text: r.text(who), Name: r.fullName(name), Role: r.text(role)}
	s.Span.Start, s.Span.End = r.items[who.from].Start, r.items[who.to-1].End
	if f.weak && r.possessed(who.to-1) { // It was Lee's complaint
		s.Text = strings.TrimSuffix(strings.TrimSuffix(s.Text, "'s"), "’s")
		s.Span.End = s.Span.Start + len(s.Text)
	}
	if s.Role == "" {
		s.Role = r.text(r.roleAfter(who))
	}
	behind := f.tagFirst == who.from && who.from > 0 // the comma before is that of the words they said
	if s.Role == "" && !behind && !r.followed(who) {
		s.Role = r.text(r.roleBefore(who.from))
	}
	office := r.office(who)
	if s.Role == "" && !name.empty() && office.to-office.from < 2 { // "Gen." says little
		known, ok := r.roles[s.Name]
		if !ok {
			known = r.roleElsewhere(name, s.Name)
			r.roles[s.Name] = known
		}
		s.Role = known
	}
	if s.Role == "" {
		s.Role = r.text(office)
	}
	s.Role = clean(s.Role)
	s.Being = r.being(f.who, name, s.Role)
	return s
}

// splitRole parts "Iraqi government spokesman Ann Lee" and "his wife, Ann Lee"
// into the name and what stands before it.
func (r *reader) splitRole(p part) (who, is part) {
	for i := p.from; i < p.to; i++ {
		if r.is(i, ",") && i > p.from && i+1 < p.to && r.items[i+1].named() {
			return part{i + 1, p.to}, r.bare(part{p.from, i})
		}
	}
	from := p.to
	for from > p.from && !r.bracketBefore(from, p.to) && (r.items[from-1].named() || r.items[from-1].any(particle) && from < p.to && from-1 > p.from && r.items[from-2].named()) {
		from--
	}
	behind := from > p.from && from < p.to && (r.items[from-1].any(role) && r.somebody(p.from, from) || r.bracketBefore(from, p.to))
	if behind && (p.to-from > 1 || !r.hangs(p.from, from)) {
		return part{from, p.to}, r.bare(part{p.from, from})
	}
	return p, part{}
}

// bracketBefore tells whether a bracket stands before item i of a phrase that
// ends at to: "the spokesman for the Movement (PMF) Ann Lee".
func (r *reader) bracketBefore(i, to int) bool {
	return i > 0 && i < to && strings.Contains(r.doc.Text[r.items[i-1].End:r.items[i].Start], ")")
}

// somebody tells whether the items hold what a person is, not only a thing.
func (r *reader) somebody(from, to int) bool {
	for i := from; i < to; i++ {
		if r.items[i].is&(role|thing) == role {
			return true
		}
	}
	return false
}

// hangs tells a phrase that something hangs on: "a spokesman for committee".
func (r *reader) hangs(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, "of", "for", "from", "with", "at", "in") {
			return true
		}
	}
	return false
}

// bare drops the definite article: "head of the committee".
func (r *reader) bare(p part) part {
	if !p.empty() && r.is(p.from, "the") {
		p.from++
	}
	return p
}

// office is what stands in capitals before a name: "Prime Minister".
func (r *reader) office(p part) part {
	m := r.person(p)
	if m.empty() || m.from == p.from {
		return part{}
	}
	o := r.bare(part{p.from, m.from})
	for i := o.from; i < o.to; i++ {
		if r.items[i].any(title) && !r.is(i, "mr", "mrs", "ms", "miss", "sir") {
			return o
		}
	}
	return part{}
}

// roleOf is the role that stands beside a mention: after it between commas,
// after "is", or before it up to a comma.
func (r *reader) roleOf(m part) part {
	if r.followed(m) {
		return r.roleAfter(m)
	}
	return r.roleBefore(m.from)
}

// followed tells a mention that a role may follow.
func (r *reader) followed(m part) bool {
	return m.to+1 < len(r.items) && r.is(m.to, ",", "is", "was")
}

// roleAfter is the role behind a mention, between commas or after "is".
func (r *reader) roleAfter(m part) part {
	if !r.followed(m) {
		return part{}
	}
	return r.roleFrom(m.to + 1)
}

// roleFrom reads the role that begins at item a: "a leading Shi'ite
// politician", "commander of the militia".
func (r *reader) roleFrom(a int) part {
	if !r.items[a].any(determiner|role) || r.items[a].named() {
		return part{}
	}
	b, is := a, false
	for b < len(r.items) && r.items[b].any(word) && (!r.items[b].cues() || b == a) {
		x := r.items[b]
		if x.any(period) && b < a+3 {
			return part{}
		}
		is = is || x.is&(role|thing|capital) == role || !x.any(capital) && agent(x.lower)
		if x.any(joint) && !r.is(b, "and", "or") {
			break
		}
		b++
	}
	if !is {
		return part{}
	}
	for b > a && r.items[b-1].any(adverb|joint|prep|determiner|particle) && !r.items[b-1].named() {
		b--
	}
	return r.bare(part{a, b})
}

// agent tells nouns for who does something by their endings.
func agent(w string) bool {
	for _, end := range []string{"ist", "ian", "man", "woman", "eer", "er", "or", "ant", "-old", "mate"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return !strings.HasSuffix(w, "ever") && w != "number" && w != "other" && w != "former" && w != "never" && w != "matter"
		}
	}
	return false
}

// roleBefore reads the role between the last mark and the comma before a name:
// "Also this week the head of the committee, Hakim al-Zimili".
func (r *reader) roleBefore(name int) part {
	if name < 2 || !r.is(name-1, ",") {
		return part{}
	}
	end := name - 1
	a := end
	for a > 0 && r.items[a-1].any(word) {
		a--
	}
	head := -1
	for i := a; i < end; i++ {
		x := r.items[i]
		if head < 0 && x.is&(role|thing|capital) == role {
			head = i
		} else if head >= 0 && !x.named() && (x.any(verb) || x.any(cue) && !x.any(role)) {
			return part{}
		}
	}
	if head < 0 || head+1 < end && !r.is(head+1, "of", "for", "at", "in", "from", "and") {
		return part{}
	}
	from := head
	for from > a && !r.items[from].any(determiner) && !r.items[from-1].any(prep|joint|period) {
		from--
	}
	if from > a && r.items[from-1].any(prep|joint|particle) || from > a && r.is(from-1, "for") || from == a && !r.items[from].any(determiner|role) {
		return part{}
	}
	return r.bare(part{from, end})
}

// modifiers is where the words that lead up to item k begin: "Tollen-based
// analyst and former army general". It is k itself where they run on too far
// to be one phrase, or hold a second determiner, as a clause would.
func (r *reader) modifiers(k int) int {
	const longest = 6 // words
	from := k
	for from > 0 && r.items[from-1].any(word) && !r.items[from-1].cues() {
		x := r.items[from-1]
		and := r.is(from-1, "and") && from > 1 && r.items[from-2].any(role)
		if !and && x.any(prep|joint|verb|adverb) {
			break
		}
		if from--; k-from > longest {
			return k
		}
		of := from > 1 && r.is(from-1, "of", "for") && r.items[from-2].any(role) // head of the committee
		if x.any(determiner) && (from == 0 || !of && !r.is(from-1, "and")) {
			break
		}
	}
	return from
}

// roleElsewhere is the role that another mention of the same full name has.
func (r *reader) roleElsewhere(name part, full string) string {
	for _, m := range r.names[r.surname(name)] {
		if clean(r.text(m)) != full {
			continue
		}
		if p := r.roleOf(m); !p.empty() {
			return r.text(p)
		}
		title := m.from
		for title > 0 && r.items[title-1].named() {
			title--
		}
		if o := r.office(part{title, m.to}); !o.empty() {
			return r.text(o)
		}
		if _, is := r.splitRole(part{r.modifiers(title), m.to}); !is.empty() {
			return r.text(is)
		}
	}
	return ""
}
