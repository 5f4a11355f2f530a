package ingest

import (
	"bytes"
	"unicode"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/charmap"

	"verbatim/data"
)

// What detecting looks at and believes.
const (
	detectBytes = 64 << 10 // enough letters to count; more only take time
	sureEnough  = 40       // chardet's confidence of 100 from which another set than Windows-1252 is believed
)

// detect guesses the character set of bytes that are no UTF-8: the set that
// the letters' frequencies speak for, else Windows-1252, the one most often
// met, where the result looks like words.
func detect(raw []byte) (string, data.Charset, error) {
	for _, name := range candidates(raw) {
		e, web := charsetNamed(name)
		if e == nil {
			continue
		}
		if out, ok := decodeWith(e, raw); ok && (e != charmap.Windows1252 || looksWestern(out)) {
			return out, data.Charset{Name: web, How: data.CharsetDetected}, nil
		}
	}
	return "", data.Charset{}, errUnreadable
}

// candidates are the names of the sets to try, likeliest first.
func candidates(raw []byte) []string {
	sample := highLines(raw)
	found, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return []string{"windows-1252"}
	}
	var sure []string
	for _, f := range found {
		if f.Confidence < sureEnough || f.Charset == "UTF-8" {
			continue
		}
		if f.Charset == "ISO-8859-1" { // on the web and in Windows the one is the other
			f.Charset = "windows-1252"
		}
		sure = append(sure, f.Charset)
	}
	return append(sure, "windows-1252")
}

// highLines are the lines that hold bytes beyond ASCII, up to detectBytes: the
// others say nothing of the set.
func highLines(raw []byte) []byte {
	if len(raw) <= detectBytes {
		return raw
	}
	var out []byte
	for line := range bytes.Lines(raw) {
		if bytes.IndexFunc(line, func(r rune) bool { return r > 0x7f }) >= 0 {
			out = append(out, line[:min(len(line), detectBytes-len(out))]...)
		}
		if len(out) >= detectBytes {
			break
		}
	}
	return out
}

// looksWestern tells whether what Windows-1252 makes of the bytes can be
// words: damaged text of another set gives letters in places where no
// language of western Europe has them.
func looksWestern(s string) bool {
	total, odd := 0, 0
	before := ' '
	rs := []rune(s)
	for i, r := range rs {
		if r > 0x7f {
			total++
			after := ' '
			if i+1 < len(rs) {
				after = rs[i+1]
			}
			if isOdd(before, r, after) {
				odd++
			}
		}
		before = r
	}
	return odd*5 <= total
}

// isOdd tells a letter beyond ASCII that stands where none does: a capital in
// a word's middle or end after small letters, a letter that no word has, a
// sign glued between letters.
func isOdd(before, r, after rune) bool {
	switch {
	case r == 'ÿ' || r == 'Ÿ' || r == 'þ' && !unicode.IsLetter(after) || r == '¦' || r == '¬' || r == '¤' || r == '¨' || r == '¸' || r == '¯' || r == 'ˆ' || r == '˜':
		return true
	case unicode.IsUpper(r):
		return unicode.IsLower(before) || !unicode.IsLetter(before) && !unicode.IsLetter(after) && after != '\''
	case unicode.IsLetter(r):
		return !unicode.IsLetter(before) && !unicode.IsLetter(after) && r != 'à' && r != 'é' && r != 'è' && r != 'ó' && r != 'ú' && r != 'í' && r != 'á' && r != 'å' && r != 'ö'
	}
	return false
}
