package prose

import (
	"slices"
	"sort"
	"unicode/utf8"

	"verbatim/data"
)

// Page is what a text is laid out for. Lengths are pixels at window scale 1.
type Page struct {
	Width   float32
	Size    float32 // of type
	Leading float32 // of a line
	Gap     float32 // between paragraphs
	Folds   []data.Span
	FoldRow float32 // height of the row that stands for a fold
	Keep    []Keep  // in order and apart
}

// Keep is a stretch that is not broken over lines where it fits on one, with
// room before and after it for a frame.
type Keep struct {
	data.Span
	Pad float32
}

// line holds the bytes [start,end) of the text: lines tile it, so that every
// place has one. Fold rows are lines without words.
type line struct {
	start, end int32
	w0, w1     int32
	y, h       float32
	para       int32 // -1-i for the fold i
}

// Rect is a place on the page.
type Rect struct{ X, Y, W, H float32 }

// Layout is a text broken into lines. The zero value is empty; Lay may be
// called again and again and keeps its memory.
type Layout struct {
	Page
	text   *Text
	lines  []line
	height float32
}

// Lay breaks the text into lines. It takes a few nanoseconds a word.
func (l *Layout) Lay(t *Text, p Page) {
	l.text, l.Page, l.lines = t, p, l.lines[:0]
	y, last := float32(0), -1
	for i := range t.paras {
		pa := &t.paras[i]
		if f := l.foldOf(pa.Span); f >= 0 {
			if f != last {
				l.lines = append(l.lines, line{start: int32(pa.Start), w0: pa.w0, w1: pa.w0, y: y, h: p.FoldRow, para: int32(-1 - f)})
				y += p.FoldRow + p.Gap
				last = f
			}
			continue
		}
		if pa.w0 < pa.w1 {
			y = l.wrap(pa, int32(i), y) + p.Gap
		}
	}
	l.height = max(0, y-p.Gap)
	for i := range l.lines { // what stands between two lines belongs to the first
		if i == 0 {
			l.lines[i].start = 0
		} else {
			l.lines[i-1].end = l.lines[i].start
		}
		l.lines[i].end = int32(len(t.source))
	}
}

// sizeOf is the size of a paragraph's type in whole pixels: the shaper that
// Fyne draws with rounds up, so that only whole sizes measure as they look.
func (l *Layout) sizeOf(pa *para) float32 { return float32(int(l.Size*pa.Scale + .5)) }

// wrap appends the lines of one paragraph and returns its foot.
func (l *Layout) wrap(pa *para, index int32, y float32) float32 {
	words, size := l.text.words, l.sizeOf(pa)
	space, h := l.text.space[pa.Face]*size, l.Leading*pa.Scale
	// The paragraph's own keeps; most paragraphs have none.
	keep := l.Keep[sort.Search(len(l.Keep), func(i int) bool { return l.Keep[i].End > pa.Start }):]
	if len(keep) > 0 && keep[0].Start >= pa.End {
		keep = nil
	}
	add := func(from, to int32) {
		l.lines = append(l.lines, line{start: words[from].start, w0: from, w1: to, y: y, h: h, para: index})
		y += h
	}
	from, x := pa.w0, float32(0)
	for i := pa.w0; i < pa.w1; {
		gap := float32(0)
		if i > from && words[i].start > words[i-1].end {
			gap = space
		}
		to, w := i+1, words[i].w*size
		if keep != nil {
			w += padsOf(keep, words[i])
		}
		for to < pa.w1 && (words[to].tied || kept(keep, words[to-1].end, words[to].start)) {
			if words[to].start > words[to-1].end {
				w += space
			}
			w += words[to].w*size + padsOf(keep, words[to])
			to++
		}
		if w > l.Width { // too long to be kept together
			to, w = i+1, words[i].w*size+padsOf(keep, words[i])
		}
		if i > from && x+gap+w > l.Width {
			add(from, i)
			from, x, gap = i, 0, 0
		}
		x += gap + w
		i = to
	}
	add(from, pa.w1)
	return y
}

// kept tells whether a break between the bytes end and start parts a keep.
func kept(keep []Keep, end, start int32) bool {
	for _, k := range keep {
		if int32(k.Start) > end {
			return false
		}
		if int32(k.Start) < end && start < int32(k.End) {
			return true
		}
	}
	return false
}

// padsOf is the room that frames take inside a word.
func padsOf(keep []Keep, w word) (sum float32) {
	for _, k := range keep {
		if int32(k.Start) >= w.end {
			break
		}
		sum += k.before(int(w.start), int(w.end)-1, true)
		if int(w.end) == k.End {
			sum += k.Pad
		}
	}
	return sum
}

