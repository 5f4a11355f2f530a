package collate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/data"
	"verbatim/data/quote"
	"verbatim/data/text"
	"verbatim/seeds"
)

// revised is a changed text and where the borders of the old one's bytes are
// in it now.
type revised struct {
	text string
	now  []int // by byte of the old text, and its end
}

func (r revised) span(sp data.Span) data.Span {
	return data.Span{Start: r.now[sp.Start], End: r.now[sp.End]}
}

// rewritten replaces, token by token, what write gives: what comes in place of
// the token and what comes in behind it. A span that ends with the token ends
// before what comes in behind.
func rewritten(d *text.Doc, write func(t text.Token) (instead, behind string)) revised {
	var b strings.Builder
	now := make([]int, len(d.Text)+1)
	for _, t := range d.Tokens {
		instead, behind := write(t)
		start := b.Len()
		b.WriteString(instead)
		for i := t.Start; i < t.End; i++ {
			now[i] = min(start+i-t.Start, b.Len())
		}
		now[t.End] = b.Len()
		b.WriteString(behind)
		if behind != "" && t.End < len(d.Text) {
			now[t.End] = b.Len()
		}
	}
	now[len(d.Text)] = b.Len()
	return revised{b.String(), now}
}

// otherWords exchanges, takes out or adds to this share of the words.
func otherWords(d *text.Doc, share float64, r *rand.Rand) revised {
	word := func() string { return d.Of(d.Tokens[d.Words[r.IntN(len(d.Words))]]) }
	return rewritten(d, func(t text.Token) (string, string) {
		w := d.Of(t)
		if t.Kind != text.Word || r.Float64() >= share {
			return w, ""
		}
		switch r.IntN(4) {
		case 0:
			return "", ""
		case 1:
			return w, " " + word()
		}
		return word(), ""
	})
}

// otherGlyphs sets marks and spaces as another house does.
func otherGlyphs(d *text.Doc) revised {
	swap := strings.NewReplacer("“", `"`, "”", `"`, `"`, "”", "’", "'", "'", "’", "‘", "'", "—", "--", "–", "-", "-", "‑", "…", "...", "\u00a0", " ", " ", "\u00a0")
	return rewritten(d, func(t text.Token) (string, string) {
		s := d.Of(t)
		if t.Kind == text.Ellipsis && strings.HasPrefix(s, ".") {
			return "…", ""
		}
		return swap.Replace(s), ""
	})
}

// inFront puts a paragraph before the text.
func inFront(d *text.Doc, paragraph string) revised {
	return rewritten(d, func(t text.Token) (string, string) {
		if t.Start == 0 {
			return paragraph + "\n\n" + d.Of(t), ""
		}
		return d.Of(t), ""
	}).from(len(paragraph) + 2)
}

func (r revised) from(first int) revised {
	r.now[0] = first
	return r
}

// without takes a stretch out.
func without(d *text.Doc, sp data.Span) revised {
	return rewritten(d, func(t text.Token) (string, string) {
		if sp.Overlaps(t.Span) {
			return "", ""
		}
		return d.Of(t), ""
	})
}

// cited is one of the five articles with its quotations.
type cited struct {
	doc        *text.Doc
	quotations []text.Quoted
}

var citations = sync.OnceValue(func() (out []cited) {
	for _, a := range seeds.Articles() {
		c := cited{doc: text.Parse(strings.ReplaceAll(strings.TrimPrefix(string(a.Bytes), "\ufeff"), "\r\n", "\n"))}
		for _, q := range quote.Find(c.doc) {
			if q.Marked() && !q.Inner.Empty() {
				c.quotations = append(c.quotations, q.Quoted)
			}
		}
		out = append(out, c)
	}
	return out
})

// isPlace tells whether two spans are one place: they share most of both.
func isPlace(x, y data.Span) bool { return 2*x.Common(y) > max(x.Len(), y.Len()) }

// outcome counts what became of passages.
type outcome struct{ all, found, exact, asked, lost, wrong int }

func (o *outcome) take(l Located, want data.Span) {
	o.all++
	switch l.Fate() {
	case Reattached:
		switch {
		case !isPlace(l.Passage.Hull(), want):
			o.wrong++
		case l.Passage.Hull() == want:
			o.exact++
			o.found++
		default:
			o.found++
		}
	case Asked:
		o.asked++
	default:
		o.lost++
	}
}

func (o outcome) share() float64 { return 100 * float64(o.found) / float64(o.all) }

