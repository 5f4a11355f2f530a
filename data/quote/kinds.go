package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data/text"
)

// phrase is how many words may be no more than an expression.
const phrase = 3

// kind says what a stretch in marks is, from its length, its letters and the
// sentence around it. A stretch inside another is never direct: its words are
// part of the outer one's.
func (r *reader) kind(q int) Kind {
	p, quoted := r.places[q], r.doc.Quoted[q]
	if p.item < 0 {
		if r.titled(quoted) {
			return Title
		}
		return Scare
	}
	first := firstLetter(quoted.Inner.Of(r.doc.Text))
	switch {
	case r.subhead(q):
		return Title
	case p.words <= phrase:
		return r.short(q, first)
	case r.tags[q].how == ofText, r.imagined(q), r.inMarkup(q):
		return Scare
	case r.titled(quoted) && r.headline(r.sents[p.sentence]):
		return r.inHeadline(q)
	case r.titled(quoted) && !r.utterance(q), r.byAuthor(q):
		return Title
	case r.guessed(q) && (r.attributive(q) || r.ofAnybody(p.item)):
		return Scare
	case unicode.IsLower(first):
		return Fragment
	}
	return Direct
}

// guessed tells that no tag gives the words to anybody.
func (r *reader) guessed(q int) bool { return r.tags[q].weak || !r.tags[q].ok() }

// attributive tells a phrase that serves as an adjective, a new “too far to
// walk” rule: the reporter's own word for the thing.
func (r *reader) attributive(q int) bool {
	const longest = 6 // words
	p := r.places[q]
	s, i := r.sents[p.sentence], p.item
	if p.words > longest || i == s.from || i+1 >= s.to || !r.items[i-1].any(word) || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz", p.last) {
		return false
	}
	next := r.items[i+1]
	noun := next.any(word) && !next.any(capital|prep|joint|cue|verb|adverb|pronoun|determiner|particle) && !next.ed() && !next.ing() && !next.ly()
	return noun && (r.items[i-1].any(article|determiner) || i-2 >= s.from && r.items[i-2].any(article|determiner) && !r.items[i-1].any(prep|joint|cue|verb))
}

// ofAnybody tells what a question or a rule says of no person in particular,
// those who “care for the old town”.
func (r *reader) ofAnybody(i int) bool {
	return i-2 >= r.sents[r.places[r.items[i].quote].sentence].from && r.is(i-1, "who") && r.is(i-2, "someone", "somebody", "anyone", "anybody", "those")
}

// inMarkup tells the value of an attribute: name="…".
func (r *reader) inMarkup(q int) bool {
	at := r.doc.Quoted[q].Outer.Start
	return at > 0 && r.doc.Text[at-1] == '='
}

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

// imagined tells words that nobody has said: "you can tell them", "if you
// said", "what everybody thinks:", "the message was plain:".
func (r *reader) imagined(q int) bool {
	p, f := r.places[q], r.tags[q]
	s := r.sents[p.sentence]
	if p.item == s.from {
		return false
	}
	if f.ok() && f.who.to == f.who.from+1 && r.is(f.who.from, "nobody", "everybody", "everyone", "anybody", "anyone") {
		return true
	}
	if v := f.cue; f.ok() && v > s.from && v < p.item {
		for k := v - 1; k > s.from && r.items[k].adverbial(); k-- {
			if r.is(k, "can", "could", "should", "might", "cannot") {
				return true
			}
		}
		if subject := f.who.from; subject > s.from && r.is(subject-1, "if") && r.is(subject, "you", "we", "one") || subject == s.from+1 && r.is(s.from, "if") {
			return true
		}
	}
	return r.supposed(part{s.from, p.item}) || r.is(p.item-1, ":") && r.paraphrases(part{s.from, p.item - 1})
}

// supposed tells what stands before words that nobody is said to have spoken
// yet: "Suppose a voter writes,", "A voter might be forgiven for thinking,".
func (r *reader) supposed(p part) bool {
	if r.is(p.from, "suppose", "imagine") && !r.items[p.from].any(quotation) {
		return true
	}
	if !r.is(p.from, "a", "an", "any", "anyone", "anybody", "you", "one") {
		return false
	}
	for i := p.from + 1; i < p.to && i < p.from+8; i++ {
		if r.is(i, "might", "could", "would", "may") {
			return !r.items[i].named()
		}
	}
	return false
}

