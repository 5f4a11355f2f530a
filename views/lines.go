package views

import (
	"strings"

	"verbatim/views/prose"
)

// mark is what a stretch of running text is.
type mark uint8

// The marks.
const (
	markPlain    mark = iota
	markContext       // grey: not in the passage
	markCut           // gone in B
	markAdded         // new in B
	markHere          // moved here
	markAway          // moved away from here
	markEllipsis      // the mark that shows a cut
	markFold          // text left out, in a pill
	markNumber        // small number of a change
)

// run is a stretch of one mark.
type run struct {
	text string
	mark mark
	wash bool // stands on the gold of the passage
	n    int  // for markNumber
	now  bool // is the current change
}

// frag is a piece of a run on one line.
type frag struct {
	run  int
	x, w float32
	text string
	line int
}

// lines is running text broken to a width, in units.
type lines struct {
	runs          []run
	frags         []frag
	n             int
	face          face
	size, leading float32
}

func (l lines) height() float32 { return float32(l.n) * l.leading }

// shortMove is the number of spaces from which a moved stretch may break.
const shortMove = 4

// breaker lays runs out word by word; words of two runs without a space
// between them stay together.
type breaker struct {
	*look
	out    lines
	width  float32
	space  float32
	x      float32
	glued  bool
	indent float32
}

// broken lays runs out to a width.
func (l *look) broken(runs []run, width float32, f face, size, leading float32) lines {
	b := breaker{look: l, width: width, glued: true, out: lines{runs: runs, face: f, size: size, leading: leading}}
	b.space = l.width("x x", f, size) - 2*l.width("x", f, size)
	for i, r := range runs {
		switch r.mark {
		case markFold:
			b.block(i, l.width(r.text, sansBold, 12)+18)
		case markNumber:
			b.block(i, 15)
			b.x += 4
		default:
			b.run(i)
		}
	}
	b.out.n++
	if mostlyFromRight(runs) {
		for i := range b.out.frags {
			f := &b.out.frags[i]
			f.x = width - f.x - f.w
		}
	}
	return b.out
}

// block sets a pill or disc, which never breaks.
func (b *breaker) block(i int, w float32) {
	if b.x+w > b.width && b.x > 0 {
		b.out.n++
		b.x = 0
	}
	b.out.frags = append(b.out.frags, frag{i, b.x, w, b.out.runs[i].text, b.out.n})
	b.x += w + 3
	b.glued = true
}

func (b *breaker) run(i int) {
	r := b.out.runs[i]
	b.indent = 0
	if r.mark == markHere || r.mark == markAway {
		b.indent = 6
	}
	b.x += b.indent
	s := r.text
	if b.indent > 0 && strings.Count(s, " ") < shortMove { // its frame stays whole
		b.word(i, s)
		s = ""
	}
	for len(s) > 0 {
		if n := len(s) - len(strings.TrimLeft(s, " \n\t")); n > 0 {
			s = s[n:]
			if b.x > 0 {
				b.x += b.space
			}
			b.glued = false
			continue
		}
		n := strings.IndexAny(s, " \n\t")
		if n < 0 {
			n = len(s)
		}
		b.word(i, s[:n])
		s = s[n:]
	}
	b.x += b.indent
}

// word sets one word, joined to the piece before where it is of the same run
// and line, so that a line of one style is one object.
func (b *breaker) word(i int, word string) {
	w := b.look.width(word, b.out.face, b.out.size)
	if b.x+w > b.width && b.x > 0 {
		b.wrap(w)
	}
	k := len(b.out.frags) - 1
	if k >= 0 && b.out.frags[k].run == i && b.out.frags[k].line == b.out.n && !b.glued {
		f := &b.out.frags[k]
		f.text += " " + word
		f.w = b.look.width(f.text, b.out.face, b.out.size)
		b.x = f.x + f.w
	} else {
		b.out.frags = append(b.out.frags, frag{i, b.x, w, word, b.out.n})
		b.x += w
	}
	b.glued = true
}

