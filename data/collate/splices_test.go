package collate

import (
	"slices"
	"strings"
	"testing"
)

func TestSplices(t *testing.T) {
	const joined = "“«We saw smoke. Then the roof fell»,” she said."
	for _, e := range []struct {
		name, between string
		said          map[string]string // the words of a quotation between, and whose they are
		says          string
	}{
		{
			"nobody between", "The fire spread fast. Nobody in the street slept.",
			map[string]string{},
			"12 words in 3 sentences stand between them in A; nobody is quoted there and no question is put",
		},
		{
			"somebody else", "“It was like a furnace,” said her son. He has left.",
			map[string]string{"“It was like a furnace,”": "Bob Ray"},
			"14 words in 3 sentences stand between them in A; there Bob Ray speaks",
		},
		{
			"more of her own words", "“I ran into the yard,” she said. Men came.",
			map[string]string{"“I ran into the yard,”": "Lee"},
			"12 words in 3 sentences stand between them in A; there the speaker says 5 more words",
		},
		{
			"an answer to something else", "Asked about the alarm, she was silent. Then she spoke.",
			map[string]string{},
			"13 words in 3 sentences stand between them in A; there a question is put or answered, “Asked about the alarm, she was silent”",
		},
		{
			"speakers not looked for", "“It was like a furnace,” said her son. “Why did nobody come?” He has left.", nil,
			"18 words in 4 sentences stand between them in A; there 2 quotations of nobody known and a question is put or answered, “Why did nobody come?”",
		},
	} {
		t.Run(e.name, func(t *testing.T) {
			a, b := marked("“«We saw smoke»,” said Ann Lee. "+e.between+" “«Then the roof fell»,” she said."), marked(joined)
			a.Speaker = "Ann Lee"
			var said []Said
			if e.said != nil {
				said = []Said{}
			}
			for words, who := range e.said {
				said = append(said, Said{Span: between(t, a.Doc, words, words[len(words)-3:], 0), Speaker: who})
			}
			found := Compare(a, b).Splices(a, said)
			if len(found) != 1 {
				t.Fatalf("%d splices", len(found))
			}
			if s := found[0]; s.Says != e.says || s.Before != a.Passage[0] || s.After != a.Passage[1] || s.Between.Start != s.Before.End {
				t.Errorf("says %q\nwant %q\n%+v", s.Says, e.says, s)
			}
		})
	}
}

// The splice of the Zamili pair: 134 words, most of them other people's.
func TestSpliceOfZamili(t *testing.T) {
	a, b := zamili(t)
	found := Compare(a, b).Splices(a, nil)
	if len(found) != 1 || found[0].Words != 134 || found[0].Before != a.Passage[0] || found[0].After != a.Passage[1] {
		t.Fatalf("%+v", found)
	}
	if want := "134 words in 5 sentences stand between them in A; nobody is quoted there and no question is put"; found[0].Says != want {
		t.Errorf("says %q, want %q", found[0].Says, want)
	}
}

// Spans put in another order, and a statement parted by its own attribution.
func TestSplicesOfOrderAndOfNone(t *testing.T) {
	a := marked("“«We saw smoke and then the roof fell»,” said Ann Lee. Nobody slept. It rained. “«The men came late»,” she said.")
	slices.Reverse(a.Passage)
	found := Compare(a, marked("“«The men came late. We saw smoke and then the roof fell»,” she said.")).Splices(a, nil)
	if len(found) != 1 || !strings.Contains(found[0].Says, "later") {
		t.Errorf("%+v", found)
	}
	a = marked("“«We saw smoke»,” said Ann Lee, “«and then the roof fell».”")
	if found := Compare(a, marked("“«We saw smoke and then the roof fell»,” she said.")).Splices(a, nil); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}
