package quote

import (
	"strings"
	"unicode"

	"verbatim/data/text"
)

// subhead tells a line of its own in single marks where the text gives words in
// double ones: a heading between paragraphs, as headlines take single marks.
func (r *reader) subhead(q int) bool {
	const longest = 12 // words
	p := r.places[q]
	if s := r.doc.Quoted[q]; s.Style != text.Single || !s.Closed || p.words > longest {
		return false
	}
	para := r.paras[p.para]
	if r.sents[para.from].from != p.item || r.sents[para.to-1].to != p.item+1 {
		return false
	}
	return r.double
}

// headline tells a sentence set in capitals like a headline: no full stop, and
// no longer word outside marks that begins small.
func (r *reader) headline(s part) bool {
	const fewest, small = 3, 4 // words outside marks, letters of a word that must have a capital
	if s.to-s.from > reach || r.is(s.to-1, ".") {
		return false
	}
	capitals := 0
	for _, x := range r.items[s.from:s.to] {
		switch {
		case !x.any(word):
		case x.named():
			capitals++
		case x.Len() >= small && !x.any(prep|joint):
			return false
		}
	}
	return capitals >= fewest
}

// beforeVerb is the noun of "Farmers Tell Minister", whose verb has a capital.
func (r *reader) beforeVerb(p part) part {
	for i := p.from; i < p.to; i++ {
		if r.items[i].any(cue) && !r.items[i].any(role|title) {
			p.to = i
		}
	}
	return p
}

// inHeadline is the kind of words in a headline, where capitals tell nothing:
// a title behind the name of a work, somebody's sentence where it stands first
// or behind a colon, else a few of somebody's words.
func (r *reader) inHeadline(q int) Kind {
	p := r.places[q]
	first := p.item == r.sents[p.sentence].from
	switch {
	case !first && r.items[p.item-1].any(work):
		return Title
	case first || r.is(p.item-1, ":"), r.opensWithSpeaker(q):
		return Direct
	case p.words <= phrase && !r.cuedInHeadline(q):
		return Scare // Judge Frees 'Mountain Seven'
	}
	return Fragment
}

// opensWithSpeaker tells a sentence in the first person: 'I Wrote It for You'.
func (r *reader) opensWithSpeaker(q int) bool {
	from, to := r.doc.WordRange(r.doc.Quoted[q].Inner)
	return to-from >= clause && firstPerson(r.doc.Of(r.doc.Tokens[r.doc.Words[from]]))
}

func firstPerson(w string) bool {
	return w == "I" || w == "We" || w == "I’m" || w == "We’re" || w == "I'm" || w == "We're"
}

// cuedInHeadline tells a headline with a verb that gives words before these.
func (r *reader) cuedInHeadline(q int) bool {
	p := r.places[q]
	for i := r.sents[p.sentence].from; i < p.item; i++ {
		if r.items[i].any(cue) && !r.items[i].any(role|title) {
			return true
		}
	}
	return false
}

// titled tells words set as a title: all but the small ones in capitals.
func (r *reader) titled(quoted text.Quoted) bool {
	const longest, small = 14, 4 // words of a title, letters of a word that must have a capital
	from, to := r.doc.WordRange(quoted.Inner)
	if to-from > longest || to-from < 2 {
		return false
	}
	capitals := 0
	for _, w := range r.doc.Words[from:to] {
		t := r.doc.Tokens[w]
		switch {
		case t.Is(text.Tied):
		case t.Is(text.Capital):
			capitals++
		case t.Len() >= small && !t.Is(text.Number) && lexicon[r.doc.Of(t)]&prep == 0:
			return false
		}
	}
	return capitals >= 2
}