// paraphrases tells what a reporter sums up in words of his own before a
// colon: "The message to them was plain:", "Translation:", "Perhaps:".
func (r *reader) paraphrases(p part) bool {
	const longest = 9 // items
	if p.empty() || p.to-p.from > longest {
		return false
	}
	if p.to == p.from+1 {
		return r.is(p.from, "translation", "perhaps", "maybe", "meaning", "moral")
	}
	plainly := p.to-p.from > 2 && r.is(p.from, "in") && r.is(p.from+1, "plain", "other") && r.is(p.from+2, "words", "english", "terms")
	meant := plainly // In plain words the budget says:
	for i := p.from; i < p.to; i++ {
		if x := r.items[i]; x.cues() && !plainly || x.named() && plainly && i > p.from || x.any(quotation|pronoun) || r.possessed(i) || r.is(i, "his", "her", "their") {
			return false // "his message was:" is his
		}
		meant = meant || r.is(i, "message", "lesson", "implication", "subtext", "moral")
	}
	return meant && !r.items[p.to-1].named()
}

// short is the kind of one to three words. Only a tag of their own makes them
// somebody's words, and in capitals only one that the marks bear out; or they
// are a whole sentence beside other words of the speaker's.
func (r *reader) short(q int, first rune) Kind {
	p, f := r.places[q], r.tags[q]
	own := f.ok() && !f.weak && f.how != introduced
	if f.how == ofText || r.inMarkup(q) || r.imagined(q) || r.knownAs(p.item) {
		return Scare
	}
	if p.words > 1 && r.titled(r.doc.Quoted[q]) && r.headline(r.sents[p.sentence]) {
		return r.inHeadline(q)
	}
	alone := r.sents[p.sentence] == part{p.item, p.item + 1}
	switch {
	case p.words > 1 && r.titled(r.doc.Quoted[q]) && (r.ofWork(p.item) || r.inside(p.item)):
		return Title
	case f.ok() && alone && unicode.IsUpper(first) && strings.ContainsRune(".?!", p.last):
		return Direct
	case own && unicode.IsUpper(first):
		stops := strings.ContainsRune(",.?!", p.last)
		opens := p.item == r.sents[p.sentence].from
		if f.tagFirst > p.item && (stops || opens) || stops && p.words > 1 {
			return Direct
		}
		if r.titled(r.doc.Quoted[q]) && p.words > 1 {
			return Title
		}
	case own && (p.words >= 2 || r.calledSo(f, p.item)):
		return Fragment
	case !own && p.words > 1 && r.titled(r.doc.Quoted[q]):
		return Title
	}
	return Scare
}

// knownAs tells a name that people have for a thing: the “bread law,” as
// everyone calls it.
func (r *reader) knownAs(i int) bool {
	const longest = 6 // items
	for i++; i < len(r.items) && r.is(i, ","); i++ {
	}
	if i+1 >= len(r.items) || !r.is(i, "as") {
		return false
	}
	for k := i + 1; k < len(r.items) && k <= i+longest && r.items[k].any(word); k++ {
		if r.is(k, "called", "known", "calls", "call") {
			return true
		}
	}
	return false
}

// calledSo tells the one word that somebody uses of a thing, `called him a
// “loser”`, from one that the reporter holds at a distance.
func (r *reader) calledSo(f finding, i int) bool {
	const longest = 6 // items from the verb to the word
	if f.cue < 0 || f.cue >= i || !r.items[f.cue].any(naming) {
		return false
	}
	if r.is(i-1, "as") { // described the island as "lost" and its people as "odd"
		return true
	}
	if i-f.cue > longest {
		return false
	}
	for k := f.cue + 1; k < i; k++ {
		if !r.items[k].any(word) {
			return false
		}
	}
	return true
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
		if r.ofWork(p.item) {
			return false
		}
		if before.lower == ":" || before.lower == "," || before.cues() && !before.any(naming) {
			return true
		}
	}
	list := f.ok() && !f.weak && strings.Contains(r.doc.Quoted[q].Inner.Of(r.doc.Text), ", ")
	return list || p.last == '?' || p.last == '!' || p.last == ',' && f.cue > p.item
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
	i := r.places[q].item + 1
	if i < len(r.items) && r.is(i, ",") {
		i++
	}
	if i+1 >= len(r.items) || i >= r.sents[r.places[q].sentence].to || !r.is(i, "by") || r.items[i].named() {
		return false
	}
	return r.items[i+1].proper() || r.is(i+1, "the") && i+2 < len(r.items) && r.items[i+2].proper()
}

// workBefore tells "a book about the bridge," whose title follows the comma.
func (r *reader) workBefore(comma, lo int) bool {
	const far = 6 // items
	for k := comma - 1; k >= max(lo, comma-far) && r.items[k].any(word) && !r.items[k].cues(); k-- {
		if r.items[k].any(work) && k > lo && r.items[k-1].any(word) && !r.items[k].ing() && !r.items[k].ed() {
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

func firstLetter(s string) rune {
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(c) {
			return c
		}
		i += n
	}
	return 0
}
