package views

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
	"verbatim/views/prose"
)

// article is one side of a pair as it is read.
type article struct {
	letter  string
	label   string
	meta    data.Meta
	reading *desk.Reading
	passage data.Passage
	quote   *desk.Quotation
	isA     bool
}

// articles are A and B.
func articles(p *desk.Pair) [2]article {
	return [2]article{
		{"A", p.Row.LabelA, *p.Row.MetaA, p.A, p.Row.A.Passage, p.QuoteA, true},
		{"B", p.Row.LabelB, *p.Row.MetaB, p.B, p.Row.B.Passage, p.QuoteB, false},
	}
}

// level is how much of an article is shown around the passage.
type level uint8

// The levels, in the order C goes round them.
const (
	wholeArticle level = iota // what stands between two spans is folded
	unfolded
	byParagraph
	passageOnly
	levels
)

// shownParagraphs are those that stand on the page at a level; what stands
// between two spans is always among them, so that a fold can stand for it.
func (a article) shownParagraphs(l level) []prose.Para {
	all := paragraphs(a.reading)
	hull := a.passage.Hull()
	var out []prose.Para
	for _, p := range all {
		inside := p.Overlaps(hull)
		switch {
		case l == wholeArticle || l == unfolded, l == byParagraph && inside:
			out = append(out, p)
		case l == passageOnly && inside:
			touched := false
			for _, s := range a.passage {
				if c := (data.Span{Start: max(p.Start, s.Start), End: min(p.End, s.End)}); !c.Empty() {
					c = withMarks(a.reading.Revision.Text, c, p.Span)
					out = append(out, prose.Para{Span: c, Face: p.Face, Scale: p.Scale})
					touched = true
				}
			}
			if !touched {
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(x, y prose.Para) int { return x.Start - y.Start })
	return out
}

// The quotation marks that may touch a passage.
const (
	openingMarks = "“\"‘'«„"
	closingMarks = "”\"’'»“"
)

// withMarks draws a span out over the quotation marks and punctuation that
// touch it, inside its paragraph.
func withMarks(text string, s, paragraph data.Span) data.Span {
	for s.Start > paragraph.Start {
		r, n := utf8.DecodeLastRuneInString(text[:s.Start])
		if !strings.ContainsRune(openingMarks+"[(", r) {
			break
		}
		s.Start -= n
	}
	for s.End < paragraph.End {
		r, n := utf8.DecodeRuneInString(text[s.End:])
		if !strings.ContainsRune(closingMarks+",.;:!?])", r) {
			break
		}
		s.End += n
	}
	return s
}

// gaps are the stretches between two neighbouring spans of the passage.
func (a article) gaps() (out []data.Span) {
	ps := slices.Clone(a.passage)
	slices.SortFunc(ps, func(x, y data.Span) int { return x.Start - y.Start })
	for i := 1; i < len(ps); i++ {
		if g := (data.Span{Start: ps[i-1].End, End: ps[i].Start}); !g.Empty() {
			out = append(out, g)
		}
	}
	return out
}

// folds are the rows that stand for what lies between the spans: of each gap
// the paragraphs that stand wholly in it.
func (a article) folds(p *desk.Pair) (out []prose.Fold) {
	for _, g := range a.gaps() {
		inside := 0
		var hull data.Span
		for _, s := range a.reading.Paragraphs {
			if g.Contains(s) {
				if inside == 0 {
					hull.Start = s.Start
				}
				hull.End = s.End
				inside++
			}
		}
		if inside == 0 {
			continue
		}
		f := prose.Fold{Span: hull, Title: capital(say.N("%[2]s paragraph left out here", "%[2]s paragraphs left out here", inside, say.InWords(inside))), Hint: say.T("show"), Key: "C"}
		if c := p.Collation; a.isA && g.Overlaps(c.Gap) && c.GapWords > 0 {
			f.Title = say.N("%s word left out here", "%s words left out here", c.GapWords)
			f.Detail = say.N("%s paragraph", "%s paragraphs", inside) + ", " + say.N("%s character", "%s characters", utf8.RuneCountInString(betweenMarks(c.Gap.Of(a.reading.Revision.Text))))
			if m := joinMark(c); m != "" {
				f.Detail += say.T("; “%s” stands here in B", m)
			}
		}
		out = append(out, f)
	}
	return out
}

// betweenMarks is a gap without the marks that close the quotation before it
// and open the one after it.
func betweenMarks(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, closingMarks), openingMarks)
}

