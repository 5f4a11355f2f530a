package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// sought is a word typed into the filter.
type sought struct {
	word    string         // in small letters
	kinds   [groups][]bool // which values of the groups in soughtIn are called so, by their numbers
	sources []bool         // which sources are, by theirs
}

// soughtIn are the groups whose values the filter looks for.
var soughtIn = [...]group{facetSigns, facetAlarm, facetTag}

// sought are the words typed into the filter.
func (s *stock) sought(typed string) []sought {
	var words []sought
	for _, w := range strings.Fields(strings.ToLower(typed)) {
		x := sought{word: w}
		for _, g := range soughtIn {
			x.kinds[g] = make([]bool, len(s.values[g].names))
			for n, value := range s.values[g].names {
				x.kinds[g][n] = holdsFolded(soughtName(g, value), w)
			}
		}
		for _, of := range s.sources {
			x.sources = append(x.sources, holdsFolded(of.label, w) || holdsFolded(of.Title, w) || holdsFolded(of.Author, w))
		}
		words = append(words, x)
	}
	return words
}

// sourceText is what of a source the filter looks through.
type sourceText struct {
	label string
	*data.Meta
}

// nameSources gives each row the numbers of its two sources.
func (s *stock) nameSources() {
	s.sides = make([][2]int32, len(s.rows))
	numbers := map[*data.Meta]int32{}
	number := func(of sourceText) int32 {
		n, ok := numbers[of.Meta]
		if !ok {
			n = int32(len(s.sources))
			numbers[of.Meta], s.sources = n, append(s.sources, of)
		}
		return n
	}
	for i, r := range s.rows {
		s.sides[i] = [2]int32{number(sourceText{r.LabelA, r.MetaA}), number(sourceText{r.LabelB, r.MetaB})}
	}
}

// soughtName is what the window calls a value.
func soughtName(g group, value string) string {
	if g == facetTag {
		return named(value)
	}
	return facetName(value)
}

// speaks tells whether a row holds every word, in its passage's lead, its
// speakers, sources, tags or kinds of change, or begins its id with it. It reads
// them as they are: beside them kept in small letters they take 10 MB for 50,000
// overlaps, and opening these a tenth longer.
func (s *stock) speaks(row int32, words []sought) bool {
	for _, w := range words {
		if !s.says(row, w) {
			return false
		}
	}
	return true
}

func (s *stock) says(row int32, w sought) bool {
	r := s.rows[row]
	if w.sources[s.sides[row][0]] || w.sources[s.sides[row][1]] || holdsFolded(r.Lead, w.word) || holdsFolded(r.SpeakerA, w.word) || holdsFolded(r.SpeakerB, w.word) {
		return true
	}
	for _, g := range soughtIn {
		for _, n := range s.values[g].of(row) {
			if w.kinds[g][n] {
				return true
			}
		}
	}
	return strings.HasPrefix(r.ID, w.word)
}

// holdsFolded tells whether a text in small letters holds a word that is in
// them, as [strings.ToLower] has it, and makes no other text for that.
func holdsFolded(s, word string) bool {
	if word == "" {
		return true
	}
	first := word[0]
	for i := 0; i < len(s); i++ {
		// A letter beyond ASCII may be a small one within it: the Kelvin sign is a k.
		if c := small[s[i]]; (c == first || c >= utf8.RuneSelf) && beginsFolded(s[i:], word) {
			return true
		}
	}
	return false
}

// beginsFolded is holdsFolded for the beginning of a text.
func beginsFolded(s, word string) bool {
	i := 0
	for i < len(word) && i < len(s) && s[i] < utf8.RuneSelf && small[s[i]] == word[i] {
		i++
	}
	for s, word = s[i:], word[i:]; word != ""; {
		want, n := utf8.DecodeRuneInString(word)
		r, size := utf8.DecodeRuneInString(s)
		if size == 0 || unicode.ToLower(r) != want {
			return false
		}
		s, word = s[size:], word[n:]
	}
	return true
}

// small are the bytes of a text with the letters of ASCII made small.
var small = func() (to [256]byte) {
	for b := range to {
		to[b] = byte(b)
		if 'A' <= b && b <= 'Z' {
			to[b] += 'a' - 'A'
		}
	}
	return to
}()
