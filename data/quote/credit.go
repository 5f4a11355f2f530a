package quote

import "strings"

// credit is the newsroom that is said to have got the words: "told Reuters in
// an interview", "said on CNN", "…, according to The Daily Beast". It is empty
// where the text names none.
func (r *reader) credit(f finding) string {
	if !f.ok() {
		return ""
	}
	switch f.how {
	case sameParagraph, carried, running, runningTag, resumed, laterInParagraph:
		return "" // the tag is another's; one utterance shares it
	}
	if c := r.newsroom(f.via); c != "" {
		return c
	}
	if c := r.interviewer(f.who.from); c != "" {
		return c
	}
	from := f.who.to
	if f.cue >= from {
		from = f.cue + 1
	}
	told := from > 0 && r.is(from-1, "told", "tells")
	for i := from; i < len(r.items) && !r.items[i].any(quotation) && !r.ends(i); i++ {
		at := i
		switch {
		case told && i == from:
		case r.is(i, "to", "with", "on", "for", "from", "by") && i+1 < len(r.items):
			at++
		default:
			continue
		}
		p, end := r.phrase(at, len(r.items))
		if c := r.newsroom(p); c != "" {
			return c
		}
		interview := i > from && r.is(i, "with") && r.is(i-1, "interview") || told && i == from && r.interviewAt(end)
		if interview && !p.empty() && r.items[p.to-1].named() {
			if !r.items[p.from].named() {
				p = r.bare(p)
			}
			return clean(r.text(p))
		}
	}
	return ""
}

// interviewer is the newsroom in "In an interview with the BBC, Lee said",
// looking back from Lee to the start of the clause.
func (r *reader) interviewer(who int) string {
	for i := who - 1; i > 0 && !r.ends(i) && !r.items[i].any(quotation); i-- {
		if r.is(i, "with", "to", "on", "for") && r.is(i-1, "interview") {
			p, _ := r.phrase(i+1, who)
			return r.newsroom(p)
		}
	}
	return ""
}

// interviewAt tells whether "in an interview" begins at i.
func (r *reader) interviewAt(i int) bool {
	return i+2 < len(r.items) && r.is(i, "in", "during") && (r.is(i+2, "interview") || i+3 < len(r.items) && r.is(i+3, "interview"))
}

// newsroom is the noun phrase where it names a newsroom: "CNN" of "CNN's Ann
// Lee", "The Hill", "New York Times". A lower-case article is left out.
func (r *reader) newsroom(p part) string {
	for !p.empty() && !r.items[p.from].named() { // the state news agency TASS
		p.from++
	}
	if p.empty() {
		return ""
	}
	article := r.is(p.from, "the") || p.from > 0 && r.is(p.from-1, "the")
	known := false
	for i := p.from; i < p.to && r.items[i].named(); i++ {
		w := r.unowned(i)
		several := i > p.from
		known = known || newsrooms[w] || several && papers[w] || article && articled[w]
		last := i+1 == p.to || !r.items[i+1].named() || r.possessed(i)
		next := !last && (newsrooms[r.unowned(i+1)] || papers[r.unowned(i+1)] || w == "daily" || w == "weekly")
		if known && !next { // "Fox News" goes on, "CNN Ann Lee" does not
			s := r.text(part{p.from, i + 1})
			return clean(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
		}
	}
	return ""
}

// unowned is a word without its possessive ending.
func (r *reader) unowned(i int) string {
	return strings.TrimSuffix(strings.TrimSuffix(r.items[i].lower, "'s"), "'")
}

// clean puts one plain space for each run of white space in a name.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
