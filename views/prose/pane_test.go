package prose

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
)

// face reads one of the program's own faces.
func face(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func serifs(t testing.TB) (files [3][]byte, res [3]fyne.Resource) {
	for i, n := range []string{"SourceSerif4_400Regular", "SourceSerif4_400Regular_Italic", "SourceSerif4_600SemiBold"} {
		files[i] = face(t, n)
		res[i] = fyne.NewStaticResource(n, files[i])
	}
	return files, res
}

func shaperOf(t testing.TB) *Shaper {
	files, _ := serifs(t)
	s, err := NewShaper(files, arabicFile(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func arabicFile(t testing.TB) []byte { return face(t, "NotoSansArabic-Regular") }

// shown makes a pane of a size in a window with a text set in paragraphs.
func shown(t testing.TB, s string, w, h float32) *Pane {
	t.Helper()
	a := test.NewTempApp(t)
	_, res := serifs(t)
	sans := fyne.NewStaticResource("sans", face(t, "SourceSans3_400Regular"))
	p := New(func() Style {
		return Style{
			Size: 18, Leading: 26, Gap: 12, Factor: 1, Faces: res, Arabic: fyne.NewStaticResource("arabic", arabicFile(t)), Sans: sans, SansItalic: sans, SansBold: sans,
			Ink: color.Black, Ink2: color.Gray{60}, Ink3: color.Gray{90}, Rule: color.Gray{120}, Orange: color.NRGBA{143, 67, 0, 255},
			Blue: color.NRGBA{11, 79, 138, 255}, Selection: color.Gray{220}, Wash: color.Gray{240}, Pale: color.Gray{250},
			Lozenge: color.Gray{230}, WashEdge: color.Gray{130}, Panel: color.Gray{245}, Raised: color.White, Sunk: color.Gray{235}, Dim: true,
		}
	})
	p.Margins = Margins{Outside: 40, Inside: 10, Strip: true, Notes: 0}
	win := a.NewWindow("")
	win.SetPadded(false)
	win.SetContent(p)
	win.Resize(fyne.NewSize(w, h))
	p.SetText(Split(s, paragraphs(s), shaperOf(t).Width), nil, nil, nil)
	return p
}

// drawn are the texts of the lines on view.
func (p *Pane) drawn() (out []string) {
	for _, o := range p.r.body.Objects {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return out
}

// article is words words in paragraphs of sixty, of a vocabulary of 20,000
// used as words are (the few most frequent make half of the text), the same
// for every run.
func article(words int) string {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		for range 1 + r.IntN(2) + i/4000 {
			vocabulary[i] += []string{"ta", "ren", "o", "li", "s", "mar", "ke", "nu", "dis", "ing"}[r.IntN(10)]
		}
	}
	zipf := rand.NewZipf(r, 1.1, 1, uint64(len(vocabulary)-1))
	var b strings.Builder
	for i := range words {
		switch {
		case i == 0:
		case i%60 == 0:
			b.WriteString(".\n\n")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(vocabulary[zipf.Uint64()])
	}
	return b.String()
}

func TestWidthsAreThoseThatFyneDraws(t *testing.T) {
	test.NewTempApp(t)
	_, res := serifs(t)
	s := shaperOf(t)
	for f := range Face(faces) {
		for _, text := range []string{"upcoming", "“I think", "AVATAR", "fi ffl", "Shi'ite", "— … «»", "Ελλάδα", "Москва"} {
			for _, size := range []float32{16, 18, 24, 27} {
				want, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{}, res[f])
				if got := s.Width(f, text) * size; got-want.Width > .3 || want.Width-got > .3 {
					t.Errorf("%q at %g is %g, drawn %g", text, size, got, want.Width)
				}
			}
		}
	}
}

func TestLettersWithoutAFaceHaveAWidthToo(t *testing.T) {
	s := shaperOf(t)
	if w := s.Width(Regular, "السلام"); w < 1 || w > 6 {
		t.Errorf("Arabic is %g ems wide", w)
	}
	if w := s.Width(Regular, "漢字"); w < 1.5 || w > 2.5 {
		t.Errorf("two ideographs are %g ems wide", w)
	}
}

func TestOnlyLinesOnViewAreDrawn(t *testing.T) {
	p := shown(t, article(20_000), 600, 400)
	top := p.drawn()
	if n := len(p.r.rows); n < 10 || n > 400/26 {
		t.Errorf("%d lines are built for a view of 400 px", n)
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if next := p.drawn(); next[0] == top[0] || !strings.Contains(strings.Join(top, "|"), next[0]) {
		t.Errorf("page down goes from %q to %q: the last lines should be the first", top[len(top)-1], next[0])
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if last := p.drawn(); !strings.HasSuffix(p.text.source, last[len(last)-1]) {
		t.Errorf("the end shows %q", last[len(last)-1])
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if again := p.drawn(); strings.Join(again, "|") != strings.Join(top, "|") {
		t.Error("home does not show the beginning")
	}
	if n := len(p.r.texts) + len(p.r.rects); n > 200 {
		t.Errorf("%d unused objects are kept", n)
	}
}

func TestScrollingBringsALineWhereItIsWanted(t *testing.T) {
	p := shown(t, article(2000), 600, 400)
	at := strings.Index(p.text.source[3000:], " ") + 3001
	p.ScrollTo(at, 108)
	if y0, _, ok := p.Extent(data.Span{Start: at, End: at + 1}); !ok || y0 < 107 || y0 > 109 {
		t.Errorf("the line stands at %g, %v", y0, ok)
	}
	p.ScrollTo(0, 108)
	if y0, _, ok := p.Extent(data.Span{Start: 0, End: 1}); !ok || y0 != 108 {
		t.Errorf("the first line cannot be brought down: %g, %v", y0, ok)
	}
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e9)})
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1e9)})
	if p.top != -108 {
		t.Errorf("the wheel ends at %g", p.top)
	}
}

func TestSelectingAndCopyingGiveTheBytesOfTheSource(t *testing.T) {
	s := "One  two\tthree\nfour “five” six.\n\nSeven\u00a0eight, nïne."
	p := shown(t, s, 600, 400)
	from, to := strings.Index(s, "two"), strings.Index(s, "nïne")+len("nï")
	a, _ := p.layout.Caret(from)
	b, _ := p.layout.Caret(to)
	at := func(r Rect) fyne.Position { return fyne.NewPos(p.textX()+r.X+.1, r.Y-p.top+10) }
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(a)}, Button: desktop.MouseButtonPrimary})
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(b)}})
	p.DragEnd()
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != s[from:to] {
		t.Errorf("copied is %q, want %q", got, s[from:to])
	}
	p.DoubleTapped(&fyne.PointEvent{Position: at(a)})
	if got := p.SelectedText(); got != "two" {
		t.Errorf("a double click takes %q", got)
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if p.SelectedText() != s {
		t.Error("select all does not take all")
	}
}

