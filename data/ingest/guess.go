package ingest

import (
	"regexp"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// Guess is what a text says about itself in its layout: a headline, a line
// that is only a date, a byline, its own address. What it does not say stays
// empty; no name is known beforehand.
func Guess(s string) data.Meta {
	d := text.Parse(s)
	g := guess{d: d}
	g.Title = g.title()
	for _, p := range d.Paragraphs {
		switch g.d.Zone(data.Passage{p}) {
		case data.ZoneBody:
			g.below = true
		case data.ZoneBoilerplate:
			for line := range strings.Lines(p.Of(s)) {
				g.line(strings.TrimSpace(line))
			}
		}
	}
	return g.Meta
}

type guess struct {
	data.Meta
	d         *text.Doc
	below     bool // the body has begun: what stands below may be about another text
	afterDate bool // the line before was a date or a byline
	afterURL  bool // the line before announced an address
}

// title is the first paragraph of the title's zone, on one line and without
// its markup.
func (g *guess) title() string {
	for _, z := range g.d.Zones() {
		if z.Kind == data.ZoneTitle {
			return text.PlainLine(z.Span.Of(g.d.Text))
		}
	}
	return ""
}

var (
	bold      = regexp.MustCompile(`^(?:\*\*[^*]+\*\*\s*)+$`)
	announce  = regexp.MustCompile(`(?i)^(?:original |source |full |article )?(?:url|link|address) ?:?\s*`)
	published = regexp.MustCompile(`(?i)^\W*(?:first )?(?:published|posted|date)\b`)
	withPath  = regexp.MustCompile(`^(?:https?://)?[^/]+/[^/]`)
	label     = regexp.MustCompile(`(?i)^publisher ?: *(\S.*)$`)
)

// line takes from one line of the page what it says. The first to say it is
// believed.
func (g *guess) line(l string) {
	if l == "" {
		return
	}
	after := g.afterDate
	announced := g.afterURL
	g.afterDate, g.afterURL = false, false
	if date, ok := text.DateLine(l); ok {
		if !g.Date.Known() && (!g.below || published.MatchString(l)) {
			g.Date = date
		}
		g.afterDate = !g.below
		return
	}
	if author, publisher, ok := text.Byline(l); ok && !g.below {
		if g.Author == "" {
			g.Author, g.Publisher = author, firstOf(g.Publisher, publisher)
		}
		if date, ok := text.DateIn(l); ok && !g.Date.Known() {
			g.Date = date
		}
		g.afterDate = true
		return
	}
	if url, ok := text.URLLine(l); ok {
		if g.URL == "" && (announced || g.alone() && withPath.MatchString(url)) {
			g.URL = url
		}
		return
	}
	if m := announce.FindString(l); m != "" {
		if url, ok := text.URLLine(l[len(m):]); ok {
			g.URL = firstOf(g.URL, url)
		}
		g.afterURL = l == m || strings.TrimSpace(l[len(m):]) == ""
		return
	}
	if m := label.FindStringSubmatch(l); m != nil {
		g.Publisher = firstOf(g.Publisher, text.PlainLine(m[1]))
	} else if name := text.PlainLine(l); after && bold.MatchString(l) && len(name) <= 60 {
		g.Publisher = firstOf(g.Publisher, name)
	}
}

// alone tells whether but one address stands on a line of its own; of several,
// nobody says which is the text's.
func (g *guess) alone() bool {
	n := 0
	for l := range strings.Lines(g.d.Text) {
		if _, ok := text.URLLine(l); ok {
			n++
		}
	}
	return n == 1
}

func firstOf(known, said string) string {
	if known != "" {
		return known
	}
	return said
}
