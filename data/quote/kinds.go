package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data/text"
)

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
	const phrase = 3 // words that may be no more than an expression
	first := firstLetter(quoted.Inner.Of(r.doc.Text))
	if p.words <= phrase {
		return r.short(q, first)
	}
	if r.titled(quoted) && !r.utterance(q) {
		return Title
	}
	if unicode.IsLower(first) {
		return Fragment
	}
	return Direct
}

// short is the kind of one to three words. Only a tag of their own makes them
// somebody's words, and in capitals only one that the marks bear out; or they
// are a whole sentence beside other words of the speaker's.
func (r *reader) short(q int, first rune) Kind {
	p, f := r.places[q], r.tags[q]
	own := f.ok() && !f.weak && f.how != introduced
	alone := r.sents[p.sentence] == part{p.item, p.item + 1}
	switch {
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
	if f.cue < 0 || f.cue >= i || i-f.cue > longest || !r.items[f.cue].any(naming) {
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
		case t.Len() >= small && !t.Is(text.Number):
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
		if before.any(work) {
			return false
		}
		if before.lower == ":" || before.lower == "," || before.cues() && !before.any(naming) {
			return true
		}
	}
	list := f.ok() && !f.weak && strings.Contains(r.doc.Quoted[q].Inner.Of(r.doc.Text), ", ")
	return list || p.last == '?' || p.last == '!' || p.last == ',' && f.cue > p.item
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
