package prose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"verbatim/data"
)

// typewriter measures every letter alike, marks on letters not at all.
func typewriter(_ Face, s string) float32 {
	n := 0
	for i, r := range s {
		if i == 0 || !extends(r) {
			n++
		}
	}
	return float32(n) / 2
}

// paragraphs parts a text at its line feeds.
func paragraphs(s string) (out []Para) {
	at := 0
	for p := range strings.SplitSeq(s, "\n") {
		if t := strings.TrimFunc(p, breaksAt); t != "" {
			from := at + strings.Index(p, t)
			out = append(out, Para{Span: data.Span{Start: from, End: from + len(t)}})
		}
		at += len(p) + 1
	}
	return out
}

func laid(s string, page Page) *Layout {
	l := &Layout{}
	l.Lay(Split(s, paragraphs(s), typewriter), page)
	return l
}

func (l *Layout) lineTexts() (out []string) {
	for i := range l.lines {
		_, s := l.Line(i)
		out = append(out, strings.TrimFunc(s.Of(l.text.source), breaksAt))
	}
	return out
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32 // in letters
		want  string
	}{
		{"Iraq will be forced to ask", 12, "Iraq will be|forced to|ask"},
		{"a U.S.-led coalition", 7, "a U.S.-|led|coalition"},
		{"success in Syria . . . we are", 17, "success in Syria|. . . we are"},
		{"Hadi\u00a0Amiri said", 8, "Hadi\u00a0Amiri|said"},
		{"https://www.example.org/2015/10/07/iraq", 24, "https://www.example.org/|2015/10/07/iraq"},
		{"one\ntwo  three\n\nfour", 30, "one|two  three|four"},
		{"イラクはロシアに", 6, "イラクはロシ|アに"},
	} {
		got := strings.Join(laid(c.text, Page{Width: c.width, Size: 2, Leading: 3}).lineTexts(), "|")
		if got != c.want {
			t.Errorf("%q in %g letters:\n got %q\nwant %q", c.text, c.width, got, c.want)
		}
	}
}

func TestKeptWordsStandOnOneLineWithRoomForAFrame(t *testing.T) {
	s := "few days or weeks, “I think Iraq will"
	from := strings.Index(s, "I think")
	l := laid(s, Page{Width: 23, Size: 2, Leading: 3, Keep: []Keep{{data.Span{Start: from, End: from + 7}, 2}}})
	if got := strings.Join(l.lineTexts(), "|"); got != "few days or weeks,|“I think Iraq will" {
		t.Fatalf("lines are %q", got)
	}
	r := l.Rects(data.Span{Start: from, End: from + 7})
	if len(r) != 1 || r[0] != (Rect{X: 3, Y: 3, W: 7, H: 3}) { // behind the mark and two letters of room
		t.Errorf("the frame stands at %v", r)
	}
	if next := l.Rects(data.Span{Start: from + 8, End: from + 12}); next[0].X != 3+7+2+1 {
		t.Errorf("the word behind it begins at %g", next[0].X)
	}
}

func TestFoldIsOneRowAndLosesNothing(t *testing.T) {
	s := "First words.\n\nLeft out.\n\nLeft out too.\n\nLast words."
	fold := data.Span{Start: 12, End: strings.Index(s, "Last")}
	l := laid(s, Page{Width: 40, Size: 2, Leading: 3, Gap: 1, FoldRow: 5, Folds: []data.Span{fold}})
	if l.Lines() != 3 || l.Height() != 3+1+5+1+3 {
		t.Fatalf("%d lines, %g high: %q", l.Lines(), l.Height(), l.lineTexts())
	}
	at := strings.Index(s, "out too")
	if r := l.Rects(data.Span{Start: at, End: at + 3}); len(r) != 1 || r[0] != (Rect{0, 4, 40, 5}) {
		t.Errorf("what is folded stands at %v, not on the row", r)
	}
	if i := l.LineOf(at); l.Hit(3, 6) != strings.Index(s, "Left") || i != 1 {
		t.Errorf("the row answers %d, line %d", l.Hit(3, 6), i)
	}
}

