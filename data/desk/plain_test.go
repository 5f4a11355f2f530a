package desk

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/reuse"
)

var articles = filepath.Join("..", "..", "seeds", "articles")

func loadArticles(t testing.TB) map[string]Incoming {
	t.Helper()
	in, refused, err := Load([]string{articles})
	if err != nil || len(refused) > 0 || len(in) != 5 {
		t.Fatal(len(in), refused, err)
	}
	out := map[string]Incoming{}
	for _, x := range in {
		out[x.Name] = x
	}
	return out
}

func TestFindIn(t *testing.T) {
	in, _, err := Load([]string{articles})
	if err != nil {
		t.Fatal(err)
	}
	r, err := FindIn(t.Context(), in, reuse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	first := r.Overlaps[0]
	if first.A.Source != "moscow-times.txt" || first.B.Source != "informed-comment.txt" || !slices.Equal(first.A.Passage, data.Passage{{Start: 511, End: 654}, {Start: 1482, End: 1592}}) {
		t.Errorf("the first is %+v", first)
	}
	if first.WordsA != 48 || first.WordsB != 48 || first.WordsSame != 44 {
		t.Errorf("words %d, %d, same %d", first.WordsA, first.WordsB, first.WordsSame)
	}
	for _, tag := range []data.Tag{data.Reordered, data.Spliced, data.InsertBracketed, data.CutUnmarked} {
		if !slices.Contains(first.Tags, tag) {
			t.Errorf("no tag %s among %v", tag, first.Tags)
		}
	}
	if slices.Contains(first.Tags, data.NameVaries) {
		t.Error("finding looks for no speakers, yet their names vary")
	}
}

func TestIncomingOpens(t *testing.T) {
	r := loadArticles(t)["moscow-times.txt"].Open()
	if r.Words < 800 || len(r.Paragraphs) < 20 || len(r.Quotations) < 10 || len(r.Zones) == 0 || r.Publisher != "The Moscow Times" {
		t.Errorf("%d words, %d paragraphs, %d quotations, %d zones, %+v", r.Words, len(r.Paragraphs), len(r.Quotations), len(r.Zones), r.Meta)
	}
	if r.Revision.Hash != data.Hash(r.Revision.Text) || r.Quotations[0].Speaker == nil {
		t.Errorf("the first quotation is %+v", r.Quotations[0])
	}
}

// Without spans the strongest overlap is compared, in the order given; with
// one side's, the passage of the other that answers to it.
func TestCompareTexts(t *testing.T) {
	in := loadArticles(t)
	a, b := in["moscow-times.txt"], in["informed-comment.txt"]
	spansA := data.Passage{{Start: 511, End: 654}, {Start: 1482, End: 1592}}
	c := must[Compared](t)(CompareTexts(t.Context(), a, b, nil, nil))
	if !slices.Equal(c.A, spansA) || c.WordsA != 48 || c.Same != 44 || c.CreditA != "Reuters" || !strings.Contains(c.SpeakerB, "Zimili") {
		t.Errorf("without spans: %v, %v, %d of %d words, %s, %s", c.A, c.B, c.Same, c.WordsA, c.CreditA, c.SpeakerB)
	}
	other := must[Compared](t)(CompareTexts(t.Context(), b, a, nil, nil))
	if !slices.Equal(other.A, c.B) || !slices.Equal(other.B, c.A) {
		t.Errorf("the other way round: %v against %v", other.A, other.B)
	}
	half := must[Compared](t)(CompareTexts(t.Context(), a, b, spansA[:1], nil))
	if !slices.Equal(half.B, c.B) || !slices.Equal(half.A, spansA[:1]) {
		t.Errorf("with A's first span: %v against %v", half.A, half.B)
	}
	unlike := Incoming{Name: "x", Text: "Gardeners recommend planting tulips early."}
	whole := must[Compared](t)(CompareTexts(t.Context(), a, unlike, nil, nil))
	if !slices.Equal(whole.A, data.Passage{{Start: 0, End: len(a.Text)}}) || whole.Same > 6 {
		t.Errorf("nothing in common: %v", whole.A)
	}
	var m *Mistake
	if _, err := CompareTexts(t.Context(), a, b, data.Passage{{Start: 5, End: len(a.Text) + 1}}, nil); !errors.As(err, &m) {
		t.Errorf("a span outside the text: %v", err)
	}
}

func BenchmarkFindIn(b *testing.B) {
	in, _, err := Load([]string{articles})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := FindIn(b.Context(), in, reuse.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestByStory: overlaps of one story come after each other, whatever their ranks
// are.
func TestByStory(t *testing.T) {
	ranked := [][2]string{
		{"flood 1", "flood 2"},
		{"strike 1", "strike 2"},
		{"flood 3", "flood 1"},
		{"strike 2", "strike 3"},
		{"flood 2", "flood 3"},
		{"strike 1", "strike 1"},
	}
	order := byStory(len(ranked), func(k int) (a, b string) { return ranked[k][0], ranked[k][1] })
	if got, want := fmt.Sprint(order), "[0 2 4 5 1 3]"; got != want {
		t.Errorf("the order is %s, want %s", got, want)
	}
}
