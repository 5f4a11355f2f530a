package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// What is said of damage, each a sentence for a person.
const (
	sayUnclosed say.Text = "This quotation opens and never closes; it is taken to end here."
	sayStray    say.Text = "This quotation mark has no partner in its paragraph."
	sayLost     say.Text = "Letters were lost here before the text came in: a program could not read them."
	sayControl  say.Text = "Characters that no text has stand here; words may be missing."
	sayEncoding say.Text = "These letters were saved in one encoding and read in another."
)

// damage lists unclosed quotations, to which the pairing has added its stray
// marks, and garbled stretches.
func (d *Doc) damage() {
	for _, q := range d.Quoted {
		if !q.Closed && !q.Continues {
			d.Damage = append(d.Damage, data.Damage{Span: q.Outer, Why: say.T(sayUnclosed)})
		}
	}
	d.garbled()
	slices.SortStableFunc(d.Damage, func(x, y data.Damage) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
}

// garbled adds stretches whose letters cannot be as they were written.
func (d *Doc) garbled() {
	s := d.Text
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7f || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			i++
			continue
		}
		why, size := garble(s[i:])
		if why != "" {
			d.addDamage(data.Span{Start: i, End: i + size}, why)
		}
		i += size
	}
}

// addDamage adds to the last stretch where it goes on.
func (d *Doc) addDamage(span data.Span, why string) {
	if n := len(d.Damage); n > 0 && d.Damage[n-1].Span.End == span.Start && d.Damage[n-1].Why == why {
		d.Damage[n-1].Span.End = span.End
		return
	}
	d.Damage = append(d.Damage, data.Damage{Span: span, Why: why})
}

// garble says what is wrong with the code point that s begins with, and how
// many bytes are; why is empty where nothing is.
func garble(s string) (why string, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return say.T(sayLost), size
	case r < ' ' || 0x7f <= r && r < 0xa0 && r != 0x85:
		return say.T(sayControl), size
	}
	// UTF-8 read as Windows-1252: the lead byte E2 80 of quotes and dashes, or
	// C2 and C3 of the letters of western Europe and a byte that is no letter
	// in their place
	for _, lead := range []string{"â€", "Ã¢â‚¬"} {
		if strings.HasPrefix(s, lead) {
			_, more := utf8.DecodeRuneInString(s[len(lead):])
			return say.T(sayEncoding), len(lead) + more
		}
	}
	if r == 'Â' || r == 'Ã' {
		if next, more := utf8.DecodeRuneInString(s[size:]); 0xa0 <= next && next <= 0xbf && (next != 0xa0 || r == 'Â') {
			return say.T(sayEncoding), size + more
		}
	}
	return "", size
}
