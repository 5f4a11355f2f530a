package ingest

import (
	"strings"

	"golang.org/x/net/html"
)

// wrappers are the elements that mean nothing by themselves.
var wrappers = set("div span section center font b i u")

// piece is a tag or a stretch of text of a page that is too deep.
type piece struct {
	raw   string
	start bool // a start tag of an element of nesting
	blank bool // white space only
	name  string
	mate  int // of a start tag its end tag's place, 0 for none
	drop  bool
}

// flatten takes elements out of a page until no more than maxDepth stand in
// each other: first those that only wrap another, then the innermost.
func flatten(markup string) string {
	pieces := cut(markup)
	next := func(i int) int {
		for i++; i < len(pieces) && pieces[i].blank; i++ {
		}
		return i
	}
	for i := range pieces {
		p := &pieces[i]
		if !p.start || p.mate == 0 || !wrappers[p.name] {
			continue
		}
		if k := next(i); k < p.mate && pieces[k].start && pieces[k].mate > 0 && next(pieces[k].mate) == p.mate {
			p.drop, pieces[p.mate].drop = true, true
		}
	}
	var out strings.Builder
	out.Grow(len(markup))
	var ends []int // of the open elements, -1 for one that never ends
	for i := range pieces {
		p := &pieces[i]
		for len(ends) > 0 && ends[len(ends)-1] == i {
			ends = ends[:len(ends)-1]
		}
		if p.start && !p.drop {
			if len(ends) >= maxDepth {
				p.drop = true
				pieces[p.mate].drop = p.mate > 0
			} else if p.mate > 0 {
				ends = append(ends, p.mate)
			} else {
				p.drop = true
			}
		}
		if !p.drop {
			out.WriteString(p.raw)
		}
	}
	return out.String()
}

// cut takes a page apart and finds each start tag's end.
func cut(markup string) []piece {
	z := html.NewTokenizer(strings.NewReader(markup))
	var pieces []piece
	var names []string
	var at []int
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return pieces
		}
		p := piece{raw: string(z.Raw())}
		switch kind {
		case html.TextToken:
			p.blank = strings.TrimSpace(p.raw) == ""
		case html.StartTagToken:
			n, _ := z.TagName()
			if p.name = string(n); nesting[p.name] {
				p.start = true
				names, at = append(names, p.name), append(at, len(pieces))
			}
		case html.EndTagToken:
			n, _ := z.TagName()
			if i := lastOpen(names, string(n)); i >= 0 {
				pieces[at[i]].mate = len(pieces)
				names, at = names[:i], at[:i]
			}
		}
		pieces = append(pieces, p)
	}
}