// joinMark is the mark that stands in B where two spans of A were joined.
func joinMark(c collate.Comparison) string {
	for i, p := range c.Line {
		if p.Look != collate.Joined {
			continue
		}
		for _, q := range c.Line[max(0, i-2):min(len(c.Line), i+3)] {
			if q.Look == collate.Mark && !q.B.Empty() && q.Change == p.Change {
				return strings.TrimSpace(q.Text)
			}
		}
	}
	return ""
}

// marks are the marks of an article: the passage, what was done to it, the
// current change; quiet shows typography too.
func (a article) marks(c collate.Comparison, current int, quiet bool) (out []prose.Mark) {
	for _, s := range a.passage {
		out = append(out, prose.Mark{Span: s, Kind: prose.Wash})
	}
	for i, ch := range c.Changes {
		s := ch.B
		if a.isA {
			s = ch.A
		}
		if i == current && ch.Op != data.OpJoin {
			if !s.Empty() {
				out = append(out, prose.Mark{Span: s, Kind: prose.Ring})
			}
		}
		if k, ok := a.kindOf(ch, quiet); ok && !s.Empty() {
			out = append(out, prose.Mark{Span: s, Kind: k})
		}
	}
	for _, p := range c.Line {
		if p.Look != collate.Mark || a.isA || p.B.Empty() || strings.ContainsAny(p.Text, "[]") {
			continue // brackets are inside what they add
		}
		out = append(out, prose.Mark{Span: p.B, Kind: prose.Lozenge})
		if p.Change >= 0 && p.Change == current && c.Changes[current].Op == data.OpJoin {
			out = append(out, prose.Mark{Span: p.B, Kind: prose.Ring})
		}
	}
	return out
}

// kindOf is how a change is marked on this side.
func (a article) kindOf(ch data.Change, quiet bool) (prose.Kind, bool) {
	switch {
	case typographic(ch.Kind):
		return prose.Quiet, quiet
	case ch.Kind != "" && ch.Kind.Harmless():
		return prose.Quiet, true
	case ch.Op == data.OpJoin:
		return 0, false
	case ch.Op == data.OpMove && a.isA:
		return prose.MovedAway, true
	case ch.Op == data.OpMove:
		return prose.MovedHere, true
	case a.isA:
		return prose.Cut, true
	}
	return prose.Added, true
}

// notes stand in the margin: who speaks where, in the passage in full, and the
// names of the zones.
func (a article) notes() []prose.Note {
	out := zoneNotes(a.reading)
	told, inPassage := 0, false
	for i := range a.reading.Quotations {
		q := &a.reading.Quotations[i]
		if q.Speaker == nil || q.Statement == told || q.Depth > 0 || q.Kind == "indirect" {
			continue
		}
		told = q.Statement
		mine := slices.ContainsFunc(a.passage, q.Outer.Overlaps)
		n := prose.Note{At: q.Outer.Start, Lines: []prose.NoteLine{{Text: say.T("another speaker"), Look: prose.Label}, {Text: speakerName(q), Look: prose.Strong}}}
		if mine {
			n.Lines[0].Text = say.T("speaker")
			n.Lines = append(n.Lines, speakerFacts(q, !inPassage)...)
			inPassage = true
		}
		out = append(out, n)
	}
	slices.SortStableFunc(out, func(x, y prose.Note) int { return x.At - y.At })
	return out
}