// utterance tells words in capitals that are somebody's all the same: a
// headline that quotes, a shout.
func (r *reader) utterance(q int) bool {
	p, f := r.places[q], r.tags[q]
	if p.item > 0 && p.item > r.sents[p.sentence].from {
		before := r.items[p.item-1]
		if r.ofWork(p.item) || r.termed(p.item) {
			return false
		}
		if before.lower == ":" || before.lower == "," || before.cues() && !before.any(naming) {
			return true
		}
		if before.any(prep) || r.is(p.item-1, "of", "for") || r.attributive(q) {
			return false // on “The Bridge This Week,” Lee said
		}
	} else if r.starAfter(p.item) {
		return false
	}
	if f.ok() && p.last == '.' && r.sents[p.sentence] == (part{p.item, p.item + 1}) && f.how != paragraphBefore {
		return true // "It fell," he said. "That's Ann Lee."
	}
	list := f.ok() && !f.weak && strings.Contains(r.doc.Quoted[q].Inner.Of(r.doc.Text), ", ")
	return list || p.item == r.sents[p.sentence].from && (p.last == '?' || p.last == '!') || p.last == ',' && f.cue > p.item && f.tagFirst <= p.item+2
}

// ofWork tells what stands behind a name for a work or behind its owner: a film
// called “The Lead”, CNN's “The Lead”, in her book, “The Lead”.
func (r *reader) ofWork(i int) bool {
	lo := r.sents[r.places[r.items[i].quote].sentence].from
	switch {
	case i == lo:
		return false
	case r.items[i-1].any(work), r.possessed(i - 1):
		return true
	case r.is(i-1, "of") && i-2 >= lo && r.is(i-2, "author", "authors", "co-author", "editor"):
		return true
	case r.is(i-1, ",") && i-2 > lo && r.is(i-2, "titled", "entitled", "headlined"):
		return true
	}
	return r.is(i-1, ",") && r.workBefore(i-1, lo)
}

// inside tells what somebody is seen or heard in: as she was in “The Lead.”
func (r *reader) inside(i int) bool {
	return i > r.sents[r.places[r.items[i].quote].sentence].from && r.is(i-1, "in", "on", "from")
}

// byAuthor tells a headline or title with its author's name behind it: “A Long
// Winter,” by the Ledger's Ann Lee.
func (r *reader) byAuthor(q int) bool {
	p, quoted := r.places[q], r.doc.Quoted[q]
	if set := p.last == ',' && unicode.IsUpper(firstLetter(quoted.Inner.Of(r.doc.Text))); !set && !r.titled(quoted) {
		return false // Lee regrets the “harsh words, said in haste,” by Rand
	}
	i := p.item + 1
	if i < len(r.items) && r.is(i, ",") {
		i++
	}
	if i+1 >= len(r.items) || i >= r.sents[p.sentence].to || !r.is(i, "by") || r.items[i].named() {
		return false
	}
	return r.items[i+1].proper() || r.is(i+1, "the") && i+2 < len(r.items) && r.items[i+2].proper()
}

// entitled tells what is given as a title, in capitals or not: a book titled
// “how to cross a bridge”, the author of “…”.
func (r *reader) entitled(i int) bool {
	lo := r.sents[r.places[r.items[i].quote].sentence].from
	k := i - 1
	if k > lo && r.is(k, ",") {
		k--
	}
	if k > lo && r.is(k, "song", "single", "album", "ballad", "tune", "hymn", "novel", "movie", "film", "musical", "memoir", "caption", "heading", "headline") && r.items[k-1].any(article) {
		return true
	}
	return k >= lo && (r.is(k, "titled", "entitled", "subtitled", "headlined", "headed", "captioned") || k > lo && r.is(k, "of") && r.is(k-1, "author", "authors", "co-author"))
}

// starAfter tells who is known by a work, behind its title: “The Bridge” star
// Ann Lee.
func (r *reader) starAfter(i int) bool {
	return i+2 < len(r.items) && r.is(i+1, "star", "co-star", "host", "co-host", "creator", "author", "director") && r.items[i+2].proper()
}

