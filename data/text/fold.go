package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Level says how much of a difference folding takes away; each level takes
// away all that the one before it does.
type Level uint8

// The levels.
const (
	Exact       Level = iota // nothing
	Typographic              // quotes, apostrophes, dashes, spaces, forms of the ellipsis
	Caseless                 // capitals, and the dots of abbreviations: U.S. and US are "u.s", never "us"
	Diacritics               // accents and marks, ligatures
	Stem                     // Snowball English stem of what is left, without its possessive 's
)

// Fold folds a word, mark or stretch to the level. It never depends on what
// stands around it, and folding twice changes nothing more. A stretch is
// folded token by token. Safe for concurrent use.
func Fold(s string, l Level) string {
	if l == Exact || s == "" {
		return s
	}
	end, kind := scan(s, 0)
	switch {
	case end < len(s):
		return foldLevels(s, l)
	case kind == Space:
		return " "
	case kind == Ellipsis:
		return "…"
	case kind == Mark:
		return foldMark(s)
	case l < Stem && plain(s):
		return s
	}
	return lookUp(s)[l]
}

// foldLevels folds a stretch level by level, each until it changes nothing
// more, so that what is equal at one level is equal at the next. Text that
// people write takes one pass; the others are for what only a fuzzer writes,
// such as compatibility letters that decompose into marks.
func foldLevels(s string, l Level) string {
	for level := Typographic; level <= l; level++ {
		for range maxPasses {
			folded := foldTokens(s, level)
			if folded == s {
				break
			}
			s = folded
		}
	}
	return s
}

const maxPasses = 8

func foldTokens(s string, l Level) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		end, kind := scan(s, i)
		switch kind {
		case Space:
			b.WriteByte(' ')
		case Ellipsis:
			b.WriteString("…")
		case Mark:
			b.WriteString(foldMark(s[i:end]))
		case Word:
			b.WriteString(foldWord(s[i:end], l))
		}
		i = end
	}
	return b.String()
}

// foldMark gives every mark one glyph.
func foldMark(s string) string {
	if s[0] < utf8.RuneSelf && len(s) == 1 {
		if s == "`" {
			return "'"
		}
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isApostrophe(r) && len(s) > size:
		return `"`
	case isApostrophe(r) || r == '‚' || r == '‹' || r == '›':
		return "'"
	case isDash(r):
		return "-"
	}
	switch r {
	case '“', '”', '„', '‟', '«', '»', '＂', '″':
		return `"`
	}
	return s
}

// plain tells words of a to z and digits only: most words, already folded to
// every level but the last.
func plain(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c < '0' || '9' < c && c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// foldWord is one pass over one word.
func foldWord(w string, l Level) string {
	w = straightened(w)
	if l >= Caseless {
		w = lowered(w)
	}
	if l >= Diacritics {
		w = stripped(w)
	}
	if l >= Stem {
		w = stem(w)
	}
	return w
}

// straightened writes apostrophes as ' and leaves invisible joiners out.
func straightened(w string) string {
	if isASCII(w) {
		return w
	}
	return strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case isInvisible(r):
			return -1
		}
		return r
	}, w)
}

// clash are abbreviations that without their dots and capitals would be other
// words; they keep their inner dots.
var clash = map[string]bool{"us": true, "am": true, "it": true, "is": true, "in": true, "eg": true, "no": true, "so": true}

// lowered takes the capitals and an abbreviation's dots away.
func lowered(w string) string {
	base, tail := w, ""
	if i := strings.IndexByte(w, '\''); i > 0 {
		base, tail = w[:i], strings.ToLower(w[i:])
	}
	if base == "US" {
		return "u.s" + tail
	}
	low := strings.ToLower(base)
	if strings.IndexByte(low, '.') > 0 && isDotted(low) {
		if bare := strings.ReplaceAll(low, ".", ""); !clash[bare] {
			low = bare
		} else {
			low = strings.TrimSuffix(low, ".")
		}
	}
	return low + tail
}

// isDotted tells abbreviations whose letters stand alone: u.s., p.m., ph.d.
func isDotted(w string) bool {
	run := 0
	for i := 0; i < len(w); i++ {
		if w[i] == '.' {
			run = 0
		} else if run++; run > 2 || class[w[i]] != letter {
			return false
		}
	}
	return true
}

// stripped decomposes letters and takes their marks away; letters that
// Unicode does not decompose are spelled as English papers spell them.
func stripped(w string) string {
	if isASCII(w) {
		return w
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		switch {
		case unicode.IsMark(r):
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'ð':
			b.WriteByte('d')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'œ':
			b.WriteString("oe")
		case r == 'þ':
			b.WriteString("th")
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isASCII(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// longestStemmed is the most bytes of what is taken for an English word; longer
// runs of letters may need more passes than are made.
const longestStemmed = 64

// stem stems until nothing changes: Snowball's stem of a stem can be
// shorter still, and folding twice must not differ from folding once.
func stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	if len(w) > longestStemmed || !isASCII(w) || strings.IndexByte(w, '.') >= 0 || isDigitAt(w, 0) {
		return w
	}
	for range maxPasses {
		s := porter(w)
		if s == w || s == "" {
			break
		}
		w = s
	}
	return w
}