func speakerName(q *desk.Quotation) string {
	if q.Speaker.Name != "" {
		return q.Speaker.Name
	}
	return q.Speaker.Text
}

// speakerFacts are role and credit; that nobody is credited is said once.
func speakerFacts(q *desk.Quotation, first bool) (out []prose.NoteLine) {
	if q.Speaker.Role != "" {
		out = append(out, prose.NoteLine{Text: q.Speaker.Role})
	}
	switch {
	case q.Credit != "":
		out = append(out, prose.NoteLine{Text: say.T("told %s", q.Credit)})
	case first:
		out = append(out, prose.NoteLine{Text: say.T("no source named")})
	}
	if q.Inferred {
		out = append(out, prose.NoteLine{Text: say.T("inferred: %s", named(q.How)), Look: prose.Label})
	}
	return out
}

// known is the line of facts beside an outlet's name.
func (a article) known(p *desk.Pair) string {
	side := 'B'
	if a.isA {
		side = 'A'
	}
	out := []string{about(p, side)}
	if p.Row.Within {
		out = append(out, dated(a.meta.Date))
	}
	if a.meta.Author != "" {
		out = append(out, a.meta.Author)
	} else {
		out = append(out, say.T("no author"))
	}
	if u, err := url.Parse(a.meta.URL); err == nil && u.Host != "" {
		out = append(out, strings.TrimPrefix(u.Host, "www."))
	} else {
		out = append(out, say.T("address unknown"))
	}
	return strings.Join(out, "; ")
}

// tie joins a stretch of A to the stretch of B that has its words.
type tie struct{ a, b data.Span }

// tiesOf are the stretches that the two passages share, one for each pair of
// spans, in A's order.
func tiesOf(p *desk.Pair) []tie {
	type pairOf struct{ a, b int }
	found := map[pairOf]*tie{}
	var order []pairOf
	for _, piece := range p.Collation.Line {
		if piece.Look != collate.Same || piece.A.Empty() || piece.B.Empty() {
			continue
		}
		k := pairOf{spanOf(p.Row.A.Passage, piece.A), spanOf(p.Row.B.Passage, piece.B)}
		if k.a < 0 || k.b < 0 {
			continue
		}
		t := found[k]
		if t == nil {
			found[k] = &tie{piece.A, piece.B}
			order = append(order, k)
			continue
		}
		t.a = data.Span{Start: min(t.a.Start, piece.A.Start), End: max(t.a.End, piece.A.End)}
		t.b = data.Span{Start: min(t.b.Start, piece.B.Start), End: max(t.b.End, piece.B.End)}
	}
	out := make([]tie, len(order))
	for i, k := range order {
		out[i] = *found[k]
	}
	if len(out) == 0 && len(p.Row.A.Passage) > 0 && len(p.Row.B.Passage) > 0 {
		out = append(out, tie{p.Row.A.Passage.Hull(), p.Row.B.Passage.Hull()})
	}
	slices.SortStableFunc(out, func(x, y tie) int { return x.a.Start - y.a.Start })
	return out
}

func spanOf(ps data.Passage, s data.Span) int {
	return slices.IndexFunc(ps, func(p data.Span) bool { return p.Overlaps(s) })
}

// counts say what the comparison counted: "44 of 48 words the same, 2 moved".
func counts(c collate.Comparison, long bool) string {
	if !long {
		return say.T("%d of %d words same", c.Same, c.WordsA)
	}
	out := say.T("%d of %d words the same", c.Same, c.WordsA)
	for _, n := range []struct {
		n    int
		what string
	}{{c.Moved, say.T("moved")}, {c.Removed, say.T("cut")}, {c.Added, say.T("added")}} {
		if n.n > 0 {
			out += fmt.Sprintf(", %d %s", n.n, n.what)
		}
	}
	return out
}
