package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// Arabic and Hebrew are read from the right. A paragraph is laid out word by
// word, so that the order of its words is all that has to be settled here: the
// letters of a word are shaped as one. Of the Unicode bidirectional algorithm
// (UAX 9) this is two levels over whole words.

// rightward are the scripts that are read from the right.
var rightward = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana}

// FromRight tells that a text has letters of a script that is read from the
// right.
func FromRight(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xd6 { // U+0590 and above: most texts have none
			return hasStrong(s, true)
		}
	}
	return false
}

func hasStrong(s string, right bool) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && unicode.In(r, rightward...) == right {
			return true
		}
	}
	return false
}

// direction is how a word is read.
type direction uint8

const (
	neutral direction = iota // no letter tells
	fromLeft
	fromRight
)

func directionOf(s string) direction {
	switch {
	case FromRight(s):
		return fromRight
	case hasStrong(s, false):
		return fromLeft
	}
	return neutral
}

// settle settles a paragraph, which has the direction of its first word with
// letters; it tells that.
func settle(ds []direction) (paragraph direction) {
	paragraph = fromLeft
	for _, d := range ds {
		if d != neutral {
			paragraph = d
			break
		}
	}
	settleIn(ds, paragraph)
	return paragraph
}

// settleIn gives the neutral words the direction of both their neighbours, or of
// the paragraph.
func settleIn(ds []direction, paragraph direction) {
	for i := 0; i < len(ds); {
		j := i
		for j < len(ds) && ds[j] == neutral {
			j++
		}
		d := paragraph
		if i > 0 && j < len(ds) && ds[i-1] == ds[j] {
			d = ds[j]
		}
		for ; i < j; i++ {
			ds[i] = d
		}
		i++
	}
}

// arranged are the places of a line's words in the order they are read: of each
// its distance from the line's beginning, and its width. They come back as the
// left sides of the words on a line of a width.
func arranged(at, widths []float32, right []bool, paragraph direction, line float32) []float32 {
	out := make([]float32, len(at))
	for i := 0; i < len(at); {
		j := i + 1
		for j < len(at) && right[j] == right[i] {
			j++
		}
		from, to := at[i], at[j-1]+widths[j-1]
		for k := i; k < j; k++ {
			x := at[k]
			if right[k] != (paragraph == fromRight) { // against the paragraph: from the other end of its stretch
				x = from + to - x - widths[k]
			}
			if paragraph == fromRight {
				x = line - x - widths[k]
			}
			out[k] = x
		}
		i = j
	}
	return out
}

// Placed is a word at its place on a line, or the marks at its edge.
type Placed struct {
	Text  string
	Space bool // before it
}

// Ordered gives the words of one line in the order in which they stand from
// left to right. The line is read from the left where its first word is, or most
// of its words are; what it quotes counts only where it is all there is. On such
// a line the marks around words from the right stand as around any others.
func Ordered(s string) (out []Placed) {
	words := strings.Fields(s)
	ds := make([]direction, len(words))
	for i, w := range words {
		ds[i] = directionOf(w)
	}
	paragraph := lineDirection(words, ds)
	settleIn(ds, paragraph)
	var runs [][]Placed
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && ds[j] == ds[i] {
			j++
		}
		runs = append(runs, stretch(words[i:j], ds[i], paragraph))
		i = j
	}
	if paragraph == fromRight {
		slices.Reverse(runs)
	}
	out = slices.Concat(runs...)
	if len(out) > 0 {
		out[0].Space = false
	}
	return out
}

// lineDirection is how a line is read. A line of the program's own may begin with
// what it tells of.
func lineDirection(words []string, ds []direction) direction {
	own := slices.Clone(ds)
	for i, in := range quotedWords(words) {
		if in {
			own[i] = neutral
		}
	}
	if !slices.ContainsFunc(own, func(d direction) bool { return d != neutral }) {
		own = slices.Clone(ds)
	}
	right := 0
	for _, d := range own {
		right += map[direction]int{fromRight: 1, fromLeft: -1}[d]
	}
	if right < 0 {
		return fromLeft
	}
	return settle(own)
}

// quotedWords tells which words stand in double marks, of which a line may have
// but the closing or the opening one.
func quotedWords(words []string) []bool {
	const marks = "“”„\""
	in, inside := make([]bool, len(words)), false
	for i, w := range words {
		lead, core, tail := edges(w)
		inside = inside || strings.ContainsAny(lead, marks) || core == "" && strings.ContainsAny(w, "“„")
		in[i] = inside
		if strings.ContainsAny(tail, marks) {
			for j := range in[:i] {
				in[j] = in[j] || !inside // opened on the line before
			}
			in[i], inside = true, false
		}
	}
	return in
}