func TestAPressTellsItsWordAndAFoldItsNumber(t *testing.T) {
	s := "Before it.\n\nThis is folded.\n\nAfter it."
	p := shown(t, s, 600, 400)
	p.SetText(p.text, nil, nil, []Fold{{Span: data.Span{Start: 12, End: 27}, Title: "Three words left out here", Key: "C", Hint: "show"}})
	word, fold := "", -1
	p.OnWord = func(w data.Span) { word = w.Of(s) }
	p.OnFold = func(i int) { fold = i }
	click := func(at int, dx float32) {
		r, _ := p.layout.Caret(at)
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(p.textX()+r.X+dx, r.Y-p.top+12)}, Button: desktop.MouseButtonPrimary}
		p.MouseDown(e)
		p.MouseUp(e)
	}
	click(strings.Index(s, "it."), 3)
	click(strings.Index(s, "This"), 60)
	if word != "it" || fold != 0 {
		t.Errorf("pressed %q and fold %d", word, fold)
	}
	if got := strings.Join(p.drawn(), "|"); !strings.Contains(got, "Three words left out here") || strings.Contains(got, "This is") {
		t.Errorf("drawn is %s", got)
	}
}

func TestHoldingAtTheEdgeScrollsAndSelects(t *testing.T) {
	p := shown(t, article(3000), 600, 300)
	p.drag.on = true
	p.Select(data.Span{})
	p.drag.at = fyne.NewPos(100, 420)
	for range 5 {
		p.edgeStep()
	}
	if p.top < 5*26 || p.Selected().Len() < 500 {
		t.Errorf("scrolled to %g, selected %d bytes", p.top, p.Selected().Len())
	}
}

