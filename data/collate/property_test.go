package collate

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// stock is what generated texts are made of: words that recur, marks of all
// styles, brackets, ellipses, contractions, compounds, names, figures.
var stock = []string{
	"the", "The", "of", "a", "army", "city", "Iraq", "Russia", "attacked", "will", "not", "don't", "do", "can't", "cannot",
	"airstrike", "air", "strike", "strikes", "U.S.", "US", "United States", "al-Zamili", "Zamili", "Al Zimili", "Hakim", "30", "30,000", "40%", "percent",
	",", ".", ". . .", "...", "…", "[have now]", "[", "]", "[W]e", "we", "“", "”", "\"", "‘", "’", "ISIS'", "ISIS's", "—", "-", "--",
	"I think", "said", "\n\n", "\u00a0", "é", "café", "cafe", "may", "He", "!", "?", ";", "(", ")", "\xff",
}

// drawText makes a text, and a passage of up to three spans of it at any
// bytes.
func drawText(t *rapid.T, label string) (string, data.Passage) {
	ws := rapid.SliceOfN(rapid.SampledFrom(stock), 0, 40).Draw(t, label)
	s := strings.Join(ws, rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, label+" joined by"))
	cuts := rapid.SliceOfN(rapid.IntRange(0, len(s)), 0, 6).Draw(t, label+" cut at")
	slices.Sort(cuts)
	if len(cuts) < 2 {
		return s, data.Passage{{Start: 0, End: len(s)}}
	}
	var p data.Passage
	for i := 0; i+1 < len(cuts); i += 2 {
		p = append(p, data.Span{Start: cuts[i], End: cuts[i+1]})
	}
	return s, p
}

// checkAnswer holds what is true of every comparison.
func checkAnswer(t interface{ Fatalf(string, ...any) }, a, b Side, c Comparison) {
	if c.WordsA != c.Same+c.Moved+c.Removed {
		t.Fatalf("%d words of A are not %d same + %d moved + %d removed", c.WordsA, c.Same, c.Moved, c.Removed)
	}
	backA, backB := c.Rebuild()
	if want := strings.Join(a.Passage.Texts(a.Doc.Text), ""); backA != want {
		t.Fatalf("A comes back as %q, was %q", backA, want)
	}
	if want := strings.Join(b.Passage.Texts(b.Doc.Text), ""); backB != want {
		t.Fatalf("B comes back as %q, was %q", backB, want)
	}
	removed, added, moved := 0, 0, 0
	for _, x := range c.Changes {
		if x.TextA != x.A.Of(a.Doc.Text) || x.TextB != x.B.Of(b.Doc.Text) {
			t.Fatalf("the texts of %+v are not those at its places", x)
		}
		if x.Op != data.OpJoin && (crosses(a.Passage, x.A) || crosses(b.Passage, x.B)) {
			t.Fatalf("%+v crosses the border of two spans %v %v", x, a.Passage, b.Passage)
		}
		switch {
		case x.Op == data.OpDelete:
			removed += x.Words
		case x.Op == data.OpInsert:
			added += x.Words
		case x.Op == data.OpMove:
			moved += x.Words
		case x.Kind == data.Substitution:
			removed += x.Words
		}
		if x.Says == "" || strings.ContainsAny(x.Says, "\n") {
			t.Fatalf("%+v says nothing in one line", x)
		}
	}
	if removed != c.Removed || moved != c.Moved || added > c.Added {
		t.Fatalf("the changes remove %d and move %d words and add %d, the counts say %d, %d and %d", removed, moved, added, c.Removed, c.Moved, c.Added)
	}
	c.Wdiff()
	checkRules(t, a, c)
}

// checkRules holds what is true of every answer about house styles and
// splices.
func checkRules(t interface{ Fatalf(string, ...any) }, a Side, c Comparison) {
	for _, style := range Styles {
		for _, x := range c.Breaches(style) {
			if !slices.Contains(x.Rule.Kinds, c.Changes[x.Change].Kind) || !c.QuotedB || !strings.Contains(x.Says, style.Name()) {
				t.Fatalf("%s: %+v breaks %+v", style, c.Changes[x.Change], x)
			}
		}
	}
	splices := 0
	for _, x := range c.Changes {
		if x.Kind == data.Spliced {
			splices++
		}
	}
	found := c.Splices(a, nil)
	for _, x := range found {
		if j := c.Changes[x.Change]; j.A != x.Between || j.Words != x.Words || x.Says == "" {
			t.Fatalf("%+v is told as %+v", j, x)
		}
	}
	if len(found) != splices {
		t.Fatalf("%d of %d splices told", len(found), splices)
	}
}

