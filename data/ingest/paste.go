package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"verbatim/data"
	"verbatim/data/say"
)

// opensAsMarkup is how copied markup begins: with a doctype or an element that
// pages are made of. Running text that only speaks of elements does not.
var opensAsMarkup = regexp.MustCompile(`(?is)^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|(?:html|head|meta|body|div|p|article|section|main|header|figure|table|ul|ol|dl|blockquote|h[1-6]|span|a|b|i|em|strong|img|br)(?:\s[^<>]*)?/?>)`)

// wholePage tells a page's source from a stretch of markup.
var wholePage = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|body)[\s>]`)

// The comments that browsers set around what was selected on a page.
const fragmentStart, fragmentEnd = "<!--StartFragment-->", "<!--EndFragment-->"

// IsMarkup tells whether a copied text is a page's markup and no running text.
func IsMarkup(s string) bool {
	return strings.Contains(s, "</") && opensAsMarkup.MatchString(s)
}

// Paste turns copied text into a source. Markup is cleaned: of a whole page its
// article is taken, of a stretch of one all of it. What is no markup is left as
// it is, but for a byte order mark and the ends of lines. An error is a
// sentence.
func Paste(s string) (Item, error) {
	s = strings.ReplaceAll(strings.TrimPrefix(strings.ToValidUTF8(s, "\ufffd"), "\ufeff"), "\r\n", "\n")
	if len(s) > maxPage {
		return Item{}, tooLarge(len(s))
	}
	it := Item{Text: s}
	if IsMarkup(s) {
		var err error
		if it, err = pastedMarkup(s); err != nil {
			return Item{}, err
		}
		it.Original = []byte(s)
		it.Notes = append(it.Notes, say.T("What was copied is a page's markup, and was cleaned."))
	}
	it.Charset = data.Charset{} // it came as letters, not as bytes
	if err := sound(it.Text); err != nil {
		return Item{}, err
	}
	return it.completed(), nil
}

func pastedMarkup(s string) (Item, error) {
	if from := strings.Index(s, fragmentStart); from >= 0 {
		s, _, _ = strings.Cut(s[from+len(fragmentStart):], fragmentEnd)
	} else if wholePage.MatchString(s) {
		f := &file{name: "paste.html", ending: ".html"}
		if it, err := f.article([]byte(s), "utf-8", ""); err == nil {
			return it, nil
		}
	}
	slim := slimPage(s)
	if slim.large {
		return Item{}, errDeep
	}
	doc, err := html.Parse(strings.NewReader(slim.markup))
	if err != nil {
		return Item{}, errDeep
	}
	text := renderNode(doc, nil)
	if strings.TrimSpace(text) == "" {
		return Item{}, say.Error("there are no words in what was copied, only a page's markup")
	}
	return Item{Text: text}, nil
}
