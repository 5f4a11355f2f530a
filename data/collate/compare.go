package collate

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// Compare says what was done to B's wording against A's.
func Compare(a, b Side) Comparison {
	s, out := tell(a, b)
	defer s.release()
	out.Changes, out.told = slices.Grow(out.Changes, len(s.changes)), slices.Grow(out.told, len(s.changes))
	for i := range s.changes {
		c := &s.changes[i]
		said := s.says(c)
		c.Says = capitalised(said.String())
		out.Changes, out.told = append(out.Changes, c.Change), append(out.told, said)
	}
	out.Line = s.line()
	out.Proposed = s.propose(&out, a, b)
	return out
}

// Outline is Compare without what is read change by change: no Changes, Line and
// Proposed.
func Outline(a, b Side) Comparison {
	s, out := tell(a, b)
	s.release()
	return out
}

// scribes keep their space from one comparison to the next: many short ones in a
// row spent a fifth of their time on it.
var scribes = sync.Pool{New: func() any { return &scribe{collation: &collation{a: &side{}, b: &side{}, words: newLexicon(0)}} }}

// tell compares, and gives the comparison as a whole. The scribe is to be released
// when what it tells of single changes has been taken over.
func tell(a, b Side) (*scribe, Comparison) {
	s := scribes.Get().(*scribe)
	s.collate(a, b)
	s.write()
	out := s.counts()
	for i := range s.changes {
		s.measure(&s.changes[i], &out)
	}
	out.QuotedA, out.QuotedB = s.a.isQuoted(), s.b.isQuoted()
	out.Speaker = Names(speaker(a), speaker(b))
	out.Alarms = s.alarms()
	out.Tags = s.tags(out.Alarms, out.Speaker)
	return s, out
}

// release gives the scribe back, and lets go of the texts.
func (s *scribe) release() {
	clear(s.changes)
	s.words.reset(0)
	for _, x := range []*side{s.a, s.b} {
		clear(x.entries)
		x.doc, x.spans = nil, nil
	}
	scribes.Put(s)
}

// collate finds out which words are kept and which are moved.
func (c *collation) collate(a, b Side) {
	n := len(b.Passage)
	for _, p := range []data.Passage{a.Passage, b.Passage} {
		n += p.Len() / 6
	}
	c.words.reset(n)
	c.a.read(a, c.words)
	c.b.read(b, c.words)
	c.groups, c.moves = c.groups[:0], c.moves[:0]
	toB := align(c.a.units, c.b.units)
	settle(c.a.units, c.b.units, toB)
	slide(c.a, toB)
	toA := invert(toB, len(c.b.units))
	slide(c.b, toA)
	c.readGroups(invert(toA, len(c.a.units)))
	c.joinVariants()
	c.findMoves()
	c.dropStrays()
}

// counts counts words by what became of them.
func (s *scribe) counts() Comparison {
	c := Comparison{WordsA: len(s.a.words), WordsB: len(s.b.words)}
	for _, w := range s.a.words {
		switch w.fate {
		case kept:
			c.Same++
		case moved:
			c.Moved++
		default:
			c.Removed++
		}
	}
	for _, w := range s.b.words {
		if w.fate == left || w.fate == stray {
			c.Added++
		}
	}
	return c
}

// measure fills in what follows from a change's place.
func (s *scribe) measure(c *change, out *Comparison) {
	c.TextA, c.TextB = c.A.Of(s.a.doc.Text), c.B.Of(s.b.doc.Text)
	switch c.Op {
	case data.OpInsert:
		c.Words = int(c.bWords[1] - c.bWords[0])
	case data.OpJoin:
		c.Words = c.jump.words
		if c.A.Len() > out.Gap.Len() {
			out.Gap, out.GapWords = c.A, c.Words
		}
	default:
		c.Words = int(c.aWords[1] - c.aWords[0])
	}
}

// tags are the kinds of the changes that raise one, the alarms that are tags,
// and what concerns the passages as a whole.
func (s *scribe) tags(alarms []data.Tag, d Differs) []data.Tag {
	has := map[data.Tag]bool{
		data.NameVaries:    d == Varies,
		data.HeadlineQuote: s.a.isHeadlineQuote() || s.b.isHeadlineQuote(),
	}
	for _, t := range alarms {
		has[t] = true
	}
	for _, c := range s.changes {
		if !c.hush {
			has[c.Kind] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(data.MachineTags), func(t data.Tag) bool { return !has[t] })
}

// isQuoted tells a passage in quotation marks.
func (x *side) isQuoted() bool { return x.doc.InQuotes(x.spans) }

// isHeadlineQuote tells a passage in quotation marks inside a title or deck.
func (x *side) isHeadlineQuote() bool {
	if len(x.spans) == 0 || !x.isQuoted() {
		return false
	}
	z := x.doc.Zone(x.spans)
	return z == data.ZoneTitle || z == data.ZoneDeck
}

// Said is what a change says, in the window's language; Change.Says is English.
func (c Comparison) Said(change int) string { return capitalised(c.told[change].Shown()) }

// capitalised begins a sentence with a capital.
func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// lower folds capitals only.
func lower(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

// unbracketed takes square brackets away.
func unbracketed(s string) string {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] != '[' && s[i] != ']' {
			out = append(out, s[i])
		}
	}
	return string(out)
}
