package collate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/text"
)

// line turns the rows into the pieces of the diff line.
func (s *scribe) line() []Piece {
	out := make([]Piece, 0, len(s.rows)+len(s.rows)/4)
	put := func(p Piece) {
		n := len(out) - 1
		for n > 0 && out[n].Look == Cut && out[n].Quiet && !p.B.Empty() { // hidden, unless asked for
			n--
		}
		if n >= 0 && runsTogether(out[n], p) {
			out = append(out, Piece{Look: Same, Text: " ", A: place(p.A.Start), B: place(p.B.Start), Change: -1})
		}
		out = append(out, p)
	}
	for _, r := range s.rows {
		p := Piece{Look: r.look, A: place(r.atA), B: place(r.atB), Change: int(r.change), Quiet: r.quiet}
		hasA, hasB := r.a[0] < r.a[1], r.b[0] < r.b[1]
		if hasA {
			p.A = s.a.stretch(r.a[0], r.a[1])
			p.Text = p.A.Of(s.a.doc.Text)
		}
		if hasB {
			p.B = s.b.stretch(r.b[0], r.b[1])
			was := p.Text
			p.Text = p.B.Of(s.b.doc.Text)
			if hasA && p.Quiet {
				p.Was = was
			}
		}
		switch {
		case r.look == Joined:
			c := s.changes[r.change]
			p.A, p.Words = c.A, c.jump.words
			put(p)
		case r.look == Cut && hasA && hasB: // a substitution
			put(Piece{Look: Cut, Text: p.A.Of(s.a.doc.Text), A: p.A, B: place(p.B.Start), Change: p.Change})
			put(Piece{Look: Added, Text: p.Text, A: place(p.A.End), B: p.B, Change: p.Change})
		case r.look == Added && s.b.toks[r.b[0]].Is(text.Bracketed) && r.b[1]-r.b[0] > 2 && s.b.of(int(r.b[0])) == "[":
			for _, part := range s.inBrackets(r, p) {
				put(part)
			}
		default:
			put(p)
		}
	}
	return out
}

// inBrackets parts "[have now]" into its brackets, which are marks, and the
// words, which are added.
func (s *scribe) inBrackets(r row, p Piece) []Piece {
	cut := func(from, to int32, look Look) Piece {
		q := p
		q.Look, q.B = look, s.b.stretch(from, to)
		q.Text = q.B.Of(s.b.doc.Text)
		return q
	}
	return []Piece{cut(r.b[0], r.b[0]+1, Mark), cut(r.b[0]+1, r.b[1]-1, Added), cut(r.b[1]-1, r.b[1], Mark)}
}

// runsTogether tells whether two pieces that stand side by side in neither
// text would read as one word.
func runsTogether(p, q Piece) bool {
	if p.Text == "" || q.Text == "" {
		return false
	}
	inA := !p.A.Empty() && !q.A.Empty() && p.A.End == q.A.Start
	inB := !p.B.Empty() && !q.B.Empty() && p.B.End == q.B.Start
	if inA || inB {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(p.Text)
	first, _ := utf8.DecodeRuneInString(q.Text)
	return !unicode.IsSpace(last) && (unicode.IsLetter(first) || unicode.IsDigit(first) || first == '[' || q.Look == Mark)
}

// Wdiff writes the diff line in wdiff marks: [-In-], {+have now+}, {~I think~}
// for words moved here. What differs quietly is written as in B.
func (c Comparison) Wdiff() string {
	var b strings.Builder
	spaced, pending := true, false
	write := func(s string) {
		if first, _ := utf8.DecodeRuneInString(s); pending && !spaced && !unicode.IsSpace(first) {
			b.WriteByte(' ')
		}
		last, _ := utf8.DecodeLastRuneInString(s)
		b.WriteString(s)
		spaced, pending = unicode.IsSpace(last), false
	}
	for _, p := range c.Line {
		switch {
		case p.Text == "" || p.Look == MovedAway:
		case p.B.Empty() && strings.TrimSpace(p.Text) == "": // a space of A's or between two pieces
			pending = true
		case p.Look == Cut && !p.Quiet:
			write("[-" + p.Text + "-]")
		case p.Look == Cut:
		case p.Look == Added && !p.Quiet:
			write("{+" + p.Text + "+}")
		case p.Look == MovedHere:
			write("{~" + p.Text + "~}")
		default:
			write(p.Text)
		}
	}
	return b.String()
}

// Rebuild gives both wordings back from the line alone, byte for byte: A's and
// B's spans, each side's in the order of its text, without anything between
// them.
func (c Comparison) Rebuild() (a, b string) {
	type part struct {
		at   data.Span
		text string
	}
	var as, bs []part
	for _, p := range c.Line {
		if p.Look == Joined {
			continue
		}
		if !p.A.Empty() {
			was := p.Text
			if p.Was != "" {
				was = p.Was
			}
			as = append(as, part{p.A, was})
		}
		if !p.B.Empty() {
			bs = append(bs, part{p.B, p.Text})
		}
	}
	join := func(parts []part) string {
		slices.SortStableFunc(parts, func(p, q part) int { return p.at.Start - q.at.Start })
		var s strings.Builder
		for _, p := range parts {
			s.WriteString(p.text)
		}
		return s.String()
	}
	return join(as), join(bs)
}
