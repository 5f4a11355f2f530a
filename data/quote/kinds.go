package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	case r.tags[q].how == ofText, r.imagined(q), r.inMarkup(q), r.soCalled(p.item) && !r.titled(quoted), r.guessed(q) && r.termed(p.item):
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

// attributive tells a phrase that serves as an adjective, a new “too far to
// walk” rule: the reporter's own word for the thing.
// ofAnybody tells what a question or a rule says of no person in particular,
// those who “care for the old town”.
// expression tells a few words inside the reporter's sentence that nothing in
// the sentence gives to anybody: a “house of last resort”.
// voiceless tells a subject that says nothing: "the new rule", "no one", and
// what only stands where a subject would, "Call him", "Gone are".
// common tells a sentence's first word that the text, or a list, has in lower
// case: its capital makes no name of it.
// inMarkup tells the value of an attribute: name="…", and the text of a link.
// subhead tells a line of its own in single marks where the text gives words in
// double ones: a heading between paragraphs, as headlines take single marks.
// headline tells a sentence set in capitals like a headline: no full stop, and
// no longer word outside marks that begins small.
// beforeVerb is the noun of "Farmers Tell Minister", whose verb has a capital.
// inHeadline is the kind of words in a headline, where capitals tell nothing:
// a title behind the name of a work, somebody's sentence where it stands first
// or behind a colon, else a few of somebody's words.
// opensWithSpeaker tells a sentence in the first person: 'I Wrote It for You'.
// cuedInHeadline tells a headline with a verb that gives words before these.
// imagined tells words that nobody has said: "you can tell them", "if you
// said", "what everybody thinks:", "the message was plain:".
// anybody tells a subject that is no person in particular.
// unspoken tells a verb whose words are only thought of: "could say", "it would
// be easy to say".
// ifSaid tells a condition: "if you said", "what if Lee said", "when people
// say", "every time someone says".
// supposed tells what stands before words that nobody is said to have spoken
// yet: "Suppose a voter writes,", "A voter might be forgiven for thinking,".
// paraphrases tells what a reporter sums up in words of his own before a
// colon: "The message to them was plain:", "Translation:", "Perhaps:".
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

// termed tells words that are spoken of and not said: the term “safe as a
// bridge”, a name that means “safe as a bridge”, a town known as “the gate”.
// soCalled tells a name that a thing has, whoever uses it: the so-called
// “bridge to nowhere”, a form called “other and not yet known”.
// knownAs tells a name that people have for a thing: the “bread law,” as
// everyone calls it.
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
// utterance tells words in capitals that are somebody's all the same: a
// headline that quotes, a shout.
// ofWork tells what stands behind a name for a work or behind its owner: a film
// called “The Lead”, CNN's “The Lead”, in her book, “The Lead”.
// inside tells what somebody is seen or heard in: as she was in “The Lead.”
// byAuthor tells a headline or title with its author's name behind it: “A Long
// Winter,” by the Ledger's Ann Lee.
// entitled tells what is given as a title, in capitals or not: a book titled
// “how to cross a bridge”, the author of “…”.
// starAfter tells who is known by a work, behind its title: “The Bridge” star
// Ann Lee.
// workAfter tells what the words before are: “How to Cross,” a film by Lee;
// “How to Cross” is a film.
// linked tells the headline that a label points at: “RELATED: “…””.
// cited tells the headline that a letter or a note is about: (“The bridge will
// fall,” The Ledger, Thursday).
// columnBefore tells the title of a text that is named before it: the report,
// “The bridge must fall,” is old; in Lee's column of May 4, “The bridge must
// fall,” …
// workBefore tells "a book about the bridge," whose title follows the comma.
// shareTitles takes words in a headline for a title where they are one in
// another sentence of the text.
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
