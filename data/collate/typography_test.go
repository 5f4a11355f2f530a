package collate

import (
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// glyphs are the ways to set one mark.
var glyphs = map[rune][]string{
	'"': {"\"", "“", "”"}, '“': {"“", "\""}, '”': {"”", "\""},
	'\'': {"'", "’"}, '’': {"’", "'"}, '‘': {"‘", "'"},
	'—': {"—", "–", "--", "―"}, '–': {"–", "—", "--"},
	'-': {"-", "‐", "‑"},
	' ': {" ", " ", " ", "\u00a0", "\u202f", "\u2009", "\n", "  "},
}

// TestTypographyAlone sets 10,000 texts otherwise, glyph by glyph: none may
// raise a tag above typography, ring, or lose a word.
func TestTypographyAlone(t *testing.T) {
	const cases = 10_000
	draw := rand.New(rand.NewPCG(1, 2))
	wrong := 0
	for range cases {
		var parts []string
		for range 1 + draw.IntN(3) {
			parts = append(parts, anyProse(draw))
		}
		s := strings.Join(parts, " ")
		r := reset(draw, s)
		c := Compare(inBody(s), inBody(r))
		bad := c.Removed+c.Added+c.Moved > 0 || len(c.Alarms) > 0
		for _, tag := range c.Tags {
			bad = bad || tag != data.Typography
		}
		if bad {
			if wrong++; wrong <= 5 {
				t.Errorf("%q\nset %q\nraises %v %v\n%s", s, r, c.Tags, c.Alarms, c.Wdiff())
			}
		}
	}
	t.Logf("%d of %d raise a tag above typography", wrong, cases)
	if wrong > 0 {
		t.Fail()
	}
}

// inBody puts a text between paragraphs of an article, for a line alone may be
// a title.
func inBody(s string) Side {
	return marked(strings.ReplaceAll("Rain shuts the coast road¶By Ann Lee¶The road was shut on Monday when rain washed stones across it, and the buses turned back. Nobody was hurt in the slide.¶«"+s+
		"»¶The road will open again when the stones are gone, which takes a week, as the men who clear it think.", "¶", "\n\n"))
}

// anyProse is a statement of the labelled pairs, or a sentence full of marks.
func anyProse(draw *rand.Rand) string {
	if draw.IntN(3) == 0 {
		return prose[draw.IntN(len(prose))]
	}
	half := statements[draw.IntN(2)]
	s := half[draw.IntN(len(half))]
	for _, f := range []func(*statement){lead, mid, tail, gloss, typed, first, not, hedge} {
		if draw.IntN(2) == 0 {
			f(&s)
		}
	}
	frame := strings.NewReplacer("«", "", "»", "").Replace(framesA[draw.IntN(len(framesA))])
	return framed(frame, s.String())
}

// reset sets about half of a text's marks and spaces otherwise.
func reset(draw *rand.Rand, s string) string {
	var b strings.Builder
	for _, r := range s {
		if ways := glyphs[r]; ways != nil && draw.IntN(2) == 0 {
			b.WriteString(ways[draw.IntN(len(ways))])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Retypesetting is not a matter of the folding alone: what is folded there is
// told as typography here.
func TestGlyphsFoldToOne(t *testing.T) {
	for r, ways := range glyphs {
		for _, w := range ways {
			if r != ' ' && text.Fold(w, text.Typographic) != text.Fold(string(r), text.Typographic) {
				t.Errorf("%q and %q fold apart", string(r), w)
			}
		}
	}
}
