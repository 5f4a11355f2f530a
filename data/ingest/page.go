package ingest

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// What is no article.
const (
	fewestOpen  = 80 // words of an article beside a form that asks for a password
	fewestWords = 25 // shorter "articles" are menus and messages
	mostLinks   = .5 // share of letters that are links: above it the page is a list of others
)

var (
	errNoArticle = say.Error("no article was found on the page: it may be a list of articles, a message or a login. Save the article's own page and bring that in")
	errDeep      = say.Error("the page is built so deeply or so largely that no article could be found in it: copy the article's text and bring that in")
)

// page reads a web page.
func (f *file) page() error {
	if kind := binaryKind(f.raw); kind != "" {
		return say.Errorf("this is %s, not a web page, whatever its name says: give it its own ending and bring that in", kind)
	}
	it, err := f.article(f.raw, "", "")
	if err != nil {
		return err
	}
	return f.whole(it)
}

// article is the article of a page. The charset is what a header says, the
// address where the page was found; both may be empty.
func (f *file) article(raw []byte, charset, address string) (Item, error) {
	if charset == "" {
		charset = metaCharset(raw)
	}
	page, set, err := decode(raw, charset, f.o.Charset)
	if err != nil {
		return Item{}, err
	}
	s := slimPage(page)
	if s.large {
		return Item{}, errDeep
	}
	doc, err := html.Parse(strings.NewReader(s.markup))
	if err != nil {
		return Item{}, errDeep
	}
	if address != "" {
		s.saved = address
	}
	found := readPageMeta(doc, s)
	comments := takeComments(doc)
	t := tidier{letters: len(rawWords(doc))}
	t.tidy(doc)
	content, byline, err := mainText(doc, found.URL)
	switch {
	case err != nil:
		return Item{}, err
	case t.locked && text.CountWords(content) < fewestOpen:
		return Item{}, errNoArticle
	}
	found.printed(cmp.Or(byline, t.byline), t.credits)
	if first, _, _ := strings.Cut(content, "\n"); text.CountWords(first) <= longestLine {
		found.headline = withoutSite(found.headline, "", text.PlainLine(first))
		found.Title = withoutSite(found.Title, "", text.PlainLine(first))
	}
	it := Item{Meta: found.Meta, Origins: found.Origins, Charset: set, Text: headed(found.headline, content), Notes: found.notes}
	if whole := commented(it.Text, comments); comments != nil && len(whole) <= MaxText {
		it.Text = whole
		it.Notes = append(it.Notes, say.T("What readers wrote stands below the article (%d).", len(comments)))
	}
	return it, nil
}

// mainText is the text of the article on a page, without what stands around
// it, and the line that names the author.
func mainText(doc *html.Node, address string) (content, byline string, err error) {
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	marked := articleBody(doc)
	p := readability.NewParser()
	p.DisableJSONLD = true
	p.KeepClasses = true
	var a readability.Article
	err = guarded(func() (err error) {
		a, err = p.ParseAndMutate(doc, at)
		return err
	})
	if err != nil || a.Node == nil {
		return "", "", errNoArticle
	}
	content = renderNode(a.Node, nil)
	if n := text.CountWords(marked); 20*n > 17*text.CountWords(content) && len(marked) < len(content) {
		content = marked // it is narrower: sites mark galleries and videos too
	}
	if text.CountWords(content) < fewestWords || linkShare(a.Node) > mostLinks {
		return "", "", errNoArticle
	}
	return content, a.Byline(), nil
}

// guarded runs a library on a stranger's file: should it panic, that file is
// refused, and the others come in.
func guarded(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = say.Errorf("reading it failed: %v", fault)
		}
	}()
	return work()
}

// articleBody is the text of the only element that microdata marks as the
// article's, empty where there is none or several.
func articleBody(doc *html.Node) string {
	var found []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && strings.EqualFold(attr(n, "itemprop"), "articleBody") {
			found = append(found, n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if len(found) != 1 {
		return ""
	}
	return renderNode(found[0], nil)
}

// headed sets the headline above the text, where the text's rules take the
// first paragraph for one; a headline that reads like the text's first
// sentence is marked as Markdown marks it.
func headed(title, content string) string {
	first, _, _ := strings.Cut(content, "\n\n")
	if title == "" || strings.EqualFold(text.PlainLine(first), title) {
		return content
	}
	plain := title + "\n\n" + content
	if isTitle(plain, title) {
		return plain
	}
	return "# " + plain
}

func isTitle(s, title string) bool {
	end := min(len(s), len(title)+4096)
	for end < len(s) && s[end]&0xc0 == 0x80 {
		end++
	}
	zones := text.Parse(s[:end]).Zones()
	return len(zones) > 0 && zones[0].Kind == data.ZoneTitle && text.PlainLine(zones[0].Span.Of(s)) == title
}

// rawWords is an element's raw text.
func rawWords(n *html.Node) string {
	var b strings.Builder
	gather(n, &b)
	return b.String()
}

// linkShare is the share of the letters under a node that are links.
func linkShare(n *html.Node) float64 {
	var all, linked int
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		if n.Type == html.TextNode {
			size := len(strings.TrimSpace(n.Data))
			all += size
			if in {
				linked += size
			}
		}
		in = in || n.Type == html.ElementNode && n.Data == "a"
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, in)
		}
	}
	walk(n, false)
	if all == 0 {
		return 0
	}
	return float64(linked) / float64(all)
}

var (
	charsetTag = regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([-\w:.]{2,40})`)
	xmlCharset = regexp.MustCompile(`^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([-\w:.]{2,40})["']`)
)

// metaCharset is the character set that a page or an XML file declares in its
// first kilobytes.
func metaCharset(raw []byte) string {
	head := raw[:min(len(raw), 8<<10)]
	for _, re := range []*regexp.Regexp{xmlCharset, charsetTag} {
		if m := re.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}
