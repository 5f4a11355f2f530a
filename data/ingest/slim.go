package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// Limits of a page. Saved pages carry their pictures and programs in
// themselves; none of it is text, and it is left out before a tree is built.
const (
	maxPage   = 32 << 20 // bytes of the file
	maxMarkup = 3 << 20  // bytes of what is left: a novel on one page has one
	maxNodes  = 15_000   // elements: the largest articles have some five thousand, and weighing takes more than twice as long for twice as many
	maxAttr   = 8 << 10  // bytes of one attribute: of longer ones nothing is meant for a reader
	maxDepth  = 100      // elements within each other: the tree's own limit is 512, and a list or table takes up to four
	maxLD     = 4 << 20  // bytes of JSON-LD
)

// slim is a page without what is no text, and what stood beside it.
type slim struct {
	markup string
	ld     []string // JSON-LD blocks
	saved  string   // the address that the browser wrote when it saved the page
	large  bool     // the markup or the number of elements is past its limit
}

// dropped are the elements that are left out with all that is in them.
var dropped = set("script style svg template iframe noscript object embed applet canvas audio video select option datalist map frameset dialog amp-ad amp-embed amp-sidebar amp-social-share amp-list amp-consent amp-sticky-ad amp-analytics")

// keptAttrs are the attributes that tell what an element is for.
var keptAttrs = set("class id href lang dir rel property name content datetime pubdate itemprop itemtype itemscope role hidden aria-hidden style charset http-equiv src type colspan start")

// nesting are the elements that may stand in each other to any depth. Those
// that close by themselves (p, li, td) only do so within one of these.
var nesting = set("div span section article main header footer aside nav blockquote table ul ol dl font center b i em strong a u small big sub sup s strike tt code pre figure form fieldset details q cite mark label bdo bdi ins del address abbr ruby button picture body")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// savedFrom is what browsers and savers write into a page's first comment.
var savedFrom = regexp.MustCompile(`(?i)(?:saved from url=(?:\([0-9]+\))?|\burl:\s*)(https?://[^\s"<>]+)`)

// slimming is the walk through a page's tags.
type slimming struct {
	slim
	out     strings.Builder
	open    []string // elements that have not ended
	deepest int
	nodes   int
}

// slimPage reads a page's tags once, in bounded memory.
func slimPage(page string) slim {
	s := slimming{}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(maxPage)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		switch kind {
		case html.TextToken:
			s.out.Write(z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			s.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			s.end(string(name))
		case html.CommentToken:
			if s.saved == "" && s.nodes < 50 {
				if m := savedFrom.FindSubmatch(z.Raw()[:min(len(z.Raw()), maxAttr)]); m != nil {
					s.saved = string(m[1])
				}
			}
		case html.DoctypeToken:
			s.out.Write(z.Raw())
		}
		if s.out.Len() > maxMarkup || s.nodes > maxNodes {
			s.large = true
			break
		}
	}
	s.markup = s.out.String()
	if s.deepest > maxDepth {
		s.markup = flatten(s.markup)
	}
	return s.slim
}

// start writes a start tag with the attributes that count.
func (s *slimming) start(z *html.Tokenizer, closed bool) {
	raw, more := z.TagName()
	name := string(raw)
	if dropped[name] {
		s.skip(z, name, more, closed)
		return
	}
	s.nodes++
	if nesting[name] && !closed {
		s.open = append(s.open, name)
		s.deepest = max(s.deepest, len(s.open))
	}
	s.out.WriteByte('<')
	s.out.WriteString(name)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		k := string(key)
		if !keptAttrs[k] || len(value) > maxAttr {
			continue
		}
		v := string(value)
		if (k == "src" || k == "href") && strings.HasPrefix(v, "data:") {
			v = "#"
		}
		s.out.WriteByte(' ')
		s.out.WriteString(k)
		s.out.WriteString(`="`)
		s.out.WriteString(html.EscapeString(v))
		s.out.WriteByte('"')
	}
	if closed && nesting[name] {
		s.out.WriteString("></" + name + ">")
		return
	}
	s.out.WriteByte('>')
}

// end writes an end tag where its element is open, and closes what was left
// open inside.
func (s *slimming) end(name string) {
	if !nesting[name] {
		if name != "br" { // a stray one would be a line break
			s.out.WriteString("</" + name + ">")
		}
		return
	}
	if i := lastOpen(s.open, name); i >= 0 {
		s.out.WriteString("</" + name + ">")
		s.open = s.open[:i]
	}
}

// lastOpen is the place of the innermost open element of a name, -1 for none.
// It looks so far back as a page's elements are deep, not through thousands
// that were never closed.
func lastOpen(open []string, name string) int {
	for i := len(open) - 1; i >= max(0, len(open)-10*maxDepth); i-- {
		if open[i] == name {
			return i
		}
	}
	return -1
}

// skip leaves out an element with all that is in it, and keeps JSON-LD.
func (s *slimming) skip(z *html.Tokenizer, name string, more, closed bool) {
	ld := false
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if string(key) == "type" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(string(value))), "application/ld+json") {
			ld = true
		}
	}
	if closed && name != "script" && name != "style" || name == "embed" {
		return
	}
	for depth := 1; depth > 0; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			if n, _ := z.TagName(); string(n) == name {
				depth++
			}
		case html.EndTagToken:
			if n, _ := z.TagName(); string(n) == name {
				depth--
			}
		case html.TextToken:
			if ld && len(z.Raw()) <= maxLD {
				s.ld = append(s.ld, string(z.Raw()))
			}
		}
	}
}
