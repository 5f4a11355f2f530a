package ingest

import (
	"encoding/json"
	"regexp"
	"strings"
)

// ldArticle is what a page's JSON-LD says of its article.
type ldArticle struct {
	title, publisher, author, date, url, language []said
	locked                                        bool // isAccessibleForFree is false
}

// articleTypes are the kinds of schema.org that are articles beside those
// whose names end in Article or Posting.
var articleTypes = set("Report Review ClaimReview CreativeWork WebPage")

// ldStart and ldEnd are the marks by which sites hide scripts from old readers.
var (
	ldStart  = regexp.MustCompile(`^\s*(?:(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?)+`)
	ldEnd    = regexp.MustCompile(`(?:(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?)+[\s;]*$|;\s*$`)
	lineEnds = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")
)

// readLD finds the article among a page's JSON-LD. What is no JSON is passed
// over, as search engines do.
func readLD(blocks []string) ldArticle {
	g := graph{byID: map[string]map[string]any{}}
	for _, b := range blocks {
		b = ldEnd.ReplaceAllString(ldStart.ReplaceAllString(b, ""), "")
		b = lineEnds.Replace(b) // some break lines within strings, which JSON does not have
		var v any
		if json.Unmarshal([]byte(b), &v) == nil {
			g.add(v, 0)
		}
	}
	best, rank := map[string]any(nil), 0
	for _, o := range g.all {
		if r := articleRank(o); r > rank {
			best, rank = o, r
		}
	}
	if best == nil {
		return ldArticle{}
	}
	return g.article(best, rank > 1)
}

// graph holds a page's JSON-LD objects.
type graph struct {
	all  []map[string]any
	byID map[string]map[string]any
}

// add takes in a value's objects: those on top, in @graph and in mainEntity.
func (g *graph) add(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			g.add(x, depth+1)
		}
	case map[string]any:
		g.all = append(g.all, v)
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			g.byID[id] = v
		}
		g.add(v["@graph"], depth+1)
		g.add(v["mainEntity"], depth+1)
	}
}

// articleRank is 2 for an article with a headline, 1 for a page, 0 for what is
// neither.
func articleRank(o map[string]any) int {
	rank := 0
	for _, t := range texts(o["@type"]) {
		switch {
		case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting"):
			rank = 2
		case articleTypes[t]:
			rank = max(rank, 1)
		}
	}
	return rank
}

func (g *graph) article(o map[string]any, isArticle bool) ldArticle {
	a := ldArticle{}
	take := func(to *[]said, key string, values []string) {
		if s := strings.Join(values, ", "); s != "" {
			*to = append(*to, said{s, "JSON-LD " + key})
		}
	}
	take(&a.title, "headline", texts(o["headline"]))
	if isArticle {
		take(&a.title, "name", texts(o["name"]))
	}
	take(&a.publisher, "publisher", g.names(o["publisher"]))
	take(&a.publisher, "isPartOf", g.names(o["isPartOf"]))
	take(&a.author, "author", g.names(o["author"]))
	take(&a.author, "creator", g.names(o["creator"]))
	take(&a.date, "datePublished", texts(o["datePublished"]))
	take(&a.date, "dateCreated", texts(o["dateCreated"]))
	for _, key := range []string{"url", "mainEntityOfPage"} {
		values := texts(o[key])
		if m, ok := o[key].(map[string]any); ok {
			values = append(texts(m["@id"]), texts(m["url"])...)
		}
		for _, v := range values {
			take(&a.url, key, []string{v})
		}
	}
	take(&a.language, "inLanguage", texts(o["inLanguage"]))
	switch free := o["isAccessibleForFree"].(type) {
	case bool:
		a.locked = !free
	case string:
		a.locked = strings.EqualFold(free, "false")
	}
	return a
}

// names are the names of persons and houses, written out or as references.
func (g *graph) names(v any) []string {
	switch v := v.(type) {
	case string:
		if o := g.byID[v]; o != nil {
			return texts(o["name"])
		}
		return texts(v)
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, g.names(x)...)
		}
		return out
	case map[string]any:
		if n := texts(v["name"]); len(n) > 0 {
			return n
		}
		if id, ok := v["@id"].(string); ok {
			if o := g.byID[id]; o != nil {
				return texts(o["name"])
			}
		}
	}
	return nil
}

// texts are a value's strings: of one that is one, of a list of them, of an
// object with a value.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v = plainName(v); v != "" {
			return []string{v}
		}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, texts(s)...)
			}
		}
		return out
	case map[string]any:
		return texts(v["@value"])
	}
	return nil
}
