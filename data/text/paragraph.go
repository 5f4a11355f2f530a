package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// The widest line of a text whose lines were wrapped by hand or by a mail
// program has so many bytes; a longer line is a paragraph of its own.
const (
	minWrap = 45
	maxWrap = 100
)

// paragraphs cuts a text at blank lines, and at a line break where the line
// before it looks finished or the one after it begins something new; other
// line breaks only wrap a line.
func paragraphs(s string) []data.Span {
	var out []data.Span
	width, long := wrapWidth(s)
	start := 0
	var b block
	for start < len(s) {
		if long && start >= b.end {
			b = blockAt(s, start)
		}
		end := start
		for end < len(s) {
			at := strings.IndexByte(s[end:], '\n')
			if at < 0 {
				end = len(s)
				break
			}
			line := end
			end += at
			if breaksParagraph(s, line, end, width, b.width) {
				break
			}
			end++
		}
		if p := trim(s, data.Span{Start: start, End: end}); !p.Empty() {
			out = append(out, p)
		}
		start = max(end+1, 1+strings.LastIndexByte(s[:spaceEnd(s, end)], '\n'))
	}
	return out
}

// block is a run of lines without a blank one.
type block struct{ end, width int } // where it ends, and its widest line, in bytes

func blockAt(s string, start int) (b block) {
	b.end = start
	for line := range strings.Lines(s[start:]) {
		words := strings.TrimSpace(line)
		if words == "" && b.width > 0 {
			break
		}
		b.end += len(line)
		b.width = max(b.width, len(words))
	}
	return b
}

// wrapWidth is the widest line of a wrapped text, in bytes; 0 where its lines
// are not wrapped. long tells whether one is too long for that.
func wrapWidth(s string) (width int, long bool) {
	wraps := 0
	after := false // a line that is not blank
	for line := range strings.Lines(s) {
		width = max(width, len(line))
		blank := strings.TrimSpace(line) == ""
		if after && !blank {
			wraps++
		}
		after = !blank
	}
	if wraps < 3 || width < minWrap || width > maxWrap {
		return 0, width > maxWrap
	}
	return width, false
}

// breaksParagraph tells whether the line from byte line to the break at byte at
// ends its paragraph. width is that of a wrapped text, widest that of the longest
// line between the blank ones where other lines of the text are too long for that.
func breaksParagraph(s string, line, at, width, widest int) bool {
	next := spaceEnd(s, at+1)
	if next >= len(s) || strings.IndexByte(s[at+1:next], '\n') >= 0 {
		return true
	}
	p := trim(s, data.Span{Start: line, End: at})
	if p.Empty() || p.Len() > maxWrap {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s[next:])
	if strings.ContainsRune("*•·#", first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(p.Of(s))
	finished := strings.ContainsRune(".?!:;\"”’…)>*", last)
	if width > 0 { // a stop at a wrapped line's end says little
		return next-at-1 > p.Start-line || finished && 10*p.Len() < 6*width
	}
	return finished || strings.ContainsRune("“\"‘«-–—<", first) || widest > 0 && (isBroken(p.Len(), s[next:], widest) ||
		widest < minWrap && next == at+1 && !unicode.IsLower(first))
}

// isBroken tells a line that was not wrapped but ended: the next is too long for
// one that was, or its first word would have had room.
func isBroken(length int, next string, widest int) bool {
	line := next[:min(len(next), maxWrap+1)]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	word := strings.IndexByte(line, ' ')
	if word < 0 {
		word = len(line)
	}
	return len(line) > maxWrap || 5*(length+1+word) < 4*min(widest, maxWrap)
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
