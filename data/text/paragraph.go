package text

import (
	"strings"
	"unicode/utf8"

	"verbatim/data"
)

// wrapWidth is the longest line, in bytes, that is taken for one wrapped by
// hand or by a mail program; a longer line is a paragraph of its own.
const wrapWidth = 120

// paragraphs cuts a text at blank lines, and at a line break where the line
// before it looks finished or the one after it begins something new; other
// line breaks only wrap a line.
func paragraphs(s string) []data.Span {
	var out []data.Span
	start := 0
	for start < len(s) {
		at := strings.IndexByte(s[start:], '\n')
		end := len(s)
		for at >= 0 {
			at += start
			if breaksParagraph(s, start, at) {
				end = at
				break
			}
			next := strings.IndexByte(s[at+1:], '\n')
			if next < 0 {
				break
			}
			at += 1 + next - start
		}
		if p := trim(s, data.Span{Start: start, End: end}); !p.Empty() {
			out = append(out, p)
		}
		start = end + 1
	}
	return out
}

// breaksParagraph tells whether the line break at byte at ends the paragraph
// that began at start.
func breaksParagraph(s string, start, at int) bool {
	next := spaceEnd(s, at+1)
	if next >= len(s) || strings.IndexByte(s[at+1:next], '\n') >= 0 {
		return true
	}
	line := trim(s, data.Span{Start: max(start, strings.LastIndexByte(s[:at], '\n')+1), End: at}).Of(s)
	if line == "" || len(line) > wrapWidth {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(s[next:])
	return strings.ContainsRune(".?!:;\"”’…)>*", last) || strings.ContainsRune("“\"‘«*-–—•·<>#", first)
}

// trim takes the white space off both ends of a span.
func trim(s string, p data.Span) data.Span {
	for p.Start < p.End {
		r, size := utf8.DecodeRuneInString(s[p.Start:p.End])
		if !isSpace(r) && r != '\ufeff' {
			break
		}
		p.Start += size
	}
	for p.End > p.Start {
		r, size := utf8.DecodeLastRuneInString(s[p.Start:p.End])
		if !isSpace(r) {
			break
		}
		p.End -= size
	}
	return p
}
