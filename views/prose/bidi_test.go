package prose

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"pgregory.net/rapid"

	"verbatim/data"
)

func TestWordsStandInTheOrderTheyAreRead(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"The end of it", "The end of it"},
		{"قال حكيم الزاملي", "الزاملي حكيم قال"},
		{"قال في 2015 إن", "إن 2015 في قال"},
		{"قال Hakim Zamili إن", "إن Hakim Zamili قال"},
		{"He said قال حكيم then", "He said حكيم قال then"},
		{"2015 – قال", "قال – 2015"},
		{"Who printed قال حكيم الزاملي …", "Who printed الزاملي حكيم قال …"},
		{"Who printed قال حكيم الزاملي إن words", "Who printed إن الزاملي حكيم قال words"},
		{"“في سوريا” is cut at the end", "“سوريا في” is cut at the end"},
		{"“في سوريا اليوم” becomes “أمس”; nothing shows it", "“اليوم سوريا في” becomes “أمس”; nothing shows it"}, // A's words first
		{"سوريا” is cut at the end", "سوريا” is cut at the end"},                                                 // folded within
		{"He said (قال) so", "He said (قال) so"},
		{"قال: “في سوريا”", "سوريا” “في قال:"},
		{"“في سوريا”", "سوريا” “في"},
		{"", ""},
	} {
		got := ""
		for _, w := range Ordered(c.words) {
			got += map[bool]string{true: " "}[w.Space] + w.Text
		}
		if got != c.want {
			t.Errorf("%q stands as %q, want %q", c.words, got, c.want)
		}
	}
}

// However words of both directions are mixed, no two stand on one place, none is
// lost, and a press on a letter leads back to it.
func TestNoWordStandsOnAnother(t *testing.T) {
	p := shown(t, "x", 300, 400)
	shape := shaperOf(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("قال حكيم الزاملي، Hakim said 2015 – « U.S. لروسيا».")), 1, 14).Draw(t, "words")
		s := strings.Join(words, " ")
		p.SetText(Split(s, []Para{{Span: data.Span{Start: 0, End: len(s)}}}, shape.Width), nil, nil, nil)
		n := 0
		for i := range p.layout.lines {
			ln := &p.layout.lines[i]
			if !p.layout.mixed(ln) {
				n += int(ln.w1 - ln.w0)
				continue
			}
			bs := p.layout.boxes(ln)
			n += len(bs)
			slices.SortFunc(bs, func(a, b box) int { return int((a.x - b.x) * 100) })
			for k, b := range bs {
				if b.x < -.1 || b.x+b.width > p.layout.Width+.1 || k > 0 && bs[k-1].x+bs[k-1].width > b.x+.1 {
					t.Fatalf("in %q stands %q at %g, %g wide", s, s[b.w.start:b.w.end], b.x, b.width)
				}
				if at := p.layout.Hit(b.x+b.width/2, ln.y+1); at < int(b.w.start) || at > int(b.w.end) {
					t.Fatalf("in %q a press on %q leads to %d", s, s[b.w.start:b.w.end], at)
				}
			}
		}
		if n != len(p.text.words) {
			t.Fatalf("%d of %d words of %q stand on the page", n, len(p.text.words), s)
		}
	})
}

// An Arabic paragraph stands at the right, in its own face, and a mark lies on
// the words it marks.
func TestArabicStandsAtTheRight(t *testing.T) {
	s := "قال حكيم الزاملي لرويترز"
	p := shown(t, s, 600, 200)
	var texts []*canvas.Text
	for _, o := range p.r.body.Objects {
		if x, ok := o.(*canvas.Text); ok {
			texts = append(texts, x)
		}
	}
	if len(texts) != 4 || texts[0].Text != "قال" || texts[0].Position().X < texts[1].Position().X {
		t.Fatalf("drawn are %d texts, the first %q", len(texts), texts[0].Text)
	}
	if right := texts[0].Position().X + texts[0].Size().Width; right < p.layout.Width-1 || right > p.layout.Width+1 {
		t.Errorf("the first word ends at %g of %g", right, p.layout.Width)
	}
	if texts[0].FontSource != p.style.Arabic {
		t.Error("it is set in another face")
	}
	at := strings.Index(s, "حكيم")
	q, ok := p.layout.On(0, data.Span{Start: at, End: at + len("حكيم")})
	if x := texts[1].Position().X; !ok || q.X < x-1 || q.X > x+1 {
		t.Errorf("its mark lies at %g, the word at %g", q.X, x)
	}
	e := p.layout.Hit(q.X+q.W-.5, 1) // the letter that is read first stands at the right
	if e != at {
		t.Errorf("a press at its right side leads to %d, want %d", e, at)
	}
}
