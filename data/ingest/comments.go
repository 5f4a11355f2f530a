package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"verbatim/data/text"
)

// What readers wrote below an article is told by the names that sites give its
// parts: a box of comments, in it one element a comment, in that who wrote it
// and when. A reply stands in the comment that it answers and is one of its own.
// Below the article each begins with its number, its author and its time, which
// the text's rules take for the signature of a comment.
var (
	commentBoxes  = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?(?:comments(?:[-_]{0,2}(?:area|list|section|container|thread|wrap|wrapper|block|box|content|inner|holder|stream|feed))?|comment[-_]{0,2}(?:list|section|thread|stream|area))$|^(?:responses|replies|discussion|disqus[-_]?thread|kommentare|commentaires|comentarios)$`)
	commentItems  = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?comment(?:[-_]{1,2}(?:item|entry|node|wrap|wrapper|container|block|box|single|post|card))?$|^(?:[\w-]*[-_])?comment[-_]?[0-9]+$`)
	commentReply  = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?reply(?:[-_]{1,2}item|[-_]?[0-9]+)?$`)
	commentAuthor = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?(?:author|commenter|user-?name|nick(?:name)?|fn|poster|by|name)$`)
	commentTime   = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?(?:date|time|datetime|timestamp|ago|when|posted(?:-on)?|published)$`)
	commentAside  = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?(?:meta|metadata|header|head|footer|info|byline|vcard|author|avatar|badge|reply(?:-link)?|respond|actions?|tools|toolbar|controls?|buttons?|share|report|flag|likes?|votes?|permalink|edit|says)$`)
	saidAlone     = regexp.MustCompile(`(?i)^(?:says|said|wrote|writes|commented)\s*:?\s*\n\n`)
	signedSaid    = regexp.MustCompile(`(?i)[\s,]*(?:says|said|wrote|writes|commented)?[\s:,·•|–-]*$`)
)

// fewestUnsigned is how many words a comment has at least that neither author
// nor time is known of; what has less is a button or a count.
const fewestUnsigned = 8

// nameWords are the most that a name, or a time, has.
const nameWords = 6

// fewestOwn is the least share of the words of a box of comments that its
// comments have: one with less is around something else too.
const fewestOwn = .5

// comment is what one reader wrote.
type comment struct{ author, when, words string }

// takeComments takes the comments out of a page.
func takeComments(doc *html.Node) (out []comment) {
	below := !holds(doc, "h1")
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		var next *html.Node
		for c := n.FirstChild; c != nil; c = next {
			next = c.NextSibling
			below = below || c.Type == html.ElementNode && c.Data == "h1"
			if below && named(c, commentBoxes) && !holds(c, "h1") {
				if in := commentsIn(c); in != nil {
					out = append(out, in...)
					n.RemoveChild(c)
					continue
				}
			}
			walk(c)
		}
	}
	walk(doc)
	return out
}

// named tells an element whose id, or a name of whose class, is of a kind.
func named(n *html.Node, kind *regexp.Regexp) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "html", "body", "main", "h1":
		return false
	}
	for _, name := range append(strings.Fields(attr(n, "class")), attr(n, "id")) {
		if name != "" && kind.MatchString(name) {
			return true
		}
	}
	return false
}

// commentsIn are the comments in a box, nil where it is none.
func commentsIn(box *html.Node) []comment {
	items := commentNodes(box, isComment)
	marked := items != nil
	if !marked {
		items = commentNodes(box, func(n *html.Node) bool { return n.Type == html.ElementNode && (n.Data == "li" || n.Data == "article") })
	}
	own := map[*html.Node]bool{}
	for _, n := range items {
		own[n] = true
	}
	var out []comment
	total := 0
	for _, n := range items {
		c := commentOf(n, own)
		size := text.CountWords(c.words) // an author that ends in a star is the label of a form
		if size > 0 && !strings.HasSuffix(c.author, "*") && (c.author+c.when != "" || marked && size >= fewestUnsigned) {
			out = append(out, c)
			total += size
		}
	}
	if float64(total) < fewestOwn*float64(text.CountWords(renderNode(box, isControl))) {
		return nil
	}
	return out
}