func TestWordAt(t *testing.T) {
	s := "said “Iraq's U.S.-led, (al-Zimili)” — ok"
	for at, want := range map[string]string{"Iraq's": "Iraq's", "led": "U.S.-led", "mili": "al-Zimili", "—": "", "ok": "ok"} {
		l := laid(s, Page{Width: 90, Size: 2, Leading: 3})
		if got := l.WordAt(strings.Index(s, at)).Of(s); got != want {
			t.Errorf("at %q stands %q, want %q", at, got, want)
		}
	}
}

// check is what holds for every text at every width: lines tile it, every
// letter's place leads back to the letter, and the parts of a span on its
// lines are in order.
func check(t interface{ Fatalf(string, ...any) }, s string, page Page) {
	l := laid(s, page)
	if l.Lines() == 0 {
		if strings.TrimFunc(s, breaksAt) != "" {
			t.Fatalf("%q has no lines", s)
		}
		return
	}
	next := 0
	for i := range l.lines {
		_, sp := l.Line(i)
		if sp.Start != next || sp.End < sp.Start {
			t.Fatalf("line %d is %v, want a start at %d", i, sp, next)
		}
		next = sp.End
	}
	if next != len(s) {
		t.Fatalf("the lines end at %d of %d", next, len(s))
	}
	for wi, w := range l.text.words {
		if wi > 0 && w.start < l.text.words[wi-1].end {
			t.Fatalf("word %d begins inside the one before it", wi)
		}
		if l.lines[l.LineOf(int(w.start))].para < 0 {
			continue
		}
		for k := int(w.start); k < int(w.end); k += step(s[k:w.end]) {
			r, _ := l.Caret(k)
			if got := l.Hit(r.X+.01, r.Y+.1); got != k {
				t.Fatalf("%q in %+v: the byte %d stands at %v, where %d is hit", s, page, k, r, got)
			}
			one := data.Span{Start: k, End: k + step(s[k:w.end])}
			if rs := l.Rects(one); len(rs) != 1 || rs[0].Y != r.Y || rs[0].X != r.X {
				t.Fatalf("%q: the letter at %d has the places %v, its caret %v", s, k, rs, r)
			}
		}
		line := &l.lines[l.LineOf(int(w.start))]
		if end := l.xOf(line, int(w.end), false); l.Hit(end-.01, line.y+.1) != int(w.end) && l.Hit(end+.01, line.y+.1) != int(w.end) {
			t.Fatalf("%q: behind the word at %d..%d stands %d", s, w.start, w.end, l.Hit(end, line.y+.1))
		}
	}
	for i, text := 0, oneLine(s); i < len(text); i++ {
		if l.LineOf(i) < 0 {
			t.Fatalf("the byte %d stands on no line", i)
		}
	}
}

func TestEveryPlaceLeadsBack(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab-. \n\u00a0é“’\u0301イ—/")), 0, 120, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := letters.Draw(t, "text")
		page := Page{Width: float32(rapid.IntRange(1, 40).Draw(t, "width")), Size: 2, Leading: 3, Gap: 1, FoldRow: 4}
		if rapid.Bool().Draw(t, "keep") && len(s) > 0 {
			at := rapid.IntRange(0, len(s)-1).Draw(t, "from")
			to := rapid.IntRange(at, len(s)).Draw(t, "to")
			if utf8.ValidString(s[at:to]) && to > at && !strings.HasPrefix(s[to:], "\u0301") && !strings.HasPrefix(s[at:], "\u0301") {
				page.Keep = []Keep{{data.Span{Start: at, End: to}, 1}}
			}
		}
		check(t, s, page)
	})
}

func FuzzLayout(f *testing.F) {
	f.Add("In the upcoming few days or weeks, I think Iraq", uint8(12))
	f.Add("\xff\xfe \u0301x\n\n\r\n\u200d", uint8(1))
	f.Fuzz(func(t *testing.T, s string, width uint8) {
		check(t, s, Page{Width: float32(width), Size: 2, Leading: 3, Gap: 1})
	})
}