// workAfter tells what the words before are: “How to Cross,” a film by Lee;
// “How to Cross” is a film.
func (r *reader) workAfter(i int) bool {
	const far = 4 // items
	s := r.sents[r.places[r.items[i].quote].sentence]
	if i != s.from {
		return false
	}
	if i++; i < s.to && r.is(i, ",", "is", "was") {
		i++
	}
	if i >= s.to || !r.items[i].any(article) || r.items[i].named() {
		return false
	}
	for k := i + 1; k < s.to && k < i+far && r.items[k].any(word) && !r.items[k].any(prep|verb|pronoun); k++ {
		if r.items[k].any(work) && !r.items[k].cues() {
			return true
		}
	}
	return false
}

// linked tells the headline that a label points at: “RELATED: “…””.
func (r *reader) linked(q int) bool {
	p := r.places[q]
	colon, lo := p.item-1, r.sents[p.sentence].from
	if colon <= lo || colon > lo+2 || !r.is(colon, ":") {
		return false
	}
	for i := lo; i < colon; i++ { // READ MORE:, Related story:
		if !r.is(i, "related", "read", "watch", "see", "more", "also", "video", "photo", "photos", "listen", "story", "stories") {
			return false
		}
	}
	return true
}

// cited tells the headline that a letter or a note is about: (“The bridge will
// fall,” The Ledger, Thursday).
func (r *reader) cited(q int) bool {
	i := r.places[q].item
	if r.places[q].last != ',' || i == 0 || !r.is(i-1, "(", "[") || i+1 >= len(r.items) || !r.items[i+1].named() {
		return false
	}
	end := r.nameEnd(i + 1)
	return end < len(r.items) && r.is(end, ",", ")", "]")
}

// columnBefore tells the title of a text that is named before it: the report,
// “The bridge must fall,” is old; in Lee's column of May 4, “The bridge must
// fall,” …
func (r *reader) columnBefore(i int) bool {
	const far = 8 // items from the article to its title
	s := r.sents[r.places[r.items[i].quote].sentence]
	if i-2 <= s.from || !r.is(i-1, ",") {
		return false
	}
	first := firstLetter(r.items[i].Of(r.doc.Text))
	if r.is(i-2, "report", "study", "paper", "chart", "graphic", "photo", "speech", "column", "editorial", "op-ed", "article", "essay", "chapter", "lecture", "sermon", "poem") && unicode.IsUpper(first) {
		return i+1 < s.to && r.places[r.items[i].quote].last == ',' && !r.items[i+1].any(pronoun|capital)
	}
	if !r.is(s.from, "in", "re", "regarding") {
		return false
	}
	for k := i - 2; k > s.from && k > i-far; k-- {
		if r.is(k, "column", "editorial", "op-ed", "article", "essay", "commentary") {
			return true
		}
		if !r.items[k].any(day|prep) && !isNumber(r.items[k].lower) && !r.items[k].named() {
			return false
		}
	}
	return false
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// workBefore tells "a book about the bridge," whose title follows the comma.
func (r *reader) workBefore(comma, lo int) bool {
	const far = 6 // items
	for k := comma - 1; k >= max(lo, comma-far) && r.items[k].any(word) && !r.items[k].cues(); k-- {
		if r.items[k].any(work) && k > lo && r.items[k-1].any(word) && !r.items[k].ing() && (!r.items[k].ed() || r.is(k, "op-ed")) {
			return true
		}
	}
	return false
}

// shareTitles takes words in a headline for a title where they are one in
// another sentence of the text.
func (r *reader) shareTitles(qs []Quotation) {
	words := func(q Quotation) string { return strings.TrimRight(q.Inner.Of(r.doc.Text), ",.") }
	titles := map[string]bool{}
	for _, q := range qs {
		if q.Kind == Title {
			titles[words(q)] = true
		}
	}
	for i := range qs {
		if q := &qs[i]; q.Kind != Title && q.Speaker == nil && titles[words(*q)] {
			q.Kind = Title
		}
	}
}
