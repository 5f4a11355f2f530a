package ingest

import (
	"encoding/json"
	"slices"
	"strings"
)

// Columns names the columns of a table, or the keys of JSON lines, that hold
// a source's parts. An empty name is chosen by the header.
type Columns struct{ ID, Text, Title, Publisher, Author, Date, URL, Language string }

// columnNames are the headers that each part is known by, likeliest first.
// Compared without case, spaces, hyphens and underscores.
var columnNames = [...][]string{
	{"id", "guid", "uid", "docid", "articleid", "key"},
	{"text", "body", "fulltext", "articletext", "articlebody", "bodytext", "content", "contents", "article", "story", "transcript", "paragraphs", "maintext", "texto", "texte", "volltext"},
	{"title", "headline", "heading", "titel", "titre", "titulo"},
	{"publisher", "source", "outlet", "publication", "newspaper", "medium", "media", "site", "sitename", "sourcename", "website", "domain"},
	{"author", "authors", "byline", "creator", "writer", "reporter", "autor", "auteur"}, //nolint:misspell // as Spanish and German write it
	{"date", "published", "publishedat", "publisheddate", "publicationdate", "pubdate", "datepublished", "publishdate", "dateline", "datum", "fecha"},
	{"url", "link", "address", "permalink", "href", "webaddress", "canonicalurl", "articleurl", "weburl"},
	{"language", "lang", "locale", "sprache", "langue"},
}

func (c Columns) list() [8]string {
	return [8]string{c.ID, c.Text, c.Title, c.Publisher, c.Author, c.Date, c.URL, c.Language}
}

// find gives for each part the place of its header, -1 for none. A header
// serves one part only.
func (c Columns) find(headers []string) [8]int {
	var at [8]int
	plain := make([]string, len(headers))
	for i, h := range headers {
		plain[i] = plainHeader(h)
	}
	named := c.list()
	for part, want := range named {
		at[part] = -1
		if want != "" {
			at[part] = slices.Index(headers, want)
			if at[part] < 0 {
				at[part] = slices.Index(plain, plainHeader(want))
			}
			continue
		}
		for _, name := range columnNames[part] {
			if i := slices.Index(plain, name); i >= 0 && !slices.Contains(at[:part], i) && !slices.Contains(named[:], headers[i]) {
				at[part] = i
				break
			}
		}
	}
	return at
}

func plainHeader(h string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.:\t\u00a0\ufeff", r) {
			return -1
		}
		return r
	}, strings.ToLower(h))
}

// choose fills a line from the keys that the columns name.
func (c Columns) choose(all map[string]json.RawMessage, l *line) {
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	at := c.find(keys)
	for part, to := range [...]**string{nil, &l.Text, &l.Title, &l.Publisher, &l.Author, &l.Date, &l.URL, &l.Language} {
		if to != nil && c.list()[part] != "" {
			*to = nil // the caller means another key than the usual one
		}
		if at[part] < 0 {
			continue
		}
		key := keys[at[part]]
		if to == nil {
			l.ID = all[key]
			continue
		}
		var s string
		if json.Unmarshal(all[key], &s) == nil {
			*to, l.keys[part] = &s, key
		}
	}
}