// edges parts the marks at both ends of a word from what is between them.
func edges(w string) (lead, core, tail string) {
	letter := func(r rune) bool { return isLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) }
	from := strings.IndexFunc(w, letter)
	if from < 0 {
		return "", "", w
	}
	to := strings.LastIndexFunc(w, letter)
	_, n := utf8.DecodeRuneInString(w[to:])
	return w[:from], w[from : to+n], w[to+n:]
}

// stretch places words of one direction, on a line of a direction.
func stretch(words []string, d, line direction) (out []Placed) {
	words = slices.Clone(words)
	lead, tail := "", ""
	if last := len(words) - 1; d == fromRight && line == fromLeft {
		var core string
		if lead, core, tail = edges(words[0]); last > 0 {
			words[0] = core + tail
			tail = ""
			if l, c, t := edges(words[last]); c != "" {
				words[last], tail = l+c, t
			}
		} else {
			words[0] = core
		}
	}
	if d == fromRight {
		slices.Reverse(words)
	}
	if lead != "" {
		out = append(out, Placed{lead, true})
	}
	for i, w := range words {
		out = append(out, Placed{w, i > 0 || lead == ""})
	}
	if tail != "" {
		out = append(out, Placed{tail, false})
	}
	return out
}

// box is a word at its place on a line.
type box struct {
	w        *word
	x, width float32
}

// boxes are the words of a line of a paragraph that has words from the right, in
// the order they are read.
func (l *Layout) boxes(ln *line) []box {
	pa := &l.text.paras[ln.para]
	words := l.text.words[ln.w0:ln.w1]
	size := l.sizeOf(pa)
	space, keep := l.text.space[pa.Face]*size, l.keepsOn(ln)
	at, widths, right := make([]float32, len(words)), make([]float32, len(words)), make([]bool, len(words))
	x := float32(0)
	for i := range words {
		if i > 0 && words[i].start > words[i-1].end {
			x += space
		}
		at[i], widths[i], right[i] = x, words[i].w*size, words[i].right
		if keep != nil {
			widths[i] += padsOf(keep, words[i])
		}
		x += widths[i]
	}
	paragraph := fromLeft
	if pa.right {
		paragraph = fromRight
	}
	out := make([]box, len(words))
	for i, left := range arranged(at, widths, right, paragraph, l.Width) {
		out[i] = box{&words[i], left, widths[i]}
	}
	return out
}

// edge is where in a box the byte at stands.
func (l *Layout) edge(ln *line, b box, at int, begins bool) float32 {
	in := l.inWord(ln, b.w, at, begins)
	if b.w.right {
		return b.x + b.width - in
	}
	return b.x + in
}

// boxXOf is xOf on such a line.
func (l *Layout) boxXOf(ln *line, at int, begins bool) float32 {
	bs := l.boxes(ln)
	for i, b := range bs {
		if at < int(b.w.end) || !begins && at == int(b.w.end) || i == len(bs)-1 {
			return l.edge(ln, b, max(at, int(b.w.start)), begins)
		}
	}
	return 0
}

// boxOn is the hull of a stretch on such a line.
func (l *Layout) boxOn(ln *line, s data.Span) (r Rect, ok bool) {
	x0, x1 := float32(0), float32(0)
	for _, b := range l.boxes(ln) {
		from, to := max(s.Start, int(b.w.start)), min(s.End, int(b.w.end))
		if from >= to {
			continue
		}
		a, z := l.edge(ln, b, from, true), l.edge(ln, b, to, false)
		if a > z {
			a, z = z, a
		}
		if !ok {
			x0, x1, ok = a, z, true
		}
		x0, x1 = min(x0, a), max(x1, z)
	}
	return Rect{x0, ln.y, x1 - x0, ln.h}, ok
}

// boxHit is Hit on such a line.
func (l *Layout) boxHit(ln *line, x float32) int {
	var near box
	best := float32(-1)
	for _, b := range l.boxes(ln) {
		if d := max(b.x-x, x-b.x-b.width, 0); best < 0 || d < best {
			near, best = b, d
		}
	}
	in := x - near.x
	if near.w.right {
		in = near.x + near.width - x
	}
	return l.letterAt(ln, near.w, in-l.inWord(ln, near.w, int(near.w.start), true))
}
