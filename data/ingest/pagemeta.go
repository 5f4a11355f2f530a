package ingest

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// pageMeta is what a page says about its article.
type pageMeta struct {
	data.Meta
	Origins  data.Origins
	headline string // as the page prints it
	notes    []string
}

// said is a value and where it stands.
type said struct{ value, where string }

// clues are what a page's markup holds for the fields of a source.
type clues struct {
	meta   map[string][]string // by name, property or itemprop in lower case
	link   map[string]string   // by rel
	title  string              // of the head
	h1     []string
	times  []string          // datetime of <time>, in order
	marked map[string][]said // by itemprop, and "author" for rel=author
	lang   string
}

// readPageMeta reads a page's meta tags, links, JSON-LD and microdata. What is
// said first in the orders below is believed: what sites write for others
// before what they print.
func readPageMeta(doc *html.Node, s slim) pageMeta {
	c := clues{meta: map[string][]string{}, link: map[string]string{}, marked: map[string][]said{}}
	c.walk(doc, false)
	ld := readLD(s.ld)
	m := pageMeta{}
	site := pick(&m.Publisher, &m.Origins.Publisher, slices.Concat(ld.publisher, c.metas("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher_name"), c.marked["publisher"]), plainName)
	c.titles(&m, ld, site)
	pick(&m.Author, &m.Origins.Author, slices.Concat(ld.author, c.authors(), c.marked["author"]), cleanAuthor)
	m.date(slices.Concat(ld.date, c.metas("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "article.published", "date"), c.marked["datepublished"], c.timed()))
	var canonical []said
	if l := c.link["canonical"]; l != "" {
		canonical = []said{{l, "link rel=canonical"}}
	}
	pick(&m.URL, &m.Origins.URL, slices.Concat(canonical, c.metas("og:url"), ld.url, []said{{s.saved, "the address it was saved from"}}, c.metas("twitter:url", "citation_public_url")), webAddress)
	pick(&m.Language, &m.Origins.Language, slices.Concat([]said{{c.lang, "html lang"}}, ld.language, c.metas("content-language", "dc.language", "language", "og:locale")), languageTag)
	if ld.locked {
		m.notes = append(m.notes, say.T("The page says that not all of it is free to read, so its text may end early."))
	}
	return m
}

// pick takes the first value that clean does not refuse, and its origin.
func pick(to *string, from *data.Origin, all []said, clean func(string) string) string {
	for _, s := range all {
		if v := clean(s.value); v != "" {
			*to, *from = v, data.Origin{Kind: data.FromPage, Where: s.where}
			return v
		}
	}
	return ""
}

func (m *pageMeta) date(all []said) {
	for _, s := range all {
		if d, ok := parseDate(s.value); ok {
			m.Date, m.Origins.Date = d, data.Origin{Kind: data.FromPage, Where: s.where}
			return
		}
	}
}

// printed takes author and day from the lines that the page prints for them,
// where its markup says nothing.
func (m *pageMeta) printed(byline string, credits []string) {
	author := func(s, where string) {
		if s = cleanAuthor(s); m.Author == "" && s != "" && len(s) <= 100 && text.CountWords(s) <= 12 {
			m.Author, m.Origins.Author = s, data.Origin{Kind: data.FromPage, Where: where}
		}
	}
	author(byline, "byline")
	for _, line := range credits {
		name, paper, ok := text.Byline(line)
		if ok {
			author(name, "byline")
		}
		if ok && paper != "" && m.Publisher == "" {
			m.Publisher, m.Origins.Publisher = paper, data.Origin{Kind: data.FromPage, Where: "byline"}
		}
		if d, ok := text.DateIn(line); ok && !m.Date.Known() {
			m.Date, m.Origins.Date = d, data.Origin{Kind: data.FromPage, Where: "dateline"}
		}
	}
}

// titles settles the title and the headline that the page prints.
func (c *clues) titles(m *pageMeta, ld ldArticle, site string) {
	h1 := ""
	for _, h := range c.h1 {
		if len(c.h1) == 1 || strings.HasPrefix(plainName(c.title), h) {
			h1 = h
		}
	}
	names := slices.Concat(ld.title, c.metas("og:title", "twitter:title"), []said{{c.title, ""}})
	if slices.ContainsFunc(names, func(s said) bool { return s.value != "" }) && !slices.ContainsFunc(names, func(s said) bool { return akin(h1, s.value) }) {
		h1 = "" // it names a section of the site
	}
	plain := func(s string) string { return withoutSite(plainName(s), site, h1) }
	heading := []said{}
	if h1 != "" {
		heading = []said{{h1, "h1"}}
	}
	title := pick(&m.Title, &m.Origins.Title, slices.Concat(ld.title, c.metas("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"), c.marked["headline"], heading, []said{{c.title, "title"}}, c.metas("title")), plain)
	m.headline = cmp.Or(h1, title)
}

// akin tells whether at least half of a heading's words stand in a title.
func akin(heading, title string) bool {
	all, found := 0, 0
	title = " " + strings.Join(foldedWords(title), " ") + " "
	for _, w := range foldedWords(heading) {
		all++
		if strings.Contains(title, " "+w+" ") {
			found++
		}
	}
	return all > 0 && 2*found >= all
}

func foldedWords(s string) []string {
	return strings.FieldsFunc(text.Fold(html.UnescapeString(s), text.Diacritics), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// withoutSite is a title without the site's name behind or before it.
func withoutSite(title, site, h1 string) string {
	for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "} {
		for _, i := range []int{strings.LastIndex(title, bar), strings.Index(title, bar)} {
			if i < 0 {
				continue
			}
			before, after := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(bar):])
			switch {
			case site != "" && strings.EqualFold(after, site), h1 != "" && strings.EqualFold(before, h1):
				return before
			case site != "" && strings.EqualFold(before, site), h1 != "" && strings.EqualFold(after, h1):
				return after
			}
		}
	}
	return title
}

// metas are the values of meta tags, in the order of the names.
func (c *clues) metas(names ...string) []said {
	var out []said
	for _, n := range names {
		for _, v := range c.meta[n] {
			out = append(out, said{v, "meta " + n})
		}
	}
	return out
}

// authors are the names in meta tags; several of one kind are joined.
func (c *clues) authors() []said {
	var out []said
	for _, n := range []string{"citation_author", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article.author"} {
		var names []string
		for _, v := range c.meta[n] {
			if v = cleanAuthor(v); v != "" && !slices.Contains(names, v) {
				names = append(names, v)
			}
		}
		if len(names) > 0 {
			out = append(out, said{strings.Join(names, ", "), "meta " + n})
		}
	}
	return out
}

// timed is the time element where it can mean but the article: the page's
// only one, or the first of several that is marked as the publication.
func (c *clues) timed() []said {
	if len(c.times) == 0 {
		return nil
	}
	for _, t := range c.times[1:] {
		if a, okA := parseDate(c.times[0]); okA {
			if b, okB := parseDate(t); okB && a == b {
				continue
			}
		}
		return nil
	}
	return []said{{c.times[0], "time"}}
}

// walk gathers the clues of a tree.
func (c *clues) walk(n *html.Node, aside bool) {
	if n.Type == html.ElementNode {
		switch n.Data {
		case "html":
			c.lang = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
		case "title":
			c.title = cmp.Or(c.title, rawWords(n))
		case "meta":
			c.tag(n)
		case "link":
			c.rel(n)
		case "h1":
			if t := plainName(words(n)); t != "" && !aside && !slices.Contains(c.h1, t) {
				c.h1 = append(c.h1, t)
			}
		case "time":
			if when := cmp.Or(attr(n, "datetime"), rawWords(n)); when != "" && !aside {
				c.times = append(c.times, when)
			}
		case "aside", "footer", "nav":
			aside = true
		}
		if !aside {
			c.property(n)
		}
		if isComments(n) {
			aside = true
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k, aside)
	}
}

var commentPart = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:comments?|commentlist|respond|disqus_thread|related|recommended|teaser|card)(?:$|[-_ ])`)

func isComments(n *html.Node) bool {
	return n.Data != "body" && n.Data != "html" && n.Data != "article" && commentPart.MatchString(attr(n, "class")+" "+attr(n, "id"))
}

// tag takes in a meta tag.
func (c *clues) tag(n *html.Node) {
	value := strings.TrimSpace(attr(n, "content"))
	if value == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for _, k := range strings.Fields(strings.ToLower(attr(n, key))) {
			if !slices.Contains(c.meta[k], value) {
				c.meta[k] = append(c.meta[k], value)
			}
		}
	}
}

func (c *clues) rel(n *html.Node) {
	for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
		if c.link[rel] == "" {
			c.link[rel] = attr(n, "href")
		}
	}
}

// property takes in microdata and author links that stand in the page itself.
func (c *clues) property(n *html.Node) {
	if n.Data == "a" && strings.Contains(" "+attr(n, "rel")+" ", " author ") {
		c.mark("author", words(n), "rel=author")
	}
	for _, p := range strings.Fields(strings.ToLower(attr(n, "itemprop"))) {
		switch p {
		case "author", "creator":
			c.mark("author", cmp.Or(attr(n, "content"), nameWithin(n), words(n)), "itemprop "+p)
		case "publisher":
			c.mark("publisher", cmp.Or(attr(n, "content"), nameWithin(n), words(n)), "itemprop publisher")
		case "datepublished":
			c.mark(p, cmp.Or(attr(n, "content"), attr(n, "datetime"), words(n)), "itemprop datePublished")
		case "headline":
			c.mark(p, cmp.Or(attr(n, "content"), words(n)), "itemprop headline")
		}
	}
}

func (c *clues) mark(kind, value, where string) {
	if len(value) <= 300 {
		c.marked[kind] = append(c.marked[kind], said{value, where})
	}
}

// nameWithin is what stands under itemprop=name inside an element.
func nameWithin(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if attr(c, "itemprop") == "name" {
			return cmp.Or(attr(c, "content"), words(c))
		}
		if found := nameWithin(c); found != "" {
			return found
		}
	}
	return ""
}

// plainName is a value on one line.
func plainName(s string) string {
	s = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
	if len(s) > 500 {
		return ""
	}
	return s
}

var byPrefix = regexp.MustCompile(`^(?i:(?:written |posted |published )?by:? |author:? |par |por |follow )`)

// cleanAuthor is a name without "By" and what follows a bar; addresses and
// account names are none.
func cleanAuthor(s string) string {
	s = plainName(s)
	s = strings.Trim(byPrefix.ReplaceAllString(s, ""), " |,·•–—-")
	if name, _, ok := strings.Cut(s, " | "); ok {
		s = strings.TrimSpace(name)
	}
	if strings.Contains(s, "://") || strings.Contains(s, "@") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") || len(s) > 200 {
		return ""
	}
	if _, ok := text.DateLine(s); ok {
		return ""
	}
	return s
}

var addressName = regexp.MustCompile(`^[^\s()]+@[^\s()]+ \((.+)\)$`)

// personName is a name as tables and feeds give it: without "By", and out of
// "desk@paper.example (Ann Lee)". What holds no name stays.
func personName(s string) string {
	if m := addressName.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return m[1]
	}
	return cmp.Or(cleanAuthor(s), s)
}

// webAddress is an absolute address of the web, else nothing.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(s) > 2000 {
		return ""
	}
	return s
}

// languageTag is a language as BCP 47 writes it, else nothing.
func languageTag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	s, _, _ = strings.Cut(s, ".") // the character set behind a POSIX locale
	t, err := language.Parse(strings.TrimSpace(s))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}
