package views

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// readingOf is a text of one paragraph a line.
func readingOf(text string) *desk.Reading {
	r := &desk.Reading{Source: data.Source{Revision: data.NewRevision(text)}}
	at := 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		r.Paragraphs = append(r.Paragraphs, data.Span{Start: at, End: at + len(strings.TrimRight(l, "\n"))})
		at += len(l)
	}
	return r
}

func TestContextAroundAPassage(t *testing.T) {
	tests := []struct {
		text, passage, before, after string
	}{
		{"He left. Zamili said, “We seek help.” Then he rose.", "We seek help.", "Zamili said, “", "”"},
		{"“We seek help,” Zamili said.\nMore.", "We seek help", "“", ",” Zamili said."},
		{"First.\nWe seek help, he said", "We seek help", "", ", he said"},
		{"We seek help", "We seek help", "", ""},
	}
	for _, c := range tests {
		r := readingOf(c.text)
		at := strings.Index(c.text, c.passage)
		if got := before(r, at); got != c.before {
			t.Errorf("before %q stands %q, want %q", c.passage, got, c.before)
		}
		if got := after(r, at+len(c.passage), 40); got != c.after {
			t.Errorf("after %q stands %q, want %q", c.passage, got, c.after)
		}
	}
}

// The runs of a span are its text, whatever the marks.
func TestMarksCutASpanWithoutLosingAByte(t *testing.T) {
	text := "In the upcoming days I think Iraq will"
	span := data.Span{Start: 3, End: len(text)}
	marks := []marked{{data.Span{Start: 0, End: 2}, markCut}, {data.Span{Start: 21, End: 28}, markAway}, {data.Span{Start: 26, End: 33}, markCut}}
	got, kinds := "", []mark(nil)
	for _, r := range markedRuns(text, span, marks) {
		got += r.text
		kinds = append(kinds, r.mark)
		if !r.wash {
			t.Errorf("%q stands on no gold", r.text)
		}
	}
	if got != text[3:] {
		t.Errorf("the runs say %q", got)
	}
	if want := []mark{markPlain, markAway, markCut, markPlain}; !slices.Equal(kinds, want) {
		t.Errorf("marks %v, want %v", kinds, want)
	}
}

func TestNamesTellOnlyWhatDiffers(t *testing.T) {
	for _, c := range [][3]string{
		{"Hakim Zamili", "Hakim al-Zimili", "al-Zimili"},
		{"Faisal al-Asafi", "one sheikh", "one sheikh"},
		{"Zamili", "Hakim Zamili", "Hakim Zamili"},
		{"Haider Abadi", "Haider", "Haider"},
	} {
		if got := withoutCommon(c[0], c[1]); got != c[2] {
			t.Errorf("beside %s, %s is told as %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func overlapRow(wordsA, wordsB int, tags []data.Tag) *desk.OverlapRow {
	return &desk.OverlapRow{Overlap: &data.Overlap{WordsA: wordsA, WordsB: wordsB, WordsSame: wordsA, Tags: tags}}
}

func TestSignsOfARow(t *testing.T) {
	for _, c := range []struct {
		tags []data.Tag
		want []sign
	}{
		{nil, []sign{signSame}},
		{[]data.Tag{data.Case, data.Punctuation}, []sign{signSame, signMarks}},
		{[]data.Tag{data.CutUnmarked, data.Case}, []sign{signCut}},
		{[]data.Tag{data.NameVaries}, []sign{signSame, signName}},
		{[]data.Tag{data.HeadlineQuote, data.Spliced, data.Reordered}, []sign{signMoved, signJoined, signHeadline}},
	} {
		if got := rowSigns(overlapRow(10, 10, c.tags)); !slices.Equal(got, c.want) {
			t.Errorf("%v shows %v, want %v", c.tags, got, c.want)
		}
	}
	if got := rowSigns(overlapRow(10, 18, []data.Tag{data.Punctuation})); !slices.Equal(got, []sign{signMore, signMarks}) {
		t.Errorf("eight words more in B show %v", got)
	}
	if got := rowSigns(overlapRow(10, 11, []data.Tag{data.NameVaries})); !slices.Equal(got, []sign{signSame, signName}) {
		t.Errorf("a name in one word more shows %v", got)
	}
	names := map[string]bool{}
	for s := range signs {
		if signNames[s] == "" || names[string(signNames[s])] {
			t.Errorf("sign %d has no name of its own", s)
		}
		names[string(signNames[s])] = true
		if signTexts[s] == "" && signLines[s] == nil && s != signEllipsis {
			t.Errorf("%s is drawn as an empty box", signNames[s])
		}
	}
}

// The preview counts the witnesses of the passage that it shows, and of no
// other.
func TestThePreviewCountsTheWitnesses(t *testing.T) {
	f := window(t)
	f.press("Esc")
	for range 3 {
		in, err := f.desk.Independence(t.Context(), f.overlaps.chosen)
		if err != nil {
			t.Fatal(err)
		}
		whole := strings.ReplaceAll(seen(f.overlaps.preview), "|", " ")
		if !strings.Contains(whole, in.Says()) {
			t.Errorf("%q is not in the preview %q", in.Says(), whole)
		}
		f.press("Down")
	}
}