// All quotations of the five articles are looked up in texts that were changed
// as articles are. The floors are those the project promises.
func TestQuotationsAreFoundAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 70))
	const note = "Editor’s note: this story was “updated” on Friday."
	edits := []struct {
		name   string
		rounds int
		floor  float64 // per cent that must be found
		change func(d *text.Doc) revised
	}{
		{"typography changed", 1, 100, otherGlyphs},
		{"text put in front", 1, 100, func(d *text.Doc) revised { return inFront(d, note) }},
		{"3 % of words changed", 50, 98, func(d *text.Doc) revised { return otherWords(d, .03, r) }},
		{"10 % of words changed", 50, 96, func(d *text.Doc) revised { return otherWords(d, .10, r) }},
		{"20 % of words changed", 50, 0, func(d *text.Doc) revised { return otherWords(d, .20, r) }},
	}
	t.Logf("%-24s %6s %9s %7s %6s %6s %6s", "", "all", "attached", "edges", "asked", "lost", "wrong")
	for _, e := range edits {
		var o outcome
		for range e.rounds {
			for _, c := range citations() {
				x := e.change(c.doc)
				l := NewLocator(c.doc, text.Parse(x.text))
				for _, q := range c.quotations {
					o.take(l.Locate(data.Passage{q.Inner}), x.span(q.Inner))
				}
			}
		}
		t.Logf("%-24s %6d %8.2f%% %6.2f%% %6d %6d %6d", e.name, o.all, o.share(), 100*float64(o.exact)/float64(o.all), o.asked, o.lost, o.wrong)
		if o.share() < e.floor || o.wrong > 0 {
			t.Errorf("%s: %.2f %% were found, want %.0f; %d at a wrong place, want none", e.name, o.share(), e.floor, o.wrong)
		}
	}
}

// A quotation that was taken out, alone or with its sentence, while the rest of
// the article changed too, is attached to nothing.
func TestWhatWasTakenOutIsNotFoundElsewhere(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 70))
	for _, share := range []float64{0, .03, .10} {
		var alone, sentence outcome
		for _, c := range citations() {
			for _, q := range c.quotations {
				for _, out := range []struct {
					of *outcome
					sp data.Span
				}{{&alone, q.Outer}, {&sentence, withSentences(c.doc, q.Outer)}} {
					changed := text.Parse(otherWords(text.Parse(without(c.doc, out.sp).text), share, r).text)
					l := NewLocator(c.doc, changed).Locate(data.Passage{q.Inner})
					out.of.take(l, data.Span{})
					if l.Fate() == Reattached {
						t.Errorf("%q was taken out, and is found as %q (%.2f)", q.Inner.Of(c.doc.Text), l.Passage.Joined(changed.Text), l.Score)
					}
				}
			}
		}
		t.Logf("taken out, %2.0f %% of the other words changed: attached %d of %d, asked %d; with the sentence: attached %d of %d, asked %d", 100*share,
			alone.found+alone.wrong, alone.all, alone.asked, sentence.found+sentence.wrong, sentence.all, sentence.asked)
	}
}

// withSentences is the span with all of the sentences it stands in.
func withSentences(d *text.Doc, sp data.Span) data.Span {
	whole := sp
	for _, s := range d.Sentences {
		if s.Overlaps(sp) {
			whole = hull(whole, s)
		}
	}
	return whole
}

// A quotation stands twice: the words around it tell which is which, and where
// those are the same too, the order; one that was taken out is not taken for
// the other.
func TestTheSameSentenceTwice(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 70))
	for _, share := range []float64{0, .03, .10} {
		for _, paragraph := range []bool{false, true} {
			var both, one, gone outcome
			for _, c := range citations() {
				for _, q := range c.quotations {
					d, first, second := repeated(c.doc, q, paragraph, r)
					x := otherWords(d, share, r)
					l := NewLocator(d, text.Parse(x.text))
					both.take(l.Locate(data.Passage{first}), x.span(first))
					both.take(l.Locate(data.Passage{second}), x.span(second))

					y := without(d, first)
					z := otherWords(text.Parse(y.text), share, r)
					l = NewLocator(d, text.Parse(z.text))
					one.take(l.Locate(data.Passage{second}), z.span(y.span(second)))
					gone.take(l.Locate(data.Passage{first}), data.Span{})
				}
			}
			t.Logf("%2.0f %% changed, twice with its paragraph: %-5v both there %+v; one there %+v, the other %+v", 100*share, paragraph, both, one, gone)
			if both.wrong+one.wrong+gone.wrong > 0 || share == 0 && both.found+one.found < both.all+one.all {
				t.Errorf("%.0f %% changed, with its paragraph %v: %+v %+v %+v", 100*share, paragraph, both, one, gone)
			}
		}
	}
}

