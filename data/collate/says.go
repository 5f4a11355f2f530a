package collate

import (
	"cmp"
	"fmt"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// nothing is how a change is told that the reader cannot see.
const nothing = "nothing shows it"

// says puts what happened into one plain sentence, without its full stop.
func (s *scribe) says(c *change) string {
	a, b := quoted(c.TextA), quoted(c.TextB)
	switch c.Op {
	case data.OpMove:
		way := "later"
		if c.move.earlier {
			way = "earlier"
		}
		return fmt.Sprintf("%s stands %s %s; %s", b, count(c.move.over, "word"), way, nothing)
	case data.OpJoin:
		return s.saysJoin(c)
	case data.OpDelete:
		if c.Kind == data.Punctuation {
			return fmt.Sprintf("%s is left out", s.nameMark(c.TextA, s.a, c.A))
		}
		if c.Words == 0 && c.Kind == "" {
			return "the ellipsis is not needed: B quotes more, or parts the quotation there"
		}
		return s.saysCut(c, a)
	case data.OpInsert:
		switch c.Kind {
		case data.Punctuation:
			return fmt.Sprintf("%s is added", indefinite(s.nameMark(c.TextB, s.b, c.B)))
		case data.InsertBracketed:
			return fmt.Sprintf("%s is added, in brackets", b)
		case "":
			if c.Words == 0 {
				return "an ellipsis shows that A's sentence has more"
			}
			if c.shown != "" {
				return fmt.Sprintf("B quotes more: %s, %s", b, c.shown)
			}
			return fmt.Sprintf("B quotes more: %s", b)
		}
		return fmt.Sprintf("%s is added; %s", b, nothing)
	}
	if blankA, blankB := strings.TrimSpace(c.TextA) == "", strings.TrimSpace(c.TextB) == ""; blankA || blankB {
		return saysSpace(blankA, blankB)
	}
	switch c.Kind {
	case data.Substitution:
		return fmt.Sprintf("%s becomes %s; %s", a, b, cmp.Or(c.shown, nothing))
	case data.NameVaries:
		return fmt.Sprintf("%s is spelled %s", a, b)
	case data.Typography:
		return fmt.Sprintf("%s is set %s", a, b)
	case data.EllipsisStyle:
		return fmt.Sprintf("the ellipsis %s is set %s", a, b)
	case data.Punctuation:
		return fmt.Sprintf("%s becomes %s", s.nameMark(c.TextA, s.a, c.A), indefinite(markName(c.TextB)))
	}
	if s.byAlias(c) {
		return fmt.Sprintf("%s is written %s, an alias of it", a, b)
	}
	return fmt.Sprintf("%s is written %s", a, b)
}

// byAlias tells whether two spellings are the same by the texts' aliases only:
// "airstrike" is "air strike" without them.
func (s *scribe) byAlias(c *change) bool {
	a, inA := s.a.spelled(c.aWords)
	b, inB := s.b.spelled(c.bWords)
	return (inA || inB) && a != b
}

// spelled are the letters of the words, spelled one way, and whether an alias
// is among them.
func (x *side) spelled(words [2]int32) (letters string, alias bool) {
	for i := words[0]; i < words[1]; i++ {
		letters += american(x.foldWord(int(i)))
		alias = alias || x.words[i].alias
	}
	return letters, alias
}

// saysSpace tells a space that is another space, or is or was a hyphen.
func saysSpace(inA, inB bool) string {
	switch {
	case inA && inB:
		return "a space is set otherwise"
	case inA:
		return "a hyphen joins two words"
	}
	return "a hyphen between two words is left out"
}

func (s *scribe) saysCut(c *change, a string) string {
	switch {
	case c.Kind == "":
		return fmt.Sprintf("%s is left out; in A it stood in brackets", a)
	case c.sentences && c.Kind == data.CutStart:
		return fmt.Sprintf("%s before it is left off, a whole sentence or more", a)
	case c.sentences:
		return fmt.Sprintf("%s after it is left off, a whole sentence or more", a)
	case c.Inherited && c.inheritedAfter:
		return fmt.Sprintf("%s is dropped; the ellipsis after it is the source's own", a)
	case c.Inherited:
		return fmt.Sprintf("%s is dropped; the ellipsis before it is the source's own", a)
	}
	where := ""
	switch {
	case c.edge && c.Kind == data.CutStart || s.isFirst(c):
		where = " at the start"
	case c.edge:
		where = " at the end"
	}
	how := c.shown
	if how == "" {
		how = nothing
	}
	return fmt.Sprintf("%s is cut%s; %s", a, where, how)
}

// isFirst tells whether a cut stands before B's first kept word.
func (s *scribe) isFirst(c *change) bool {
	return len(s.groups) > 0 && c.aWords[1] <= s.groups[0].a0
}

func (s *scribe) saysJoin(c *change) string {
	what := "passages"
	if s.a.doc.InQuotes(s.a.spans) {
		what = "quotations"
	}
	how := nothing
	switch {
	case c.Marked:
		how = "an ellipsis stands there"
	case c.Inherited:
		how = "the ellipsis there is the source's own"
	}
	if c.jump.words == 0 {
		return fmt.Sprintf("two %s of A are made one, in another order; %s", what, how)
	}
	return fmt.Sprintf("two %s, %s apart in A, are made one; %s", what, count(c.jump.words, "word"), how)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Longer quotations are told by their first and last words.
const (
	quoteWhole = 12 // words
	quoteEnds  = 4
)

// quoted puts words in marks, long ones shortened.
func quoted(s string) string {
	ws := strings.Fields(s)
	if len(ws) > quoteWhole {
		return fmt.Sprintf("“%s … %s” (%s)", strings.Join(ws[:quoteEnds], " "), strings.Join(ws[len(ws)-quoteEnds:], " "), count(text.CountWords(s), "word"))
	}
	return "“" + strings.Join(ws, " ") + "”"
}

// nameMark names a mark and the word it follows.
func (s *scribe) nameMark(mark string, x *side, at data.Span) string {
	name := markName(mark)
	lo, hi := x.doc.WordRange(data.Span{Start: max(0, at.Start-1), End: at.Start})
	for k := at.Start; lo == hi && k > max(0, at.Start-8); k-- { // spaces and other marks before it
		lo, hi = x.doc.WordRange(data.Span{Start: k - 1, End: k})
	}
	if lo == hi {
		return name
	}
	return fmt.Sprintf("%s after %s", name, quoted(x.doc.Of(x.doc.Tokens[x.doc.Words[hi-1]])))
}

// markName is a mark's name with its article.
func markName(mark string) string {
	if n, ok := markNames[text.Fold(mark, text.Typographic)]; ok {
		return n
	}
	return "the mark " + quoted(mark)
}

// indefinite is a mark's name with the other article.
func indefinite(name string) string {
	rest, ok := strings.CutPrefix(name, "the ")
	switch {
	case !ok:
		return name
	case strings.ContainsRune("aeiou", rune(rest[0])):
		return "an " + rest
	}
	return "a " + rest
}

var markNames = map[string]string{
	",": "the comma", ".": "the full stop", ";": "the semicolon", ":": "the colon", "!": "the exclamation mark", "?": "the question mark",
	"-": "the dash", "…": "the ellipsis", `"`: "the quotation mark", "'": "the inner quotation mark", "(": "the bracket", ")": "the bracket",
}
