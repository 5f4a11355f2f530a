package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// finding is a speaker as a rule found it.
type finding struct {
	who      part
	cue      int // the item that introduces the words, or -1
	how      string
	weak     bool // the rule is a guess
	tagFirst int  // for a tag: the item it begins at, and
	tagEnd   int  // the item after its subject
	via      part // who quotes them: "TASS quoted Lee as saying"
}

func (f finding) ok() bool { return !f.who.empty() }

// nobody tells a word that stands where a subject would and names no one:
// "There is talk", "said any", "on such measures".
func (r *reader) nobody(p part) bool {
	return p.to == p.from+1 && r.is(p.from, "there", "such", "any", "this", "that", "these", "those", "what", "just")
}

// uncased tells words of a script without capitals, such as Arabic: without a
// tag of their own the rules, which look for names by capitals and verbs by their
// English forms, cannot tell a speaker from a verb there.
func (r *reader) uncased(p part) bool {
	c, _ := utf8.DecodeRuneInString(r.items[p.from].Of(r.doc.Text))
	return unicode.Is(unicode.Lo, c)
}

// scene is one quotation with the items a rule may look at.
type scene struct {
	*reader
	q    int  // in Doc.Quoted
	i    int  // its item
	sent part // its sentence
	hi   int  // where the clause after it ends: the next quotation or stop
	last rune // last rune inside its marks
}

// reach is how many items of a sentence the rules look over: more than any
// sentence that a person wrote, so that a text without stops costs no more.
const reach = 200

func (r *reader) scene(q int) scene {
	p := r.places[q]
	end := min(r.sents[r.paras[p.para].to-1].to, p.item+reach)
	s := scene{r, q, p.item, r.sents[p.sentence], p.item + 1, p.last}
	s.sent.from = max(s.sent.from, p.item-reach)
	for s.hi < end && !r.items[s.hi].any(quotation) && !r.ends(s.hi) {
		s.hi++
	}
	return s
}

// tagged looks for a tag, the surest sign of a speaker: on which side first
// depends on how the quotation ends. A comma inside the closing mark promises
// a tag after it.
func (s scene) tagged() finding {
	opens := s.i == s.sent.from
	comma := s.last == ',' || s.i+1 < s.hi && s.is(s.i+1, ",")
	led := !opens && s.is(s.i-1, ":", ",")
	sides := []func() finding{s.tagBefore, s.tagAfter, s.farTag}
	switch {
	case !opens && s.items[s.i-1].cues() && !s.items[s.i-1].ing():
	case opens, comma, !led && strings.ContainsRune("?!—–-", s.last):
		sides = []func() finding{s.tagAfter, s.tagBefore}
	case s.last == '.':
		sides = []func() finding{s.tagBefore, s.farTag}
	}
	for _, side := range sides {
		if f := side(); f.ok() && !s.nobody(f.who) {
			return f
		}
	}
	return finding{}
}
