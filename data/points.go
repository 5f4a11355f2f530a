package data

import "unicode/utf8"

// pointStep is how many bytes lie between two entries of a [Points] index:
// 64 keeps the index at an eighth of the text and a look-up under 50 ns.
const pointStep = 64

// Points turns places of one text from bytes to Unicode code points and back.
// A byte that is no valid UTF-8 counts as one code point.
type Points struct {
	text   string
	before []int // code points that begin before each 64th byte
}

// NewPoints indexes a text in one pass.
func NewPoints(text string) Points {
	p := Points{text, make([]int, 0, len(text)/pointStep+1)}
	n := 0
	for i := 0; i < len(text); n++ {
		for i >= len(p.before)*pointStep {
			p.before = append(p.before, n)
		}
		for i%pointStep == 0 && len(text)-i > pointStep && isASCII(text[i:i+pointStep]) {
			i, n = i+pointStep, n+pointStep
			p.before = append(p.before, n)
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	for len(text) >= len(p.before)*pointStep {
		p.before = append(p.before, n)
	}
	return p
}

// isASCII tells whether all of a text, whose length is a multiple of eight, is ASCII:
// eight bytes at a time, which the compiler loads as one.
func isASCII(s string) bool {
	const high = 0x8080808080808080
	var all uint64
	for ; len(s) >= 8; s = s[8:] {
		all |= uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	return all&high == 0
}

// Of is the number of code points that begin before the byte at; places
// outside the text are cut to it.
func (p Points) Of(at int) int {
	at = min(max(at, 0), len(p.text))
	block := at / pointStep
	n := p.before[block]
	for i := p.start(block); i < at; n++ {
		_, size := utf8.DecodeRuneInString(p.text[i:])
		i += size
	}
	return n
}

// start is the first code point at or after the block's first byte.
func (p Points) start(block int) int {
	i := block * pointStep
	if i == 0 || p.before[block] == 0 {
		return i
	}
	// A code point that began in the block before may reach into this one; it
	// is counted there. Runes are at most 4 bytes, so at most 3 are skipped.
	for k := 1; k < utf8.UTFMax && i-k >= 0; k++ {
		if _, size := utf8.DecodeRuneInString(p.text[i-k:]); utf8.RuneStart(p.text[i-k]) {
			if size > k {
				return i - k + size
			}
			break
		}
	}
	return i
}

// Span turns a span of bytes into one of code points.
func (p Points) Span(s Span) Span { return Span{p.Of(s.Start), p.Of(s.End)} }

// Passage turns a passage of bytes into one of code points.
func (p Points) Passage(ps Passage) Passage {
	out := make(Passage, len(ps))
	for i, s := range ps {
		out[i] = p.Span(s)
	}
	return out
}

// Byte is the byte at which the code point number point begins; past the end
// it is the text's length.
func (p Points) Byte(point int) int {
	lo, hi := 0, len(p.before)-1
	for lo < hi { // the last block that begins at or before the point
		mid := (lo + hi + 1) / 2
		if p.before[mid] <= point {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	i, n := p.start(lo), p.before[lo]
	for ; n < point && i < len(p.text); n++ {
		_, size := utf8.DecodeRuneInString(p.text[i:])
		i += size
	}
	return i
}

// Bytes turns a span of code points into one of bytes.
func (p Points) Bytes(s Span) Span { return Span{p.Byte(s.Start), p.Byte(s.End)} }
