package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// mark is one double quotation mark or guillemet with what it costs to read it
// as opening and as closing.
type mark struct {
	token       int
	family      uint8   // that it opens, by familyStyle
	closes      [3]bool // the families that it can close
	open, close int     // what it costs to read it so
	stray       int     // what it costs to pair it with nothing
}

// mark reads the token as a double quotation mark; ok is false where it is
// none. Its side is told by its shape and by what stands beside it.
func (d *Doc) mark(token int, para data.Span) (m mark, ok bool) {
	t := d.Tokens[token]
	w := d.Of(t)
	m = mark{token: token, closes: [3]bool{true, false, false}, stray: costStray}
	if d.isInches(token) {
		m.stray = costInches
	}
	c, size := utf8.DecodeRuneInString(w)
	switch {
	case strings.ContainsRune("\"＂″“”‟", c), isApostrophe(c) && len(w) > size:
		m.closes[2] = true
	case c == '„':
		m.family, m.closes = 2, [3]bool{}
	case c == '«', c == '»':
		m.family, m.closes = 1, [3]bool{false, true, false}
	default:
		return m, false
	}
	before, after := d.beside(t, para)
	opens, closes := opensAfter(before), closesBefore(after)
	switch c {
	case '“', '„', '«', '`', '‘':
		m.open, m.close = shaped(opens || !closes, closes && !opens)
	case '”', '‟', '»':
		m.close, m.open = shaped(closes || !opens, opens && !closes)
	default:
		m.open, m.close = straight(before, after, opens, closes)
	}
	return m, true
}

// shaped are the costs of reading a mark as its shape says and against it.
func shaped(fits, turned bool) (with, against int) {
	if turned {
		return costEither + 10, costEither
	}
	if fits {
		return 0, costAgainst
	}
	return costEither, costAgainst
}

// straight are the costs of reading a mark without a shape as opening and as
// closing, by its neighbours.
func straight(before, after rune, opens, closes bool) (open, close int) {
	spaced := before == 0 || isSpace(before)
	switch {
	case after == '>': // the end of a tag: date="2016">
		return costAgainst, 0
	case spaced && (after == 0 || isSpace(after)):
		return costEither, costEither
	case spaced && (after == '.' || after == '…'): // "…and so on": an ellipsis opens it
		return 0, costAgainst / 2
	case spaced || strings.ContainsRune("([{", before):
		return 0, costAgainst
	case after == 0 || isSpace(after) || strings.ContainsRune(".,;:!?)]}", after):
		return costAgainst, 0
	case opens && !closes:
		return 0, costAgainst
	case closes && !opens:
		return costAgainst, 0
	}
	return costEither, costEither
}

// maxBeside bounds how many marks in a row are looked behind.
const maxBeside = 8

// beside are the code points on both sides of a mark, past other quotation
// marks and signs of emphasis; 0 is the paragraph's edge.
func (d *Doc) beside(t Token, para data.Span) (before, after rune) {
	at := t.Start
	for n := 0; at > para.Start && n < maxBeside; n++ {
		r, size := utf8.DecodeLastRuneInString(d.Text[para.Start:at])
		at -= size
		if !isBeside(r) {
			before = r
			break
		}
	}
	at = t.End
	for n := 0; at < para.End && n < maxBeside; n++ {
		r, size := utf8.DecodeRuneInString(d.Text[at:para.End])
		at += size
		if !isBeside(r) {
			after = r
			break
		}
	}
	return before, after
}

// isBeside tells what a mark's neighbour is looked for behind.
func isBeside(r rune) bool {
	switch r {
	case '*', '_', '"', '“', '”', '\'', '‘', '’':
		return true
	}
	return false
}

// opensAfter tells whether a mark after r can open.
func opensAfter(r rune) bool {
	return r == 0 || isSpace(r) || strings.ContainsRune("([{/>…", r) || isDash(r)
}

// closesBefore tells whether a mark before r can close.
func closesBefore(r rune) bool {
	return r == 0 || isSpace(r) || strings.ContainsRune(".,;:!?)]}/<…", r) || isDash(r)
}

// isInches tells the mark of 6'2" and of 12".
func (d *Doc) isInches(token int) bool {
	if token == 0 || d.Tokens[token-1].Kind != Word {
		return false
	}
	w := d.Of(d.Tokens[token-1])
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsDigit(r) && strings.ContainsFunc(w, isApostrophe)
}
