package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is the longest stretch, in words, that counts only with a tag of its
// own: shorter ones are scare quotes more often than speech.
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
	case r.tags[q].how == ofText, r.imagined(q), r.inMarkup(q), r.soCalled(p.item) && !r.titled(quoted), r.guessed(q) && (r.termed(p.item) || r.spokenOf(q)):
		return Scare
	case r.titled(quoted) && r.headline(r.sents[p.sentence]):
		return r.inHeadline(q)
	case r.titled(quoted) && !r.utterance(q), r.byAuthor(q), r.cited(q), r.linked(q), r.entitled(p.item), r.guessed(q) && (r.columnBefore(p.item) || r.workAfter(p.item)):
		return Title
	case r.guessed(q) && (r.attributive(q) || r.ofAnybody(p.item) || r.expression(q, first)):
		return Scare
	case unicode.IsLower(first):
		return Fragment
	}
	return Direct
}

// guessed tells that no tag gives the words to anybody.
func (r *reader) guessed(q int) bool { return r.tags[q].weak || !r.tags[q].ok() }

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