// wrap begins a line for a word of width w; what the word is glued to goes
// along where there is room for both.
func (b *breaker) wrap(w float32) {
	k := len(b.out.frags) - 1
	line := b.out.n
	b.out.n++
	b.x = b.indent
	if !b.glued || k < 0 || b.out.frags[k].line != line || b.out.runs[b.out.frags[k].run].mark == markFold {
		return
	}
	f := &b.out.frags[k]
	i := strings.LastIndexByte(f.text, ' ')
	tail := frag{run: f.run, text: f.text[i+1:], line: b.out.n}
	tail.w = b.look.width(tail.text, b.out.face, b.out.size)
	gap := float32(0)
	if b.out.runs[f.run].mark == markNumber { // a disc has no text
		tail.w, gap = f.w, 7
	}
	switch {
	case tail.w+w+2*b.indent > b.width, i < 0 && f.x == 0:
		return
	case i < 0:
		*f = tail
	default: // only the last word of what stands there
		f.text = f.text[:i]
		f.w = b.look.width(f.text, b.out.face, b.out.size)
		b.out.frags = append(b.out.frags, tail)
	}
	b.x = tail.w + gap + b.indent
}

// lines draws the first most lines (all where most is 0) with their top at y;
// filled gives changes their ground, as in the diff line.
func (g *pen) lines(l lines, x, y float32, filled bool, most int) {
	if most == 0 {
		most = l.n
	}
	base := func(line int) float32 { return y + (float32(line)+.5)*l.leading + l.size*.34 }
	g.washes(l, x, y, most)
	for _, f := range l.frags {
		if f.line < most {
			g.frag(l, f, x+f.x, base(f.line), filled)
		}
	}
}

// washes draws the gold ground line by line, over the gaps between pieces.
func (g *pen) washes(l lines, x, y float32, most int) {
	for i := 0; i < len(l.frags); {
		f := l.frags[i]
		if !l.runs[f.run].wash {
			i++
			continue
		}
		end, j := f.x+f.w, i+1
		for j < len(l.frags) && l.frags[j].line == f.line && l.runs[l.frags[j].run].wash {
			end = l.frags[j].x + l.frags[j].w
			j++
		}
		if f.line < most {
			g.rect(x+f.x-3, y+float32(f.line)*l.leading, end-f.x+6, l.leading, g.wash)
		}
		i = j
	}
}

// frag draws one piece with its marks; b is its baseline.
func (g *pen) frag(l lines, f frag, x, b float32, filled bool) {
	r, z := l.runs[f.run], l.size
	ink := g.ink
	switch r.mark {
	case markContext:
		ink = g.ink3
	case markCut:
		ink = g.orange
		if filled {
			g.rect(x-2, b-z*.86, f.w+4, z*1.16, g.orangeFill)
		}
	case markAdded:
		ink = g.blue
		if filled {
			g.rect(x-2, b-z*.86, f.w+4, z*1.16, g.blueFill)
		}
	case markHere:
		fill, edge := g.raised, g.ink
		if !filled {
			fill, edge = g.wash, g.ink2
		}
		g.box(x-4, b-z*.9, f.w+8, z*1.22, 3, fill, edge, 1.3)
	case markAway:
		if filled {
			ink = g.ink3
		}
		g.dashedBox(x-4, b-z*.9, f.w+8, z*1.22, g.ink2)
	case markEllipsis:
		fill := g.wash2
		if filled {
			fill = g.sunk
		}
		g.box(x-2, b-z*.84, f.w+4, z*1.12, 3, fill, nil, 0)
	case markFold:
		g.box(x+2, b-13.5, f.w-4, 19, 9.5, g.paper, g.rule, 1)
		g.textMid(x+f.w/2, b, f.text, sansBold, 12, g.ink2)
		return
	case markNumber:
		g.number(x, b, r.n, r.now)
		return
	}
	g.text(x, b, f.text, l.face, z, ink)
	switch {
	case r.mark == markCut:
		g.rect(x-1, b-z*.28, f.w+2, 1.6, g.orange)
	case r.mark == markAdded:
		g.rect(x-1, b+z*.2, f.w+2, 2, g.blue)
	}
	if r.now {
		g.ring(x-7, b-z*1.02, f.w+14, z*1.46)
	}
}

// mostlyFromRight tells running text that is read from the right: it begins at
// the right end of each line.
func mostlyFromRight(runs []run) bool {
	right := 0
	for _, r := range runs {
		for w := range strings.FieldsSeq(r.text) {
			if prose.FromRight(w) {
				right++
			} else {
				right--
			}
		}
	}
	return right > 0
}
