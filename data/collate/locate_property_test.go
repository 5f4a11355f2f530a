package collate

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// someText draws texts in which words recur, so that there is more than one
// place for most things.
func someText(t *rapid.T, name string) string {
	words := rapid.SampledFrom([]string{"no", "No", "the", "bridge", "“the", "bridge”", "will", "…", "close.", "\n\n", "5%", "al-Zimili", "U.S.", "—", "السلام"})
	return strings.Join(rapid.SliceOfN(words, 1, 60).Draw(t, name), " ")
}

func somePassage(t *rapid.T, d *text.Doc) (p data.Passage) {
	for from := 0; from < len(d.Words); {
		a := rapid.IntRange(from, len(d.Words)-1).Draw(t, "from")
		b := rapid.IntRange(a, len(d.Words)-1).Draw(t, "to")
		p = append(p, data.Span{Start: d.Tokens[d.Words[a]].Start, End: d.Tokens[d.Words[b]].End})
		if from = b + 2; rapid.Bool().Draw(t, "one more") {
			continue
		}
		break
	}
	return p
}

// soundPlace is what must hold of every answer.
func soundPlace(t interface{ Fatalf(string, ...any) }, l Located, changed string) {
	if !(l.Score >= 0 && l.Score <= 1) || l.Fate() != Orphaned && l.Passage == nil {
		t.Fatalf("%+v", l)
	}
	for i, sp := range l.Passage {
		if sp.Empty() || sp.Start < 0 || sp.End > len(changed) {
			t.Fatalf("%v is no stretch of %q", sp, changed)
		}
		for _, other := range l.Passage[:i] {
			if other.Overlaps(sp) {
				t.Fatalf("%v and %v share text", sp, other)
			}
		}
	}
}

func TestEveryPlaceIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, changed := text.Parse(someText(t, "old")), text.Parse(someText(t, "changed"))
		l := NewLocator(old, changed)
		p := somePassage(t, old)
		soundPlace(t, l.Locate(p), changed.Text)
		if x, y := l.Locate(p), NewLocator(old, changed).Locate(p); x.Score != y.Score || x.Passage.Compare(y.Passage) != 0 {
			t.Fatalf("twice asked: %+v, %+v", x, y)
		}
	})
}

// In the same text every passage is found where it is, however often its words
// recur; and what was written before and after the text moves it only.
func TestAPassageIsFoundInItsOwnText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := text.Parse(someText(t, "old"))
		p := somePassage(t, old)
		front := rapid.SampledFrom([]string{"", "Corrected on Monday: a name.\n\n"}).Draw(t, "front")
		back := rapid.SampledFrom([]string{"", "\n\nSubscribe here."}).Draw(t, "back")
		l := NewLocator(old, text.Parse(front+old.Text+back)).Locate(p)
		for i := range l.Passage {
			l.Passage[i].Start -= len(front)
			l.Passage[i].End -= len(front)
		}
		if p == nil { // a text of marks alone
			return
		}
		if l.Passage.Compare(p) != 0 || l.Changed || l.Score < .999 && front+back == "" {
			t.Fatalf("%v is found at %v (%.3f, changed %v)", p, l.Passage, l.Score, l.Changed)
		}
	})
}

func FuzzLocate(f *testing.F) {
	f.Add("He said: “No.” Then: “No.”", "He said: \"No!\" Then: “Yes.”", 11, 14)
	f.Add("no no no no", "no", 3, 8)
	f.Add("\xff “", "", 0, 2)
	f.Fuzz(func(t *testing.T, old, changed string, from, to int) {
		l := NewLocator(text.Parse(old), text.Parse(changed)).Locate(data.Passage{{Start: from, End: to}})
		soundPlace(t, l, changed)
	})
}
