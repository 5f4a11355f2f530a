package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// Style is a house style: what a newsroom allows inside quotation marks.
type Style string

// The house styles.
const (
	Reuters  Style = "reuters"
	AP       Style = "ap"
	Guardian Style = "guardian"
)

// Styles lists them in the order they are offered.
var Styles = []Style{Reuters, AP, Guardian}

// Name is the house's name.
func (s Style) Name() string {
	return map[Style]string{Reuters: "Reuters", AP: "AP", Guardian: "the Guardian"}[s]
}

// Rule is one rule of a house, as its public style book has it.
type Rule struct {
	Style  Style
	Kinds  []data.Tag                     // the changes that it is about
	breaks func(change quotedChange) bool // which of them break it
	Says   say.Text                       // what a change that breaks it does, after the change's own sentence
	Book   string                         // style book and entry
	Read   string                         // where the entry was read, for few of the books are free
}

// Rules are the house styles in one table. It holds only what could be read in
// a public copy; what could not is named in TRICKY.md.
var Rules = []Rule{
	{
		Reuters, altering, always, "Reuters alters nothing in quotation marks, it only deletes words",
		"Reuters Handbook of Journalism, Q: quotations", "handbook.reuters.com/index.php/Q",
	},
	{
		Reuters, deleting, unshown, "Reuters shows a deletion with three full stops",
		"Reuters Handbook of Journalism, Q: quotations", "handbook.reuters.com/index.php/Q",
	},
	{
		Reuters, dotted, otherDots, "Reuters sets three full stops with a space before and after",
		"Reuters Handbook of Journalism, Q: quotations", "handbook.reuters.com/index.php/Q",
	},
	{
		AP, rewording, always, "AP never alters a quotation, not even its grammar",
		"AP Stylebook, quotations in the news", "writingexplained.org/ap-style/ap-style-quotes",
	},
	{
		AP, deleting, unshown, "AP shows a deletion with an ellipsis",
		"AP Stylebook, punctuation guide: ellipsis", "editingmonks.blogspot.com/2010/08/ellipsis-aps-rules.html",
	},
	{
		AP, dotted, otherDots, "AP sets an ellipsis as three full stops with a space on both sides",
		"AP Stylebook, punctuation guide: ellipsis", "editingmonks.blogspot.com/2010/08/ellipsis-aps-rules.html",
	},
	{
		AP,
		[]data.Tag{data.CutStart, data.CutEnd},
		dottedAtEdge, "AP sets no ellipsis at the beginning or the end of a quotation",
		"AP Stylebook, punctuation guide: ellipsis", "prdaily.com/?p=327446",
	},
	{
		Guardian, rewording, beyondTidying, "the Guardian prints the words that were spoken; only bad grammar may be improved",
		"Guardian style guide, Q: quotes", "anyotherbusiness.blogspot.com/2004/09/guardian-unlimited-style-guide-quotes.html",
	},
	{
		Guardian, deleting, muchUnshown, "the Guardian shows by an ellipsis or a new quotation where much is left out",
		"Guardian style guide, Q: quotes", "anyotherbusiness.blogspot.com/2004/09/guardian-unlimited-style-guide-quotes.html",
	},
}

// The kinds that the rules are about.
var (
	rewording = []data.Tag{data.InsertUnmarked, data.Substitution, data.Reordered}
	altering  = append([]data.Tag{data.InsertBracketed}, rewording...)
	deleting  = []data.Tag{data.CutUnmarked, data.CutStart, data.CutEnd, data.Spliced}
	dotted    = []data.Tag{data.CutMarked, data.CutStart, data.CutEnd, data.Spliced, data.EllipsisStyle}
)

// Breach is a change that breaks a rule.
type Breach struct {
	Change int // index into Comparison.Changes
	Rule   Rule
	Says   string // one plain sentence, without its full stop
}

