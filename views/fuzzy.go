package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters folds a text for looking something up by typing: small letters
// without their accents.
func plainLetters(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// What a word typed is worth, from where it stands in a text that is offered.
const (
	worthBeginning = 1000 // of the text
	worthWord      = 800  // the beginning of a word of it
	worthInside    = 500  // of a word
	worthLetters   = 300  // its letters alone, in their order
)

// fuzzy tells how well a text suits what was typed: every word typed must stand
// in it, or at least its letters in their order. Both come from plainLetters.
func fuzzy(typed, text string) (worth int, ok bool) {
	for w := range strings.FieldsSeq(typed) {
		v := worthOf(w, text)
		if v == 0 {
			return 0, false
		}
		worth += v
	}
	return worth, true
}

// worthOf is the worth of one word, less for a longer text; 0 where its letters
// are not all there.
func worthOf(word, text string) int {
	short := max(0, 100-len(text)) / 2
	best := 0
	for from := 0; from < len(text); {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		switch {
		case i == 0:
			return worthBeginning + short
		case begins(text, i):
			best = max(best, worthWord)
		default:
			best = max(best, worthInside)
		}
		from = i + len(word)
	}
	if best > 0 {
		return best + short
	}
	return scattered(word, text, short)
}

// begins tells that a word of the text begins at byte i.
func begins(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// scattered is the worth of a word whose letters stand apart in a text, each at
// the first place after the one before: more for those that begin words or
// stand together, less for each that is skipped.
func scattered(word, text string, short int) int {
	worth, at := worthLetters+short, 0
	for n, r := range word {
		i := strings.IndexRune(text[at:], r)
		switch {
		case i < 0:
			return 0
		case n == 0 && at+i > 0 && !begins(text, at+i): // letters from the middle of a word mean nothing
			next := nextBeginning(text, at+i, r)
			if next < 0 {
				return 0
			}
			i = next - at
		case i > 0 && !begins(text, at+i):
			worth -= 20 + i
		}
		at += i + utf8.RuneLen(r)
	}
	return max(1, worth)
}

// nextBeginning is where after byte from a word begins with r, or -1.
func nextBeginning(text string, from int, r rune) int {
	for i, c := range text[from:] {
		if c == r && begins(text, from+i) {
			return from + i
		}
	}
	return -1
}