// before is the room that the frame takes inside a word that begins at start,
// left of the place at: text that begins there has its frame's room before
// it, text that ends there has it behind.
func (k Keep) before(start, at int, begins bool) (x float32) {
	if k.Start >= start && (k.Start < at || begins && k.Start == at) {
		x += k.Pad
	}
	if k.End > start && (k.End < at || begins && k.End == at) {
		x += k.Pad
	}
	return x
}

// foldOf is the fold that holds the paragraph, or -1.
func (l *Layout) foldOf(s data.Span) int {
	return slices.IndexFunc(l.Folds, func(f data.Span) bool { return f.Contains(s) })
}

// Height is the page's, without room below the last line.
func (l *Layout) Height() float32 { return l.height }

// Lines is the number of lines, fold rows included.
func (l *Layout) Lines() int { return len(l.lines) }

// Line is the place and the bytes of one line.
func (l *Layout) Line(i int) (Rect, data.Span) {
	ln := &l.lines[i]
	return Rect{0, ln.y, l.Width, ln.h}, data.Span{Start: int(ln.start), End: int(ln.end)}
}

// LineAt is the line at a height of the page: the last one that begins above
// it, the first for what lies over it; -1 where there is none at all.
func (l *Layout) LineAt(y float32) int {
	return max(sort.Search(len(l.lines), func(i int) bool { return l.lines[i].y > y })-1, min(0, len(l.lines)-1))
}

// LineOf is the line that holds the byte at; -1 where there is none.
func (l *Layout) LineOf(at int) int {
	return max(sort.Search(len(l.lines), func(i int) bool { return int(l.lines[i].start) > at })-1, min(0, len(l.lines)-1))
}

// shows tells whether the byte at stands in a paragraph that is on the page.
func (l *Layout) shows(at int) bool {
	i := l.LineOf(at)
	if i < 0 || l.lines[i].para < 0 {
		return false
	}
	p := l.text.paras[l.lines[i].para]
	return p.Start <= at && at <= p.End
}

// walk calls f with each word of a line, its place and the room before it,
// until f returns false.
func (l *Layout) walk(ln *line, f func(w *word, x float32) bool) {
	if ln.para < 0 {
		return
	}
	pa := &l.text.paras[ln.para]
	size := l.sizeOf(pa)
	space, x := l.text.space[pa.Face]*size, float32(0)
	keep := l.keepsOn(ln)
	for i := ln.w0; i < ln.w1; i++ {
		w := &l.text.words[i]
		if i > ln.w0 && w.start > l.text.words[i-1].end {
			x += space
		}
		if !f(w, x) {
			return
		}
		x += w.w * size
		if keep != nil {
			x += padsOf(keep, *w)
		}
	}
}

// keepsOn are the keeps that touch a line, nil for none.
func (l *Layout) keepsOn(ln *line) []Keep {
	if len(l.Keep) == 0 {
		return nil
	}
	i := sort.Search(len(l.Keep), func(i int) bool { return l.Keep[i].End > int(ln.start) })
	j := i
	for j < len(l.Keep) && l.Keep[j].Start < int(ln.end) {
		j++
	}
	if i == j {
		return nil
	}
	return l.Keep[i:j]
}

// inWord is how far from a word's left side the byte at stands; begins says
// whether text begins or ends there.
func (l *Layout) inWord(ln *line, w *word, at int, begins bool) float32 {
	pa := &l.text.paras[ln.para]
	x := float32(0)
	switch {
	case at <= int(w.start):
	case at >= int(w.end):
		x = w.w * l.sizeOf(pa)
	default:
		x = l.text.measure(pa.Face, l.text.source[w.start:at]) * l.sizeOf(pa)
	}
	for _, k := range l.keepsOn(ln) {
		x += k.before(int(w.start), at, begins)
	}
	return x
}

// mixed tells a line of a paragraph that has words from the right.
func (l *Layout) mixed(ln *line) bool {
	return ln.para >= 0 && ln.w1 > ln.w0 && l.text.paras[ln.para].mixed
}

// xOf is where on a line the text begins, or ends, that begins or ends at the
// byte at. Between two words it is the near edge of the one that is meant.
func (l *Layout) xOf(ln *line, at int, begins bool) float32 {
	if l.mixed(ln) {
		return l.boxXOf(ln, at, begins)
	}
	x := float32(0)
	l.walk(ln, func(w *word, left float32) bool {
		if begins {
			if at < int(w.end) {
				x = left + l.inWord(ln, w, max(at, int(w.start)), true)
				return false
			}
			x = left + l.inWord(ln, w, int(w.end), false)
			return true
		}
		if at <= int(w.start) {
			return false
		}
		x = left + l.inWord(ln, w, min(at, int(w.end)), false)
		return at > int(w.end)
	})
	return x
}

