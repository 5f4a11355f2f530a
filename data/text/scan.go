package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// What an ASCII byte can be.
const (
	other uint8 = iota
	space
	letter
	digit
	dot
	apostrophe
	hyphen
	openBracket
	high // the first byte of a code point past ASCII, or a stray one
)

var class = func() (t [256]uint8) {
	for c := range t {
		switch b := byte(c); {
		case b == ' ' || '\t' <= b && b <= '\r':
			t[c] = space
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			t[c] = letter
		case '0' <= b && b <= '9':
			t[c] = digit
		case b == '.':
			t[c] = dot
		case b == '\'' || b == '`':
			t[c] = apostrophe
		case b == '-':
			t[c] = hyphen
		case b == '[':
			t[c] = openBracket
		case b >= utf8.RuneSelf:
			t[c] = high
		}
	}
	return t
}()

// scan reads the token that begins at byte i of s and tells its end and kind.
// Word borders are those of UAX #29, but a colon, an underscore and a missing
// space after a full stop part words too, and the last dot of "U.S." is its
// own.
func scan(s string, i int) (end int, kind Kind) {
	switch class[s[i]] {
	case letter, digit:
		return wordEnd(s, i), Word
	case space:
		return spaceEnd(s, i+1), Space
	case dot, openBracket:
		if end := ellipsisEnd(s, i); end > i {
			return end, Ellipsis
		}
	case apostrophe:
		return markPairEnd(s, i, 1), Mark
	case hyphen:
		return dashEnd(s, i+1), Mark
	case high:
		return scanHigh(s, i)
	}
	return i + 1, Mark
}

// scanHigh is scan for a token that begins past ASCII.
func scanHigh(s string, i int) (end int, kind Kind) {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case isLetter(r) || unicode.IsDigit(r):
		return wordEnd(s, i), Word
	case isSpace(r):
		return spaceEnd(s, i+size), Space
	case r == '…':
		return ellipsisEnd(s, i), Ellipsis
	case isApostrophe(r):
		return markPairEnd(s, i, size), Mark
	case isDash(r):
		return dashEnd(s, i+size), Mark
	case r >= 0x2190: // symbols and emoji: with their joiners and variation selectors
		return i + max(size, segment(s[i:])), Mark
	}
	return i + size, Mark
}

// segment is the length of the first segment by UAX #29, in bytes.
func segment(s string) int {
	it := words.FromString(s)
	it.Next()
	return it.End()
}

// wordEnd is the end of the word that begins at i.
func wordEnd(s string, i int) int {
	start, foreign := i, false
	for i < len(s) {
		switch class[s[i]] {
		case letter, digit:
			i++
			continue
		case apostrophe:
			if s[i] == '\'' && i+1 < len(s) && startsWord(s, i+1) {
				i++
				continue
			}
		case dot:
			if dotJoins(s, start, i) {
				i++
				continue
			}
			if closesAbbreviation(s, start, i) {
				i++
			}
		case high:
			r, size := utf8.DecodeRuneInString(s[i:])
			if extendsWord(r) {
				if !foreign && r >= 0x0590 && !plainScript(r) { // a script without spaces, where UAX #29 knows more
					foreign = true
					s = s[:start+max(1, segment(s[start:]))]
				}
				i += size
				continue
			}
			if isApostrophe(r) && startsWord(s, i+size) {
				i += size
				continue
			}
		case other:
			if s[i] == ',' && i > start && isDigitAt(s, i-1) && isDigitAt(s, i+1) {
				i++
				continue
			}
		}
		break
	}
	return min(i, len(s))
}

func isDigitAt(s string, i int) bool { return i < len(s) && class[s[i]] == digit }