// Breaches tells which changes break a house style, in their order. A style
// speaks of what stands in quotation marks: where B does not, nothing breaks
// it.
func (c Comparison) Breaches(style Style) []Breach {
	if !c.QuotedB {
		return nil
	}
	var out []Breach
	dots := c.ellipses()
	for i, x := range c.Changes {
		for _, r := range Rules {
			if r.Style == style && slices.Contains(r.Kinds, x.Kind) && r.breaks(quotedChange{x, dots[i]}) {
				out = append(out, Breach{i, r, x.Says + ": " + string(r.Says)})
			}
		}
	}
	return out
}

// quotedChange is a change and the ellipsis that shows it.
type quotedChange struct {
	data.Change
	dots dots
}

// dots is an ellipsis of B inside the passage; the zero value is none.
type dots struct {
	set          string // as it stands
	spaced       bool   // a space or the quotation's edge on both sides
	first, final bool   // at the quotation's beginning or end
}

// ellipses are, by change, the ellipses of B that belong to it.
func (c Comparison) ellipses() map[int]dots {
	var inB []Piece
	for _, p := range c.Line {
		if !p.B.Empty() {
			inB = append(inB, p)
		}
	}
	slices.SortStableFunc(inB, func(p, q Piece) int { return cmp.Compare(p.B.Start, q.B.Start) })
	out := map[int]dots{}
	for k, p := range inB {
		if p.Change < 0 || !strings.ContainsAny(p.Text, ".…") || strings.ContainsFunc(p.Text, unicode.IsLetter) ||
			p.Look != Mark && c.Changes[p.Change].Kind != data.EllipsisStyle {
			continue
		}
		d := dots{set: p.Text, spaced: true}
		before, after := k-1, k+1
		for d.first = true; before >= 0 && d.first; before-- {
			d.first = text.CountWords(inB[before].Text) == 0
		}
		for d.final = true; after < len(inB) && d.final; after++ {
			d.final = text.CountWords(inB[after].Text) == 0
		}
		if k > 0 && !d.first {
			r, _ := utf8.DecodeLastRuneInString(inB[k-1].Text)
			d.spaced = unicode.IsSpace(r)
		}
		if k+1 < len(inB) && !d.final {
			r, _ := utf8.DecodeRuneInString(inB[k+1].Text)
			d.spaced = d.spaced && unicode.IsSpace(r)
		}
		out[p.Change] = d
	}
	return out
}

func always(quotedChange) bool { return true }

// unshown tells a change that the reader cannot see.
func unshown(c quotedChange) bool { return !c.Marked }

// otherDots tells an ellipsis that is not three full stops between two spaces.
// The one character … is taken for three full stops, and a full stop before
// them for the sentence's own.
func otherDots(c quotedChange) bool {
	if c.dots.set == "" {
		return false
	}
	set := c.dots.set
	for _, own := range []string{". ", "."} {
		if rest := strings.TrimPrefix(set, own); rest == "..." || rest == "…" {
			set = rest
		}
	}
	return set != "..." && set != "…" || !c.dots.spaced
}

// dottedAtEdge tells an ellipsis before the first or after the last word.
func dottedAtEdge(c quotedChange) bool { return c.dots.set != "" && (c.dots.first || c.dots.final) }

// much is the fewest words that are much to leave out: the Guardian names no
// number.
const much = 6

// muchUnshown tells a long cut, or a splice, that the reader cannot see.
func muchUnshown(c quotedChange) bool {
	return !c.Marked && (c.Words >= much || c.Kind == data.Spliced)
}

// beyondTidying tells a change of wording that is more than improved grammar,
// as far as words show it: grammar is a word in another form, or an article, a
// form of be, have and do, "that" and "to" gone or come.
func beyondTidying(c quotedChange) bool {
	return c.Kind == data.Reordered || !slices.Equal(wordsOfSense(c.TextA), wordsOfSense(c.TextB))
}

// wordsOfSense are the stems of a wording's words, sorted, without those of
// grammar.
func wordsOfSense(s string) (out []string) {
	for _, w := range strings.FieldsFunc(text.Fold(s, text.Diacritics), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '.'
	}) {
		if !ofGrammar[w] {
			out = append(out, text.Fold(w, text.Stem))
		}
	}
	slices.Sort(out)
	return out
}

var ofGrammar = set(`a an the is are was were be been being am has have had do does did that to`)
