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
	largestAside = .4  // share of the page's letters
	longestLine  = 25  // words of a line that names author and date
	fewestLinks  = 3   // of a menu
	menuShare    = .85 // share of a menu's letters that are links
)

var asides = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:related|read-?more|also-?read|recommend(?:ed|ations)?|newsletter|subscri(?:be|ption)|paywall-?(?:gate|message|prompt|overlay|banner|barrier)|promo|share|share-?(?:bar|tools|buttons|links)|social|sharing|advert(?:isement)?|ad-?slot|sponsor(?:ed)?|author-?(?:bio|box|info|card)|about-?the-?author|byline|dateline|timestamp|(?:post|entry|article)-?meta|meta-?(?:line|data)|breadcrumbs?|tags|tag-?list|tags-?links|cat-?links|comments?|respond|disqus|donate|donation|support-?us|copyright|most-?(?:read|popular)|trending|cookies?|consent|toc|skip-?link|screen-?reader(?:-text)?|sr-only|visually-?hidden|noprint|(?:site-?|page-?|global-?)?footer|bottom|colophon|imprint|legal|masthead|top-?bar|side-?bar|menu|nav-?bar|navigation|pagination|widgets?|widget-area)(?:$|[-_ ])`)

var daylines = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:dateline|date|timestamp|(?:post|entry|article)-?meta|meta-?(?:line|data))(?:$|[-_ ])`)

var bylines = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:byline|author|writer)(?:$|[-_ ])`)

// tidier takes from a page, before it is weighed, what is not shown, menus,
// and the parts within an article that are not its own.
type tidier struct {
	letters int      // of the page, in bytes
	below   bool     // the page's heading has been passed
	byline  string   // the first line that names the author by its class
	credits []string // lines below the heading that name author and day
	locked  bool     // the page asks for a password
}

func (t *tidier) tidy(doc *html.Node) {
	var next *html.Node
	for n := doc.FirstChild; n != nil; n = next {
		next = n.NextSibling
		if n.Type != html.ElementNode {
			continue
		}
		t.below = t.below || n.Data == "h1"
		switch {
		case isHidden(n), attr(n, "role") == "navigation", n.Data == "nav":
		case n.Data == "form" && !t.wraps(n):
			t.locked = t.locked || asksPassword(n)
		case isCredits(n):
			t.credit(words(n))
		case t.isAside(n), isMenu(n) && !t.wraps(n):
			if name := attr(n, "class"); within(n, longestLine) && (bylines.MatchString(name) || daylines.MatchString(name)) {
				t.credit(words(n))
				if t.byline == "" && bylines.MatchString(name) {
					t.byline = words(n)
				}
			}
		default:
			t.tidy(n)
			continue
		}
		doc.RemoveChild(n)
	}
}

// credit keeps a line that stands below the heading; the day above it is the
// one on which the page was looked at.
func (t *tidier) credit(line string) {
	if t.below && len(t.credits) < 5 {
		t.credits = append(t.credits, line)
	}
}

func asksPassword(n *html.Node) bool {
	if n.Data == "input" && strings.EqualFold(attr(n, "type"), "password") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if asksPassword(c) {
			return true
		}
	}
	return false
}

// isAside tells a part by its element or by the name of its class.
func (t *tidier) isAside(n *html.Node) bool {
	switch n.Data {
	case "html", "head", "body", "article", "main", "h1":
		return false
	case "aside":
		return within(n, longestAside) || linkShare(n) > .5
	}
	name := attr(n, "class") + " " + attr(n, "id")
	return len(name) > 1 && asides.MatchString(name) && (within(n, longestAside) || linkShare(n) > .5) && !holds(n, "h1") && !t.wraps(n)
}

// wraps tells an element that has so much of the page that it is not beside anything:
// some pages are one form from top to end, or have more menus than article in one box.
func (t *tidier) wraps(n *html.Node) bool {
	return float64(len(rawWords(n))) > largestAside*float64(t.letters)
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
		if links(n) < fewestLinks {
			return false
		}
		share := linkShare(n)
		return share > menuShare || share > .5 && within(n, longestLine)
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
