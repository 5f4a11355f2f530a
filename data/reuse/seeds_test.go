package reuse

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
	"verbatim/seeds"
)

var update = flag.Bool("update", false, "write the golden file anew")

// articles are the five sample articles, read.
func articles() []Document {
	var out []Document
	for _, a := range seeds.Articles() {
		s := string(a.Bytes)
		out = append(out, Document{Name: a.Name, Hash: data.Hash(s), Date: a.Date, Doc: text.Parse(s)})
	}
	return out
}

func find(t testing.TB, docs []Document, o Options) Result {
	t.Helper()
	r, err := Find(context.Background(), docs, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tell writes an overlap for a reader: what was found, where, in which words.
func tell(docs []Document, o data.Overlap) string {
	var b strings.Builder
	where := "across"
	if o.Within {
		where = "within"
	}
	fmt.Fprintf(&b, "%s, %s, %d and %d words, %d the same\n", o.Tier, where, o.WordsA, o.WordsB, o.WordsSame)
	for _, s := range []data.Side{o.A, o.B} {
		marks := ""
		if s.Quoted {
			marks = ", in quotation marks"
		}
		for _, d := range docs {
			if d.Name == s.Source {
				var spans []string
				for _, p := range s.Passage {
					q := d.Doc.Points(p)
					spans = append(spans, fmt.Sprintf("[%d,%d]", q.Start, q.End))
				}
				fmt.Fprintf(&b, "  %s, %s%s %s\n    %s\n", s.Source, s.Zone, marks, strings.Join(spans, " "), s.Passage.Joined(d.Doc.Text))
			}
		}
	}
	return b.String()
}

// What is found in the five articles, outside set phrases and boilerplate, in
// the order of the list.
func TestArticlesGolden(t *testing.T) {
	docs := articles()
	var b strings.Builder
	for _, o := range find(t, docs, Options{}).Overlaps {
		if !o.Tier.Aside() {
			b.WriteString(tell(docs, o) + "\n")
		}
	}
	const golden = "testdata/articles.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// Two quotations of one interview, printed elsewhere as one.
func TestSplicedQuotationFirst(t *testing.T) {
	docs := articles()
	o := find(t, docs, Options{}).Overlaps[0]
	if o.A.Source != "moscow-times.txt" || o.B.Source != "informed-comment.txt" {
		t.Fatalf("first is %s", tell(docs, o))
	}
	var spans []data.Span
	for _, s := range o.A.Passage {
		spans = append(spans, docs[2].Doc.Points(s))
	}
	if len(spans) != 2 || spans[0] != (data.Span{Start: 511, End: 654}) || spans[1] != (data.Span{Start: 1482, End: 1592}) {
		t.Errorf("A's spans are %v", spans)
	}
	if got := len(o.B.Passage); got != 1 {
		t.Errorf("B has %d spans, want the quotation in one", got)
	}
	if o.WordsA != 48 || o.WordsB != 48 || o.WordsSame != 44 {
		t.Errorf("%d and %d words, %d the same; want 48, 48, 44", o.WordsA, o.WordsB, o.WordsSame)
	}
	if !o.A.Quoted || !o.B.Quoted || o.Within || o.Tier != data.TierEdited {
		t.Errorf("told as %s", tell(docs, o))
	}
}

// A person would call each of these a finding; whatever merely recurs ranks
// below all of them.
func TestArticlesHold(t *testing.T) {
	docs := articles()
	wants := []struct{ name, source, a, b string }{
		{"the lead in a video headline", "informed-comment.txt", "Iraq may request Russian air strikes", "Iraq may soon request Russian airstrikes against Islamic State on its soil"},
		{"a deck that drops ten words", "daily-beast.txt", "Russia is serious in fighting terrorism and wants to finish the war as soon as possible, unlike the U.S.,", "Russia is serious in fighting terrorism, […] unlike the U.S."},
		{"a deck against the body's quotation", "russia-insider.txt", "Iraqi people in general, not only us, have started to feel", "Iraqi People Have Started to Feel That the US Isn't Serious About Fighting ISIS"},
		{"the lead in a comment", "informed-comment.txt", "The Iraqi government in Baghdad, threatened by Daesh", "The Iraqi government in Baghdad, threatened by Daesh (ISIS, ISIL) and frustrated by"},
		{"the lead with its middle cut", "informed-comment.txt", "The Iraqi government in Baghdad, threatened by Daesh", "The Iraqi government…frustrated by the Obama administration’s foot-dragging in taking it on…."},
		{"a paragraph that repeats another", "russia-insider.txt", "when PM Haider al-Abadi said he would welcome Russian airstrikes", "when PM Haider al-Abadi said he would welcome Russian airstrikes"},
		{"a reported offer in two articles", "russia-insider.txt", "said he would welcome Russian air strikes", "said he would welcome Russian airstrikes"},
	}
	found := find(t, docs, Options{}).Overlaps
	for _, w := range wants {
		ok := false
		for _, o := range found {
			texts := map[string]string{}
			for _, d := range docs {
				texts[d.Name] = d.Doc.Text
			}
			a, b := o.A.Passage.Joined(texts[o.A.Source]), o.B.Passage.Joined(texts[o.B.Source])
			if o.B.Source == w.source && strings.Contains(a, w.a) && strings.Contains(b, w.b) {
				ok = !o.Tier.Aside()
			}
		}
		if !ok {
			t.Errorf("%s was not found", w.name)
		}
	}
	aside := false
	for _, o := range found {
		if aside && !o.Tier.Aside() {
			t.Errorf("below what merely recurs: %s", tell(docs, o))
		}
		aside = aside || o.Tier.Aside()
	}
}