// commentNodes are the elements of a kind in a box, in their order. Some may
// only wrap others.
func commentNodes(box *html.Node, is func(*html.Node) bool) (out []*html.Node) {
	for c := box.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || isControl(c) {
			continue
		}
		if is(c) {
			out = append(out, c)
		}
		out = append(out, commentNodes(c, is)...)
	}
	return out
}

func isComment(n *html.Node) bool {
	kind := strings.ToLower(attr(n, "itemtype"))
	return strings.HasSuffix(kind, "/comment") || strings.HasSuffix(kind, "/usercomments") || strings.EqualFold(attr(n, "itemprop"), "comment") ||
		named(n, commentItems) || named(n, commentReply) && !within(n, longestLine)
}

// isControl tells a form, a button and the like.
func isControl(n *html.Node) bool {
	switch n.Data {
	case "form", "button", "textarea", "nav":
		return n.Type == html.ElementNode
	}
	return named(n, asidesOfComments) && within(n, longestAside)
}

// asidesOfComments are the places of forms and buttons.
var asidesOfComments = regexp.MustCompile(`(?i)^(?:[\w-]*[-_])?(?:respond|reply-link|actions?|toolbar|buttons?|form|form-wrapper|pager|pagination)$`)

// commentOf reads one comment, without those that stand in it.
func commentOf(n *html.Node, others map[*html.Node]bool) comment {
	author := firstPart(n, others, func(p *html.Node) bool {
		return p.Data == "cite" || strings.EqualFold(attr(p, "itemprop"), "author") || named(p, commentAuthor)
	})
	when := firstPart(n, others, func(p *html.Node) bool {
		prop := strings.ToLower(attr(p, "itemprop"))
		return p.Data == "time" || prop == "datepublished" || prop == "datecreated" || prop == "commenttime" || named(p, commentTime)
	})
	r := renderer{prose: prose{max: MaxText}, skip: func(p *html.Node) bool {
		if others[p] || p == author || p == when || isControl(p) {
			return true
		}
		return isMenu(p) || p.Type == html.ElementNode && (p.Data == "header" || p.Data == "footer" || named(p, commentAside)) && within(p, longestLine)
	}}
	r.children(n)
	c := comment{words: saidAlone.ReplaceAllString(r.String(), "")}
	if author != nil {
		name := renderNode(author, func(p *html.Node) bool { return p == when })
		c.author = signedSaid.ReplaceAllString(strings.Join(strings.Fields(name), " "), "")
	}
	if when != nil {
		c.when = strings.Trim(words(when), " ,:·•|–-")
	}
	if c.author+c.when == "" {
		c.author, c.words = leadingLines(c.words)
	}
	return c
}

// leadingLines parts two short lines, which may be a name and a time, from what
// is below them.
func leadingLines(s string) (lines, rest string) {
	parts := strings.SplitN(s, "\n\n", 3)
	if len(parts) < 3 || text.CountWords(parts[0]) > nameWords || text.CountWords(parts[1]) > nameWords {
		return "", s
	}
	return strings.Join(strings.Fields(parts[0]+", "+parts[1]), " "), parts[2]
}

// firstPart is the first of the innermost elements of a kind that has the words
// of a name or a time; what a comment quotes is none.
func firstPart(n *html.Node, others map[*html.Node]bool, is func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || others[c] || c.Data == "blockquote" || c.Data == "p" && !within(c, longestLine) {
			continue
		}
		if found := firstPart(c, others, is); found != nil {
			return found
		}
		if is(c) && within(c, longestLine/2) && words(c) != "" {
			return c
		}
	}
	return nil
}

// commented is the article with the comments below it.
func commented(content string, comments []comment) string {
	var b strings.Builder
	b.WriteString(content)
	fmt.Fprintf(&b, "\n\nComments (%d)", len(comments))
	for i, c := range comments {
		fmt.Fprintf(&b, "\n\n#%d", i+1)
		between := " "
		for _, said := range []string{c.author, c.when} {
			if said != "" {
				b.WriteString(between + said)
				between = ", "
			}
		}
		b.WriteString("\n\n" + c.words)
	}
	return b.String()
}