// crosses tells whether a span lies in more than one of a passage's spans.
func crosses(p data.Passage, s data.Span) bool {
	if s.Empty() {
		return false
	}
	return !slices.ContainsFunc(p, func(o data.Span) bool { return o.Contains(s) })
}

func TestEveryComparisonRebuildsBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sa, pa := drawText(t, "a")
		sb, pb := drawText(t, "b")
		a, b := Side{Doc: text.Parse(sa), Passage: pa}, Side{Doc: text.Parse(sb), Passage: pb}
		checkAnswer(t, a, b, Compare(a, b))
	})
}

func TestTextAgainstItselfHasNoChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := drawText(t, "text")
		x := Side{Doc: text.Parse(s), Passage: data.Passage{{Start: 0, End: len(s)}}}
		c := Compare(x, x)
		if len(c.Changes) > 0 || c.Same != c.WordsA || c.Added != 0 {
			t.Fatalf("%q against itself: %d of %d words same, %d added, changes %+v", s, c.Same, c.WordsA, c.Added, c.Changes)
		}
	})
}

// retypeset writes a text with other glyphs for the same marks.
func retypeset(t *rapid.T, s string) string {
	var b strings.Builder
	for _, r := range s {
		other := map[rune][]string{
			'\'': {"'", "’"}, '’': {"'", "’"}, '"': {"\""}, '“': {"\"", "“"}, '”': {"\"", "”"}, '—': {"—", "–", "--"}, ' ': {" ", "\u00a0"},
		}[r]
		if other == nil {
			b.WriteRune(r)
			continue
		}
		b.WriteString(rapid.SampledFrom(other).Draw(t, "glyph"))
	}
	return b.String()
}

// prose are sentences whose marks are set in every way.
var prose = []string{
	"“We don’t want war,” he said — “not now.” They’ll leave.", "It's Iraq's army, the militants' bases and \"the city\" -- all of it.",
	"‘Yes’, she said; “the army’s ready”.", "The U.S. may strike 30 bases… or none, (it said) in 2014.", "He asked: “Why?”",
}

func TestTypographyRaisesNothingAboveTypography(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(prose), 1, 4).Draw(t, "sentences"), " ")
		r := retypeset(t, s)
		c := Compare(whole(s), whole(r))
		if c.Removed+c.Added+c.Moved > 0 || len(c.Alarms) > 0 {
			t.Fatalf("%q set %q: %d removed, %d added, %d moved, alarms %v, %s", s, r, c.Removed, c.Added, c.Moved, c.Alarms, c.Wdiff())
		}
		for _, tag := range c.Tags {
			if tag != data.Typography {
				t.Fatalf("%q set %q raises %s: %+v", s, r, tag, c.Changes)
			}
		}
	})
}

// whole is a side that is a whole text.
func whole(s string) Side {
	return Side{Doc: text.Parse(s), Passage: data.Passage{{Start: 0, End: len(s)}}}
}

func FuzzCompare(f *testing.F) {
	f.Add("In the upcoming days, I think Iraq will ask.", "I think the upcoming days Iraq will ask [now].", 0, 20, 22, 60, 0, 48)
	f.Add("“We do not,” he said, “want it.”", "“We don’t … want it”", 3, 11, 24, 32, 3, 30)
	f.Add("Hakim Zamili said 30% … no", "Hakem Al Zamli said 40 percent . . . not", 0, 9, 9, 40, 0, 90)
	f.Fuzz(func(t *testing.T, a, b string, a0, a1, a2, a3, b0, b1 int) {
		if len(a)+len(b) > 4000 {
			return
		}
		x, y := Side{Doc: text.Parse(a), Passage: passage(a, a0, a1, a2, a3)}, Side{Doc: text.Parse(b), Passage: passage(b, b0, b1)}
		checkAnswer(t, x, y, Compare(x, y))
	})
}

// passage makes spans of a text out of any numbers.
func passage(s string, at ...int) data.Passage {
	for i := range at {
		at[i] = min(max(at[i], 0), len(s))
	}
	slices.Sort(at)
	var p data.Passage
	for i := 0; i+1 < len(at); i += 2 {
		p = append(p, data.Span{Start: at[i], End: at[i+1]})
	}
	return p
}

// TestOutline: an outline is the comparison without what is read change by change,
// also in the space of other comparisons.
func TestOutline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sa, pa := drawText(t, "A")
		sb, pb := drawText(t, "B")
		a, b := Side{Doc: text.Parse(sa), Passage: pa}, Side{Doc: text.Parse(sb), Passage: pb}
		full := Compare(a, b)
		full.Changes, full.told, full.Line, full.Proposed = nil, nil, nil, Proposal{}
		if got := Outline(a, b); !reflect.DeepEqual(got, full) {
			t.Fatalf("the outline is %+v, the comparison %+v", got, full)
		}
	})
}
