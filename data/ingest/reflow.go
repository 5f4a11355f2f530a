package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A PDF knows lines on pages, not paragraphs. What stands at the edge of most
// pages, and page numbers, are the pages'; the other lines are joined.
const (
	fewestRepeats = 3   // pages that must have the same edge
	shortLine     = .6  // of the block's width: such a line ends its paragraph
	endingLine    = .85 // of it: such a line does where a sentence ends in it
)

var pageNumber = regexp.MustCompile(`(?i)^(?:page |p\. ?|seite |- ?|– ?)?[0-9]{1,4}(?: ?(?:/|of|von|sur|de) ?[0-9]{1,4})?(?: ?[-–])?$`)

// reflow joins the lines of pages, which are parted by form feeds, into
// paragraphs.
func reflow(s string) string {
	pages := strings.Split(s, "\f")
	edges := map[string]int{}
	lines := make([][]string, len(pages))
	for i, p := range pages {
		lines[i] = trimmed(p)
		for _, at := range edgesOf(lines[i]) {
			edges[edge(lines[i][at])]++
		}
	}
	var paras []string
	for _, page := range lines {
		page = inner(page, edges, len(pages))
		for k, p := range paragraphsOf(page) {
			if n := len(paras); k == 0 && n > 0 && goesOn(paras[n-1], p) {
				paras[n-1] = joined(paras[n-1], p)
				continue
			}
			paras = append(paras, p)
		}
	}
	return strings.Join(paras, "\n\n")
}

// trimmed are a page's lines, without empty ones at its edges.
func trimmed(page string) []string {
	lines := strings.Split(strings.Trim(page, "\n \t\r"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// edgesOf are the places of a page's first and last line.
func edgesOf(lines []string) []int {
	if len(lines) < 2 {
		return nil
	}
	return []int{0, len(lines) - 1}
}

// edge is a line without its figures, which change from page to page.
func edge(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, line)
}

// inner are a page's lines without those of its edges, of which there may
// be two on either side: a running head and a number.
func inner(lines []string, edges map[string]int, pages int) []string {
	isEdge := func(l string) bool {
		return l == "" || pageNumber.MatchString(l) || edges[edge(l)] >= max(fewestRepeats, pages/2)
	}
	for n := 0; n < 4 && len(lines) > 0 && isEdge(lines[0]); n++ {
		lines = lines[1:]
	}
	for n := 0; n < 4 && len(lines) > 0 && isEdge(lines[len(lines)-1]); n++ {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// paragraphsOf joins a page's lines.
func paragraphsOf(lines []string) []string {
	var paras []string
	var block []string
	end := func() {
		paras = append(paras, unbroken(block)...)
		block = nil
	}
	for _, l := range lines {
		if l == "" {
			end()
			continue
		}
		block = append(block, l)
	}
	end()
	return paras
}

// unbroken joins the lines of one block; a short line ends a paragraph.
func unbroken(block []string) []string {
	width := 0
	for _, l := range block {
		width = max(width, utf8.RuneCountInString(l))
	}
	var out []string
	fresh := true
	for _, l := range block {
		if fresh {
			out = append(out, l)
		} else {
			out[len(out)-1] = joined(out[len(out)-1], l)
		}
		n := float64(utf8.RuneCountInString(l))
		fresh = n < shortLine*float64(width) || n < endingLine*float64(width) && endsSentence(l)
	}
	return out
}

func endsSentence(l string) bool {
	l = strings.TrimRight(l, "\"”’'»)]")
	return strings.HasSuffix(l, ".") || strings.HasSuffix(l, "!") || strings.HasSuffix(l, "?") || strings.HasSuffix(l, ":")
}

// goesOn tells a paragraph that a page's end has broken.
func goesOn(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return !endsSentence(before) && unicode.IsLower(r)
}

// joined is two lines as one; a word that is broken at a hyphen keeps it.
func joined(a, b string) string {
	if strings.HasSuffix(a, "-") && !strings.HasSuffix(a, " -") {
		return a + b
	}
	return a + " " + b
}