// Caret is the place of the byte at: no wide, one line high. A place inside a
// fold is its row's left side.
func (l *Layout) Caret(at int) (Rect, bool) {
	i := l.LineOf(at)
	if i < 0 {
		return Rect{}, false
	}
	ln := &l.lines[i]
	return Rect{l.xOf(ln, at, true), ln.y, 0, ln.h}, true
}

// On is the part of a span that stands on a line; ok is false where none does.
// An empty span is a place without width.
func (l *Layout) On(i int, s data.Span) (r Rect, ok bool) {
	ln := &l.lines[i]
	a, b := max(s.Start, int(ln.start)), min(s.End, int(ln.end))
	if s.Empty() {
		if !(data.Span{Start: int(ln.start), End: int(ln.end)}).Has(s.Start) {
			return Rect{}, false
		}
		return Rect{l.xOf(ln, s.Start, true), ln.y, 0, ln.h}, true
	}
	if a >= b {
		return Rect{}, false
	}
	if ln.para < 0 {
		return Rect{0, ln.y, l.Width, ln.h}, true
	}
	if l.mixed(ln) {
		return l.boxOn(ln, data.Span{Start: a, End: b})
	}
	x0, x1 := l.xOf(ln, a, true), l.xOf(ln, b, false)
	return Rect{x0, ln.y, x1 - x0, ln.h}, x1 > x0
}

// Rects are the places of a span, one a line.
func (l *Layout) Rects(s data.Span) (out []Rect) {
	for i := l.LineOf(s.Start); i >= 0 && i < len(l.lines) && (int(l.lines[i].start) < s.End || s.Empty() && int(l.lines[i].start) <= s.Start); i++ {
		if r, ok := l.On(i, s); ok {
			out = append(out, r)
		}
	}
	return out
}

// Hit is the byte nearest to a place: always at the edge of a letter with its
// marks, and in the text (never inside the white space between two words).
func (l *Layout) Hit(x, y float32) int {
	i := l.LineAt(y)
	if i < 0 {
		return 0
	}
	ln := &l.lines[i]
	at := int(ln.start)
	if ln.para < 0 || ln.w0 == ln.w1 {
		return at
	}
	if l.mixed(ln) {
		return l.boxHit(ln, x)
	}
	edge := float32(-1) // right side of the word before
	l.walk(ln, func(w *word, left float32) bool {
		left += l.inWord(ln, w, int(w.start), true)
		if edge >= 0 && x < (edge+left)/2 {
			return false
		}
		at = l.letterAt(ln, w, x-left)
		edge = left + l.inWord(ln, w, int(w.end), false) - l.inWord(ln, w, int(w.start), true)
		return x >= edge
	})
	return at
}

// letterAt is the byte of a word nearest to x, which counts from the place
// where the word's text begins.
func (l *Layout) letterAt(ln *line, w *word, x float32) int {
	s := l.text.source[w.start:w.end]
	begin := l.inWord(ln, w, int(w.start), true)
	for k := 0; k < len(s); {
		next := k + step(s[k:])
		left := l.inWord(ln, w, int(w.start)+k, true) - begin
		right := l.inWord(ln, w, int(w.start)+next, false) - begin
		if x < (left+right)/2 {
			return int(w.start) + k
		}
		k = next
	}
	return int(w.end)
}

// step is the length of a letter with the marks that hang on it.
func step(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n + marksAfter(s[n:])
}

// WordAt is the word that holds the byte at or ends there, without the
// punctuation around it; empty where there is none.
func (l *Layout) WordAt(at int) data.Span {
	s := l.text.source
	at = min(max(at, 0), len(s))
	a, b := at, at
	for a > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:a])
		if !inWord(r) {
			break
		}
		a -= n
	}
	for b < len(s) {
		r, n := utf8.DecodeRuneInString(s[b:])
		if !inWord(r) {
			break
		}
		b += n
	}
	for a < b && !letter(s[a:b]) {
		_, n := utf8.DecodeRuneInString(s[a:])
		a += n
	}
	for a < b {
		r, n := utf8.DecodeLastRuneInString(s[a:b])
		if isLetter(r) {
			break
		}
		b -= n
	}
	return data.Span{Start: a, End: b}
}
