package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Markup becomes text as a person would copy it: paragraphs parted by an empty
// line, a line break where the page has one, white space made single. A list's
// entries begin with a hyphen, a table's rows are lines with tabs between
// cells, a caption that does not say it is one begins with "Caption:", so that
// it is not read as the article's own words.

// blocks are the elements that stand on lines of their own.
var blocks = set("p div section article main header footer aside nav blockquote table ul ol dl dt dd h1 h2 h3 h4 h5 h6 figure figcaption caption pre form fieldset address details summary hr center body tr li amp-img")

// prose gathers text with its white space.
type prose struct {
	b     strings.Builder
	space bool // a space is due before the next word
	lines int  // line ends that are due before the next word
	max   int  // bytes from which nothing more is taken
	full  bool
}

// word writes letters without white space in them.
func (p *prose) word(s string) {
	if s == "" || p.full {
		return
	}
	if p.b.Len() > 0 {
		switch {
		case p.lines > 0:
			p.b.WriteString("\n\n"[:min(p.lines, 2)])
		case p.space:
			p.b.WriteByte(' ')
		}
	}
	p.space, p.lines = false, 0
	p.b.WriteString(s)
	p.full = p.max > 0 && p.b.Len() > p.max
}

// text writes running text; a no-break space inside it stays one.
func (p *prose) text(s string) {
	start := -1
	for i, r := range s {
		blank := r != '\u00a0' && unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
		switch {
		case blank && start >= 0:
			p.word(s[start:i])
			start = -1
			fallthrough
		case blank:
			if r != '\u200b' && r != '\ufeff' {
				p.space = true
			}
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		p.word(s[start:])
	}
}

// brk asks for n line ends before the next word.
func (p *prose) brk(n int) { p.lines = max(p.lines, n) }

func (p *prose) String() string {
	return strings.TrimSpace(strings.ReplaceAll(p.b.String(), "\u00ad", ""))
}

// renderer turns a tree into text.
type renderer struct {
	prose
	skip func(*html.Node) bool // elements that are left out, beside those never shown
}

// renderNode is the text of a tree.
func renderNode(n *html.Node, skip func(*html.Node) bool) string {
	r := renderer{skip: skip, prose: prose{max: MaxText}}
	r.node(n)
	return r.String()
}

func (r *renderer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.DocumentNode:
		r.children(n)
		return
	case html.ElementNode:
	default:
		return
	}
	if isHidden(n) || r.skip != nil && r.skip(n) {
		return
	}
	switch n.Data {
	case "head", "script", "style", "template", "noscript", "iframe", "svg", "button", "input", "textarea", "title", "rt", "rp", "annotation":
	case "br":
		r.lines++
	case "pre":
		r.brk(2)
		r.pre(n)
		r.brk(2)
	case "li":
		r.brk(1)
		r.word("-")
		r.space = true
		r.children(n)
		r.brk(1)
	case "tr":
		r.brk(1)
		r.row(n)
		r.brk(1)
	case "figcaption", "caption":
		r.caption(n)
	default:
		if blocks[n.Data] {
			r.brk(2)
			r.children(n)
			r.brk(2)
			return
		}
		r.children(n)
	}
}

// row writes a table's row on one line. A table that only lays out the page
// has whole paragraphs in its cells, which stay paragraphs.
func (r *renderer) row(n *html.Node) {
	first := true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		cell := renderNode(c, r.skip)
		switch {
		case strings.Contains(cell, "\n\n"):
			r.brk(2)
			r.block(cell)
			r.brk(2)
			first = true
			continue
		case !first:
			r.space, r.lines = false, 0
			r.word("\t")
		}
		r.block(strings.Join(strings.Fields(cell), " "))
		first = false
	}
}

// block writes finished text.
func (r *renderer) block(s string) { r.word(s) }

// pre writes text with its line ends.
func (r *renderer) pre(n *html.Node) {
	var b strings.Builder
	gather(n, &b)
	for line := range strings.SplitSeq(strings.Trim(b.String(), "\n"), "\n") {
		if line = strings.TrimRight(line, " \t\r"); line == "" {
			r.brk(2)
			continue
		}
		r.word(line)
		r.brk(1)
	}
}

// caption writes what stands under a picture.
func (r *renderer) caption(n *html.Node) {
	inner := renderer{skip: r.skip, prose: prose{max: MaxText}}
	inner.children(n)
	line := strings.Join(strings.Fields(inner.String()), " ")
	if line == "" {
		return
	}
	r.brk(2)
	r.word(captioned(line))
	r.brk(2)
}

// captioned says of a caption that it is one, where it does not itself.
func captioned(line string) string {
	lower := strings.ToLower(line)
	for _, own := range []string{"photo", "image", "picture", "video", "caption", "(photo", "credit"} {
		if strings.HasPrefix(lower, own) {
			return line
		}
	}
	return "Caption: " + line
}

func gather(n *html.Node, b *strings.Builder) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if n.Type == html.ElementNode && n.Data == "br" {
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		gather(c, b)
	}
}

// isHidden tells what a browser does not show.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words is an element's text on one line.
func words(n *html.Node) string {
	return strings.Join(strings.Fields(renderNode(n, nil)), " ")
}
