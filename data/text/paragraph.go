package text

import (
	"strings"
	"unicode/utf8"

	"verbatim/data"
)

// wrapWidth is the longest line, in bytes, of a text whose lines were wrapped
// by hand or by a mail program; a longer line is a paragraph of its own.
const wrapWidth = 100

// paragraphs cuts a text at blank lines, and at a line break where the line
// before it looks finished or the one after it begins something new; other
// line breaks only wrap a line.
func paragraphs(s string) []data.Span {
	var out []data.Span
	width := widest(s)
	start := 0
	for start < len(s) {
		end := start
		for end < len(s) {
			at := strings.IndexByte(s[end:], '\n')
			if at < 0 {
				end = len(s)
				break
			}
			line := end
			end += at
			if breaksParagraph(s, line, end, width) {
				break
			}
			end++
		}
		if p := trim(s, data.Span{Start: start, End: end}); !p.Empty() {
			out = append(out, p)
		}
		start = end + 1
	}
	return out
}

// widest is the longest line of a text, in bytes, or 0 where it has no line
// break that could only wrap.
func widest(s string) int {
	width, breaks := 0, 0
	for line := range strings.Lines(s) {
		width = max(width, len(line))
		if len(strings.TrimSpace(line)) > 0 {
			breaks++
		} else {
			breaks--
		}
	}
	if breaks < 3 {
		return 0
	}
	return width
}

// breaksParagraph tells whether the line from byte line to the break at byte at
// ends its paragraph. width is the text's widest line.
func breaksParagraph(s string, line, at, width int) bool {
	next := spaceEnd(s, at+1)
	if next >= len(s) || strings.IndexByte(s[at+1:next], '\n') >= 0 {
		return true
	}
	p := trim(s, data.Span{Start: line, End: at})
	if p.Empty() || p.Len() > wrapWidth {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s[next:])
	if strings.ContainsRune("*•·#", first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(p.Of(s))
	finished := strings.ContainsRune(".?!:;\"”’…)>*", last)
	if 0 < width && width <= wrapWidth { // a wrapped text: a stop at a line's end says little
		return next-at-1 > p.Start-line || finished && 10*p.Len() < 6*width
	}
	return finished || strings.ContainsRune("“\"‘«-–—<", first)
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
