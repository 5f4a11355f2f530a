package collate

import (
	"cmp"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// nothing is how a change is told that the reader cannot see.
const nothing say.Text = "nothing shows it"

// alarmSays are what a checker must not miss.
var alarmSays = map[data.Tag]say.Text{
	data.NumberChanged:   "A number, a date or a unit differs",
	data.NegationChanged: "A “not” is lost or added",
	data.ModalChanged:    "How sure or how binding it is differs: may, will, must, all, nearly",
	data.NameChanged:     "A name is another one, lost or added",
	data.RolesSwapped:    "Who does it and to whom is turned round",
}

// AlarmSays is what an alarm says of the two wordings, without its full stop;
// empty for other tags.
func AlarmSays(alarm data.Tag) say.Text { return alarmSays[alarm] }

// says puts what happened into one plain sentence, without its full stop. What
// shows it, or that nothing does, stands behind its last "; ".
func (s *scribe) says(c *change) say.Line {
	a, b := quoted(c.TextA), quoted(c.TextB)
	switch c.Op {
	case data.OpMove:
		if c.move.earlier {
			return say.L("%s stands %s earlier; %s", b, wordCount(c.move.over), nothing)
		}
		return say.L("%s stands %s later; %s", b, wordCount(c.move.over), nothing)
	case data.OpJoin:
		return s.saysJoin(c)
	case data.OpDelete:
		if c.Kind == data.Punctuation {
			return say.L("%s is left out", s.nameMark(c.TextA, s.a, c.A, markNames))
		}
		if c.Words == 0 && c.Kind == "" {
			return say.L("the ellipsis is not needed: B quotes more, or parts the quotation there")
		}
		return s.saysCut(c, a)
	case data.OpInsert:
		switch c.Kind {
		case data.Punctuation:
			return say.L("%s is added", s.nameMark(c.TextB, s.b, c.B, anyMark))
		case data.InsertBracketed:
			return say.L("%s is added, in brackets", b)
		case "":
			if c.Words == 0 {
				return say.L("an ellipsis shows that A's sentence has more")
			}
			if c.shown != "" {
				return say.L("B quotes more: %s, %s", b, c.shown)
			}
			return say.L("B quotes more: %s", b)
		}
		return say.L("%s is added; %s", b, nothing)
	}
	if blankA, blankB := strings.TrimSpace(c.TextA) == "", strings.TrimSpace(c.TextB) == ""; blankA || blankB {
		return saysSpace(blankA, blankB)
	}
	switch c.Kind {
	case data.Substitution:
		return say.L("%s becomes %s; %s", a, b, cmp.Or(c.shown, nothing))
	case data.NameVaries:
		return say.L("%s is spelled %s", a, b)
	case data.Typography:
		return say.L("%s is set %s", a, b)
	case data.EllipsisStyle:
		return say.L("the ellipsis %s is set %s", a, b)
	case data.Punctuation:
		return say.L("%s becomes %s", s.nameMark(c.TextA, s.a, c.A, markNames), markName(c.TextB, anyMark))
	}
	if s.byAlias(c) {
		return say.L("%s is written %s, an alias of it", a, b)
	}
	return say.L("%s is written %s", a, b)
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
func saysSpace(inA, inB bool) say.Line {
	switch {
	case inA && inB:
		return say.L("a space is set otherwise")
	case inA:
		return say.L("a hyphen joins two words")
	}
	return say.L("a hyphen between two words is left out")
}

func (s *scribe) saysCut(c *change, a any) say.Line {
	switch {
	case c.Kind == "":
		return say.L("%s is left out; in A it stood in brackets", a)
	case c.sentences && c.Kind == data.CutStart:
		return say.L("%s before it is left off, a whole sentence or more", a)
	case c.sentences:
		return say.L("%s after it is left off, a whole sentence or more", a)
	case c.Inherited && c.inheritedAfter:
		return say.L("%s is dropped; the ellipsis after it is the source's own", a)
	case c.Inherited:
		return say.L("%s is dropped; the ellipsis before it is the source's own", a)
	}
	how := cmp.Or(c.shown, nothing)
	switch {
	case c.edge && c.Kind == data.CutStart || s.isFirst(c):
		return say.L("%s is cut at the start; %s", a, how)
	case c.edge:
		return say.L("%s is cut at the end; %s", a, how)
	}
	return say.L("%s is cut; %s", a, how)
}

// isFirst tells whether a cut stands before B's first kept word.
func (s *scribe) isFirst(c *change) bool {
	return len(s.groups) > 0 && c.aWords[1] <= s.groups[0].a0
}

func (s *scribe) saysJoin(c *change) say.Line {
	quotations := s.a.doc.InQuotes(s.a.spans)
	how := nothing
	switch {
	case c.Marked:
		how = "an ellipsis stands there"
	case c.Inherited:
		how = "the ellipsis there is the source's own"
	}
	switch {
	case c.jump.words == 0 && quotations:
		return say.L("two quotations of A are made one, in another order; %s", how)
	case c.jump.words == 0:
		return say.L("two passages of A are made one, in another order; %s", how)
	case quotations:
		return say.L("two quotations, %s apart in A, are made one; %s", wordCount(c.jump.words), how)
	}
	return say.L("two passages, %s apart in A, are made one; %s", wordCount(c.jump.words), how)
}

// wordCount counts words in a sentence.
func wordCount(n int) say.Line { return say.LN("%[2]d word", "%[2]d words", n, n) }

// Longer quotations are told by their first and last words.
const (
	quoteWhole = 12 // words
	quoteEnds  = 4
)

// quoted puts words in marks, long ones shortened.
func quoted(s string) say.Line {
	ws := strings.Fields(s)
	if len(ws) > quoteWhole {
		return say.L("“%s … %s” (%s)", strings.Join(ws[:quoteEnds], " "), strings.Join(ws[len(ws)-quoteEnds:], " "), wordCount(text.CountWords(s)))
	}
	return say.L("“%s”", strings.Join(ws, " "))
}

// nameMark names a mark and the word it follows.
func (s *scribe) nameMark(mark string, x *side, at data.Span, names map[string]say.Text) any {
	name := markName(mark, names)
	lo, hi := x.doc.WordRange(data.Span{Start: max(0, at.Start-1), End: at.Start})
	for k := at.Start; lo == hi && k > max(0, at.Start-8); k-- { // spaces and other marks before it
		lo, hi = x.doc.WordRange(data.Span{Start: k - 1, End: k})
	}
	if lo == hi {
		return name
	}
	return say.L("%s after %s", name, quoted(x.doc.Of(x.doc.Tokens[x.doc.Words[hi-1]])))
}

// markName is a mark's name with one of the two articles.
func markName(mark string, names map[string]say.Text) any {
	if n, ok := names[text.Fold(mark, text.Typographic)]; ok {
		return n
	}
	return say.L(names[""], quoted(mark))
}

// markNames are the marks that were there, anyMark those that come.
var (
	markNames = map[string]say.Text{
		"":  "the mark %s", // any other
		",": "the comma", ".": "the full stop", ";": "the semicolon", ":": "the colon", "!": "the exclamation mark", "?": "the question mark",
		"-": "the dash", "…": "the ellipsis", `"`: "the quotation mark", "'": "the inner quotation mark", "(": "the bracket", ")": "the bracket",
	}
	anyMark = map[string]say.Text{
		"":  "a mark %s",
		",": "a comma", ".": "a full stop", ";": "a semicolon", ":": "a colon", "!": "an exclamation mark", "?": "a question mark",
		"-": "a dash", "…": "an ellipsis", `"`: "a quotation mark", "'": "an inner quotation mark", "(": "a bracket", ")": "a bracket",
	}
)
