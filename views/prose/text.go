package prose

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// Face is one of the faces a paragraph may be set in.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Italic
	Bold
	faces = 3
)

// Measure gives the width of a stretch set in a face, in ems.
type Measure func(f Face, s string) float32

// Para is one paragraph: its bytes without the white space around them, and
// how it is set. Scale multiplies size and leading; 0 stands for 1.
type Para struct {
	data.Span
	Face  Face
	Scale float32
}

// longest is the number of code points after which a run without any place to
// break is cut, so that an address of a thousand letters cannot leave the page.
const longest = 24

// word is a stretch that is never broken. Where the next one begins at its end
// no space stands between them, but a line may end there (after a hyphen).
type word struct {
	start, end int32   // bytes
	w          float32 // ems
	tied       bool    // to the word before it: dots of a spaced ellipsis
	right      bool    // read from the right
}

type para struct {
	Para
	w0, w1 int32 // words
	right  bool  // begins at the right
	mixed  bool  // has words that are read from the right
}

// Text is a text split into words and measured, ready to be laid out at any
// width and size. It is immutable and may be shared by panes.
type Text struct {
	source  string
	words   []word
	paras   []para
	space   [faces]float32
	measure Measure
}

// Split splits a text of less than 2 GiB into words and measures each
// different one once. It needs no window: 200,000 words belong off the UI
// goroutine, and so does measure then. Paragraphs are in order and apart.
func Split(source string, paras []Para, measure Measure) *Text {
	t := &Text{source: source, measure: measure, words: make([]word, 0, len(source)/5)}
	for f := range t.space {
		t.space[f] = measure(Face(f), "n n") - measure(Face(f), "nn")
	}
	var known [faces]map[string]float32
	for _, p := range paras {
		p.Start, p.End = max(p.Start, 0), min(p.End, len(source))
		if p.Scale == 0 {
			p.Scale = 1
		}
		if known[p.Face] == nil {
			known[p.Face] = make(map[string]float32, 1024)
		}
		from := len(t.words)
		t.words = splitWords(t.words, source, p.Start, p.End)
		for i := range t.words[from:] {
			w := &t.words[from+i]
			s := source[w.start:w.end]
			width, ok := known[p.Face][s]
			if !ok {
				width = measure(p.Face, s)
				known[p.Face][s] = width
			}
			w.w = width
			w.tied = i > 0 && s == "." && t.of(from+i-1) == "."
		}
		t.paras = append(t.paras, t.directed(para{Para: p, w0: int32(from), w1: int32(len(t.words))}))
	}
	t.words = slices.Clip(t.words)
	return t
}

// directed settles from which side a paragraph and its words are read.
func (t *Text) directed(pa para) para {
	if !FromRight(pa.Of(t.source)) {
		return pa
	}
	words := t.words[pa.w0:pa.w1]
	ds := make([]direction, len(words))
	for i := range words {
		ds[i] = directionOf(t.source[words[i].start:words[i].end])
	}
	pa.mixed, pa.right = true, settle(ds) == fromRight
	for i := range words {
		words[i].right = ds[i] == fromRight
	}
	return pa
}

// Source is the text as it was given.
func (t *Text) Source() string { return t.source }

func (t *Text) of(i int) string { return t.source[t.words[i].start:t.words[i].end] }

// splitWords appends the words of s[at:end].
func splitWords(out []word, s string, at, end int) []word {
	for at < end {
		r, size := utf8.DecodeRuneInString(s[at:end])
		if breaksAt(r) {
			at += size
			continue
		}
		from, runes := at, 0
		for at < end {
			r, size = utf8.DecodeRuneInString(s[at:end])
			if breaksAt(r) {
				break
			}
			if runes > 0 && !extends(r) && (runes >= longest || standsAlone(r)) {
				break
			}
			at += size
			runes++
			if standsAlone(r) || endsPiece(r, s[from:at], s[at:end]) {
				at += marksAfter(s[at:end])
				break
			}
		}
		out = append(out, word{start: int32(from), end: int32(at)})
	}
	return out
}

// breaksAt tells white space at which a line may break; the no-break spaces
// belong to their word.
func breaksAt(r rune) bool {
	switch r {
	case ' ', '\n', '\t', '\r':
		return true
	case '\u00a0', '\u202f', '\u2007':
		return false
	}
	return r > 0x7f && unicode.IsSpace(r)
}

// extends tells what hangs on the letter before it.
func extends(r rune) bool {
	return r > 0x2ff && (unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200d' || unicode.Is(unicode.Variation_Selector, r))
}

func marksAfter(s string) int {
	for i, r := range s {
		if !extends(r) {
			return i
		}
	}
	return len(s)
}

// standsAlone tells signs that may part from both neighbours.
func standsAlone(r rune) bool {
	return r > 0x2e7f && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// endsPiece tells whether a line may end after r: behind a hyphen between
// letters, a dash or a stroke, as UAX 14 allows.
func endsPiece(r rune, before, after string) bool {
	switch r {
	case '-', '/', '–', '—', '‐':
	default:
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(before[:len(before)-utf8.RuneLen(r)])
	next, _ := utf8.DecodeRuneInString(after)
	return (unicode.IsLetter(next) || r == '/' && unicode.IsDigit(next)) && (unicode.IsLetter(prev) || unicode.IsDigit(prev) || unicode.IsPunct(prev)) && prev != utf8.RuneError
}

// inWord tells what a double click takes: letters, digits, and what joins them.
func inWord(r rune) bool {
	return isLetter(r) || r == '\'' || r == '’' || r == '-' || r == '.' || extends(r)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// letter tells whether s begins with one.
func letter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}