func TestMarksCutTheLineIntoRunsOfOneColour(t *testing.T) {
	s := "He said “In the upcoming few days” then."
	p := shown(t, s, 900, 200)
	in, passage := strings.Index(s, "In"), data.Span{Start: strings.Index(s, "In"), End: strings.Index(s, "”")}
	p.SetMarks([]Mark{{passage, Wash}, {data.Span{Start: in, End: in + 2}, Cut}, {data.Span{Start: in, End: in + 2}, Ring}})
	if got := strings.Join(p.drawn(), "|"); got != "He said “|In|the upcoming few days|” then." {
		t.Errorf("the line is drawn as %s", got)
	}
	kinds := 0
	for _, o := range p.r.body.Objects {
		if r, ok := o.(*canvas.Rectangle); ok && (r.FillColor == p.style.Orange || r.FillColor == p.style.Wash || r.StrokeColor == p.style.Blue) {
			kinds++
		}
	}
	if kinds != 3 {
		t.Errorf("%d of wash, strike and ring are drawn", kinds)
	}
}

func TestNotesGiveWayToTheOneBefore(t *testing.T) {
	p := shown(t, "One.\n\nTwo.\n\nThree.", 600, 400)
	p.Margins.Notes = 60
	note := func(at int, lines ...string) Note {
		n := Note{At: at}
		for _, l := range lines {
			n.Lines = append(n.Lines, NoteLine{Text: l})
		}
		return n
	}
	p.SetText(p.text, nil, []Note{note(0, "a", "b", "c", "d"), note(6, "e")}, nil)
	if len(p.placed) != 5 || p.placed[4].base < p.placed[3].base+noteLeading {
		t.Errorf("the notes stand at %+v", p.placed)
	}
}

func TestEveryKindOfMarkIsDrawn(t *testing.T) {
	s := "One two three four five six seven."
	p := shown(t, s, 900, 200)
	plain := len(p.r.body.Objects)
	word := func(w string) data.Span {
		at := strings.Index(s, w)
		return data.Span{Start: at, End: at + len(w)}
	}
	for k := Shade; k <= Ring; k++ {
		p.SetMarks([]Mark{{word("four"), k}})
		if len(p.r.body.Objects) <= plain {
			t.Errorf("the kind %d draws nothing", k)
		}
	}
	p.SetMarks([]Mark{{data.Span{Start: 4, End: 4}, Ring}})
	if len(p.r.body.Objects) <= plain {
		t.Error("a ring round a place without letters draws nothing")
	}
	p.SetMarks([]Mark{{word("two three"), MovedHere}})
	if got := strings.Join(p.drawn(), "|"); got != "One|two three|four five six seven." {
		t.Errorf("a moved stretch is set as %s", got)
	}
}

func TestTheStripIsAScrollBar(t *testing.T) {
	p := shown(t, article(5000), 600, 400)
	press := func(y float32) {
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(p.stripX()+4, y)}, Button: desktop.MouseButtonPrimary}
		p.MouseDown(e)
		p.MouseUp(e)
	}
	press(390)
	if p.top < p.layout.height-p.view()-40 {
		t.Errorf("a press at its foot scrolls to %g of %g", p.top, p.layout.height)
	}
	press(10)
	if p.top > 20 {
		t.Errorf("a press at its head scrolls to %g", p.top)
	}
	if p.Selected().Len() != 0 {
		t.Error("a press on the strip selects")
	}
}

