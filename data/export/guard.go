package export

import (
	"strings"
	"unicode"
)

// Guard puts one apostrophe before a cell that a spreadsheet may take for a
// formula: its first visible character is = + - @, a tab or a carriage return,
// or a full-width form of one of the signs. A cell that begins with
// apostrophes before such a character gets one more, so that [Unguard] gives
// every string back as it was. The list is OWASP's ("CSV injection").
func Guard(cell string) string {
	if triggers(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes away exactly the apostrophe that [Guard] put there.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && triggers(rest) {
		return rest
	}
	return cell
}

// triggers tells whether the cell's first visible character, apostrophes aside,
// begins a formula. Apostrophes are passed over wherever they stand before it:
// that is what makes Guard reversible.
func triggers(cell string) bool {
	for _, r := range cell {
		switch {
		case strings.ContainsRune("=+-@\t\r＝＋－＠", r):
			return true
		case r == '\'', unicode.IsSpace(r), invisible(r):
		default:
			return false
		}
	}
	return false
}

// invisible tells characters that take no room or show nothing of their own:
// controls, zero-width joiners and spaces, direction marks, byte order marks,
// variation selectors, fillers, code points without a meaning.
func invisible(r rune) bool {
	return !unicode.IsGraphic(r) || unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
