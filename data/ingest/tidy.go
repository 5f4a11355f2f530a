package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"verbatim/data/text"
)

// What stands within an article's markup and is not the article is told by
// the names that sites give its parts, and only where it is short: a wrapper
// of the whole page may have any name.
const (
	longestAside = 120 // words
	largestAside = .4  // share of the page's letters: what has more is not beside anything
	longestLine  = 25  // words of a line that names author and date
	fewestLinks  = 3   // of a menu
	menuShare    = .85 // share of a menu's letters that are links
)

var asides = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:related|read-?more|also-?read|recommend(?:ed|ations)?|newsletter|subscri(?:be|ption)|paywall-?(?:gate|message|prompt|overlay|banner|barrier)|promo|share|share-?(?:bar|tools|buttons|links)|social|sharing|advert(?:isement)?|ad-?slot|sponsor(?:ed)?|author-?(?:bio|box|info|card)|about-?the-?author|byline|dateline|timestamp|(?:post|entry|article)-?meta|meta-?(?:line|data)|breadcrumbs?|tags|tag-?list|tags-?links|cat-?links|comments?|respond|disqus|donate|donation|support-?us|copyright|most-?(?:read|popular)|trending|cookies?|consent|toc|skip-?link|screen-?reader(?:-text)?|sr-only|visually-?hidden|noprint|(?:site-?|page-?|global-?)?footer|bottom|colophon|imprint|legal|masthead|top-?bar|side-?bar|menu|nav-?bar|navigation|pagination|widgets?|widget-area)(?:$|[-_ ])`)

var bylines = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:byline|author|writer)(?:$|[-_ ])`)

// tidy takes from a page, before it is weighed, what is not shown, menus, and
// the parts within an article that are not its own. It returns the first line
// that such a part has for the author.
func tidy(doc *html.Node) (byline string) {
	return tidier{len(rawWords(doc))}.tidy(doc)
}

// tidier knows how many letters the page has, in bytes.
type tidier struct{ letters int }

func (t tidier) tidy(doc *html.Node) (byline string) {
	var next *html.Node
	for n := doc.FirstChild; n != nil; n = next {
		next = n.NextSibling
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case isHidden(n), attr(n, "role") == "navigation", n.Data == "nav", n.Data == "form":
		case t.isAside(n), isMenu(n), isCredits(n):
			if bylines.MatchString(attr(n, "class")) && byline == "" {
				byline = words(n)
			}
		default:
			if found := t.tidy(n); byline == "" {
				byline = found
			}
			continue
		}
		doc.RemoveChild(n)
	}
	return byline
}

// isAside tells a part by its element or by the name of its class.
func (t tidier) isAside(n *html.Node) bool {
	switch n.Data {
	case "html", "head", "body", "article", "main", "h1":
		return false
	case "aside":
		return within(n, longestAside) || linkShare(n) > .5
	}
	name := attr(n, "class") + " " + attr(n, "id")
	return len(name) > 1 && asides.MatchString(name) && (within(n, longestAside) || linkShare(n) > .5) && !holds(n, "h1") &&
		float64(len(rawWords(n))) <= largestAside*float64(t.letters)
}

// within tells whether an element has at most so many words.
func within(n *html.Node, most int) bool {
	s := rawWords(n)
	return len(s) <= 40*most && text.CountWords(s) <= most
}

// isMenu tells a list or a cell of nothing but links.
func isMenu(n *html.Node) bool {
	switch n.Data {
	case "ul", "ol", "td", "div", "section", "table":
		return links(n) >= fewestLinks && linkShare(n) > menuShare
	}
	return false
}

func links(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "a" {
			count++
		}
		count += links(c)
	}
	return count
}

// isCredits tells a line that names author and day: microdata or a link marks
// one of them in it, and it is short and no sentence.
func isCredits(n *html.Node) bool {
	switch n.Data {
	case "p", "div", "ul", "span", "address", "li", "h2", "h3", "h4", "h5":
	default:
		return false
	}
	if !within(n, longestLine) {
		return false
	}
	line := words(n)
	if _, ok := text.DateLine(line); ok {
		return true
	}
	if _, _, ok := text.Byline(line); ok {
		return true
	}
	return !holds(n, "h1") && marksCredits(n)
}

// marksCredits tells whether microdata or a link under an element names the
// author, or microdata the day.
func marksCredits(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		p := strings.ToLower(attr(c, "itemprop"))
		if p == "author" || p == "datepublished" || c.Data == "a" && strings.Contains(" "+attr(c, "rel")+" ", " author ") || marksCredits(c) {
			return true
		}
	}
	return false
}

// holds tells whether an element of a name stands under a node.
func holds(n *html.Node, name string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.Data == name || holds(c, name)) {
			return true
		}
	}
	return false
}