func TestKeysOfNoUseArePassedOn(t *testing.T) {
	p := shown(t, "Short.", 600, 400)
	var got []string
	p.OnKey = func(e *fyne.KeyEvent) { got = append(got, string(e.Name)) }
	p.OnRune = func(r rune) { got = append(got, string(r)) }
	p.OnShortcut = func(s fyne.Shortcut) { got = append(got, s.ShortcutName()) }
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.Key3})
	p.TypedRune('.')
	p.TypedShortcut(&fyne.ShortcutPaste{})
	if strings.Join(got, " ") != "3 . Paste" {
		t.Errorf("passed on are %v", got)
	}
}

func TestRightToLeftTextLosesNothing(t *testing.T) {
	s := "قال حكيم الزاملي لرويترز: «نسعى إلى دور أكبر لروسيا».\n\nThe end."
	p := shown(t, s, 300, 400)
	if got := strings.Join(p.drawn(), " "); !strings.Contains(got, "لروسيا") || !strings.Contains(got, "The end.") {
		t.Errorf("drawn is %s", got)
	}
	p.SelectAll()
	if p.SelectedText() != s {
		t.Error("not all of it is selected")
	}
	at := strings.Index(s, "لرويترز")
	if r, ok := p.layout.Caret(at); !ok || p.layout.Hit(r.X+.01, r.Y+1) != at {
		t.Error("a place in it does not lead back")
	}
}

func TestAnEmptyPaneAnswersEverything(t *testing.T) {
	p := shown(t, "", 300, 200)
	p.text = nil
	p.Refresh()
	p.Resize(fyne.NewSize(200, 100))
	p.ScrollTo(5, 5)
	p.Reveal(5)
	p.SelectAll()
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	p.MouseDown(e)
	p.MouseUp(e)
	p.DoubleTapped(&fyne.PointEvent{})
	if p.SelectedText() != "" || p.Copy() {
		t.Error("something is selected of nothing")
	}
}

func BenchmarkSplit(b *testing.B) {
	s := article(200_000)
	ps := paragraphs(s)
	m := shaperOf(b)
	b.ReportAllocs()
	for b.Loop() {
		Split(s, ps, m.Width)
	}
}

func BenchmarkLay(b *testing.B) {
	s := article(200_000)
	t := Split(s, paragraphs(s), typewriter)
	var l Layout
	widths := []float32{600, 601}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		l.Lay(t, Page{Width: widths[i%2], Size: 18, Leading: 26, Gap: 12})
		i++
	}
	b.ReportMetric(float64(l.Lines()), "lines")
}

func BenchmarkResize(b *testing.B) {
	p := shown(b, article(200_000), 700, 600)
	p.ScrollTo(500_000, 100)
	i := 0
	for b.Loop() {
		p.Resize(fyne.NewSize(float32(700+i%2), 600))
		i++
	}
}

func BenchmarkScrollStep(b *testing.B) {
	for _, step := range []float32{3, 26} {
		b.Run(fmt.Sprintf("%gpx", step), func(b *testing.B) {
			p := shown(b, article(200_000), 700, 600)
			var ms []Mark
			for i := 0; i < len(p.text.source); i += 2000 {
				ms = append(ms, Mark{data.Span{Start: i, End: i + 700}, Wash}, Mark{data.Span{Start: i + 20, End: i + 60}, Cut})
			}
			p.SetMarks(ms)
			b.ReportAllocs()
			for b.Loop() {
				p.ScrollBy(step)
				if p.top > p.layout.height-1000 {
					p.ScrollBy(-p.layout.height)
				}
			}
		})
	}
}