// repeated puts a quotation, or its whole paragraph, behind another paragraph
// once more, and gives the places of both.
func repeated(d *text.Doc, q text.Quoted, paragraph bool, r *rand.Rand) (twice *text.Doc, first, second data.Span) {
	copied := q.Outer
	for _, p := range d.Paragraphs {
		if paragraph && p.Contains(q.Outer) {
			copied = p
		}
	}
	const near = 200 // bytes; of two that stand side by side nobody can say which one went
	after := copied.Start
	for after > copied.Start-near && after < copied.End+near {
		after = d.Paragraphs[r.IntN(len(d.Paragraphs))].End
	}
	twice = text.Parse(d.Text[:after] + "\n\n" + copied.Of(d.Text) + d.Text[after:])
	place := func(copied int) data.Span {
		from := copied + q.Inner.Start - q.Outer.Start
		return data.Span{Start: from, End: from + q.Inner.Len()}
	}
	first, second = place(q.Outer.Start), place(after+2+q.Outer.Start-copied.Start)
	if after <= copied.Start {
		first = place(q.Outer.Start + 2 + copied.Len())
	}
	return twice, first, second
}

func ExampleLocator() {
	old := text.Parse(`The mayor said: “The old bridge will be closed in May.” Nobody asked why.`)
	changed := text.Parse(`UPDATED. The mayor said: “The old bridge may be closed in late May.” Nobody asked why.`)
	at := strings.Index(old.Text, "The old")
	l := NewLocator(old, changed).Locate(data.Passage{{Start: at, End: at + len("The old bridge will be closed in May.")}})
	fmt.Printf("%.2f %v %s\n", l.Score, l.Changed, l.Passage.Joined(changed.Text))
	// Output: 0.89 true The old bridge may be closed in late May.
}

// A passage of two spans is found span by span; with one of them gone it is
// what is left, and changed.
func TestSplicedPassagesAreFoundSpanBySpan(t *testing.T) {
	const old = `He said: “We will rebuild the harbour before winter comes to this coast.” A gull cried over the quay. “It will cost us less than the dyke did.”`
	spans := func(s string, parts ...string) (p data.Passage) {
		for _, part := range parts {
			at := strings.Index(s, part)
			p = append(p, data.Span{Start: at, End: at + len(part)})
		}
		return p
	}
	first, second := "We will rebuild the harbour before winter comes to this coast.", "It will cost us less than the dyke did."
	for _, c := range []struct {
		now     string
		want    []string
		changed bool
		fate    Fate
	}{
		{"On Monday. " + old, []string{first, second}, false, Reattached},
		{strings.Replace(old, "winter", "spring", 1), []string{strings.Replace(first, "winter", "spring", 1), second}, true, Reattached},
		{strings.Replace(old, " A gull cried over the quay. “"+second+"”", "", 1), []string{first}, true, Asked},
		{"Nothing of it is left.", nil, true, Orphaned},
	} {
		l := NewLocator(text.Parse(old), text.Parse(c.now)).Locate(spans(old, first, second))
		got := l.Passage.Texts(c.now)
		if !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 || l.Changed != c.changed || l.Fate() != c.fate {
			t.Errorf("%q: %q, score %.2f, changed %v", c.now, got, l.Score, l.Changed)
		}
	}
}

// Capitals and typography are no change of words; a figure and a sign are.
func TestWhatCountsAsChangedWords(t *testing.T) {
	const old = `She said: “the U.S. has lost 5% of its well-known trade - or so.” Then she left.`
	for now, changed := range map[string]bool{
		`She said: "The US has lost 5% of its well known trade — or so." Then she left.`:   false,
		`She said: “the U.S. has lost 6% of its well-known trade - or so.” Then she left.`: true,
		`She said: “the U.S. has lost 5 of its well-known trade - or so.” Then she left.`:  true,
		`She said: “the U.S. lost 5% of its well-known trade - or so.” Then she left.`:     true,
		`She said: “Why, the U.S. has lost 5% of its well-known trade - or so.” Then she.`: true,
	} {
		from, to := strings.Index(old, "the U.S."), strings.Index(old, ".” Then")
		l := NewLocator(text.Parse(old), text.Parse(now)).Locate(data.Passage{{Start: from, End: to}})
		if l.Changed != changed || l.Fate() != Reattached {
			t.Errorf("%s: %+v", now, l)
		}
	}
}