// startsWord tells whether a letter or digit stands at i.
func startsWord(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	switch class[s[i]] {
	case letter, digit:
		return true
	case high:
		r, _ := utf8.DecodeRuneInString(s[i:])
		return isLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// dotJoins tells whether the dot at i stands inside the word that began at
// start: "2.6", "U.S", "p.m", "example.com", but not "war.Iraq", where a space
// is missing.
func dotJoins(s string, start, i int) bool {
	if i+1 >= len(s) || i == start {
		return false
	}
	before, after := class[s[i-1]], class[s[i+1]]
	if before == digit {
		return after == digit
	}
	if before != letter || after != letter {
		return false
	}
	if s[i+1] >= 'a' {
		return true
	}
	// a capital: only as a letter of its own, as in U.S. and Ph.D.
	if i+2 < len(s) && (class[s[i+2]] == letter || class[s[i+2]] == high && startsWord(s, i+2)) {
		return false
	}
	return i == start+1 || s[i-2] == '.' || s[start] < 'a' && i-start <= 2
}

// closesAbbreviation tells whether the dot at i ends an abbreviation of single
// letters (U.S., a.m., Ph.D.) and is no dot of an ellipsis.
func closesAbbreviation(s string, start, i int) bool {
	if i-start < 3 || s[i-2] != '.' || class[s[i-1]] != letter || i+1 < len(s) && ellipsisEnd(s, i) > i {
		return false
	}
	return true
}

func spaceEnd(s string, i int) int {
	for i < len(s) {
		switch class[s[i]] {
		case space:
			i++
			continue
		case high:
			if r, size := utf8.DecodeRuneInString(s[i:]); isSpace(r) {
				i += size
				continue
			}
		}
		break
	}
	return i
}

// markPairEnd joins two apostrophes or grave accents into the one quotation
// mark that they stand for.
func markPairEnd(s string, i, size int) int {
	end := i + size
	if end < len(s) {
		if r, n := utf8.DecodeRuneInString(s[end:]); isApostrophe(r) {
			return end + n
		}
	}
	return end
}

func dashEnd(s string, i int) int {
	for i < len(s) {
		if s[i] == '-' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isDash(r) {
			break
		}
		i += size
	}
	return i
}

// ellipsisEnd is the end of the ellipsis that begins at i, or i where none
// does. Neighbouring ellipses are one.
func ellipsisEnd(s string, i int) int {
	for i < len(s) {
		end := dotsEnd(s, i)
		if end == i && s[i] == '[' {
			end = bracketedDotsEnd(s, i)
		}
		if end == i {
			break
		}
		i = end
	}
	return i
}

// dotsEnd reads "…", three dots and more, or dots parted by one space each. In
// "Iraq. ... Yes" the first dot is the sentence's own.
func dotsEnd(s string, i int) int {
	if s[i] != '.' {
		if len(s)-i >= 3 && s[i:i+3] == "…" {
			return i + 3
		}
		return i
	}
	n := i
	for n < len(s) && s[n] == '.' {
		n++
	}
	if n-i >= 3 {
		return n
	}
	if n-i == 2 {
		return i
	}
	end, dots := n, 1
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		next := end + size
		if !isSpace(r) || r == '\n' || next >= len(s) || s[next] != '.' || next+1 < len(s) && s[next+1] == '.' {
			break
		}
		end = next + 1
		dots++
	}
	if dots >= 3 {
		return end
	}
	return i
}

// bracketedDotsEnd reads "[…]", "[...]" and "[ . . . ]".
func bracketedDotsEnd(s string, i int) int {
	from := i + 1
	if from < len(s) && s[from] == ' ' {
		from++
	}
	if from >= len(s) {
		return i
	}
	end := dotsEnd(s, from)
	if end == from {
		return i
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	if end < len(s) && s[end] == ']' {
		return end + 1
	}
	return i
}

// isLetter tells a letter, or a number written as one (Ⅳ, 一 is a letter).
func isLetter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)) && !isApostrophe(r)
}

// extendsWord tells what may go on a word: letters, digits, combining marks
// and invisible joiners such as the soft hyphen.
func extendsWord(r rune) bool {
	return isLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isInvisible(r)
}

// isInvisible tells format characters that show nothing: soft hyphen, joiners,
// direction marks. The zero-width space is a space.
func isInvisible(r rune) bool { return r != '\u200b' && unicode.Is(unicode.Cf, r) }

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }

// isApostrophe tells every glyph that is used for an apostrophe or a single
// quotation mark, the modifier letters of romanised names among them.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', '`', '´', '＇', '′', 'ʼ', 'ʻ':
		return true
	}
	return false
}

// isDash tells hyphens, dashes and the minus sign.
func isDash(r rune) bool {
	return r == '-' || '\u2010' <= r && r <= '\u2015' || r == '\u2212' || r == '\uff0d' || r == '\u2043'
}

// plainScript tells scripts past U+0590 that are written with spaces and need
// no rules of their own.
func plainScript(r rune) bool {
	return '\u1e00' <= r && r <= '\u1fff' || unicode.IsMark(r) || isInvisible(r) || unicode.In(r, unicode.Latin, unicode.Arabic, unicode.Hebrew)
}
