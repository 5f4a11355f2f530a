package ingest

import (
	"encoding/json"
	"slices"
	"strings"
)

// Columns names the columns of a table, or the keys of JSON lines, that hold
// a source's parts. An empty name is chosen by the header, or, where the whole
// choice is Exact, no column.
type Columns struct {
	ID, Text, Title, Publisher, Author, Date, URL, Language string

	Exact bool
}

// Table says of what a table, or a file of JSON lines, is made.
type Table struct {
	Headers []string // of the first line, or the keys of the first lines
	First   []string // what the first row has in each, shortened
	Columns Columns  // those that were read, by their headers, exactly

	asked Columns // what the caller named
}

// IsUnread tells a table whose text stands in no column that is known to hold
// one.
func (t *Table) IsUnread() bool { return t != nil && t.Columns.Text == "" }

// chosen is what the caller named of the columns.
func (t *Table) chosen() Columns {
	if t == nil { // none of the first lines is an object
		return Columns{}
	}
	return t.asked
}

// isUsual tells lines whose parts stand under the keys that they have in most
// files.
func (t *Table) isUsual() bool {
	if t.chosen() != (Columns{}) {
		return false
	}
	if t == nil {
		return true
	}
	for part, name := range t.Columns.list() {
		if name != "" && !strings.EqualFold(name, [...]string{"id", "text", "title", "publisher", "author", "date", "url", "language"}[part]) {
			return false
		}
	}
	return true
}

// Unread is the error of a table whose text stands in no column that is known
// to hold one; a person may name it.
type Unread struct{ Table *Table }

func (e *Unread) Error() string {
	return "none of the columns (" + clipped(strings.Join(e.Table.Headers, ", ")) + ") is known to hold the articles: " +
		"bring it in through the window, which asks which of them does, or name that column “text” in the file and bring it in again"
}

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

// newTable finds the columns of a table by its headers; at are their places.
// Without one for the text the error is an [Unread].
func (o Options) newTable(headers, first []string) (t *Table, at [8]int, err error) {
	var c Columns
	if o.Columns != nil {
		c = o.Columns(headers)
	}
	at = c.find(headers)
	t = &Table{Headers: headers, First: make([]string, len(headers)), Columns: Columns{Exact: true}, asked: c}
	for i := range min(len(headers), len(first)) {
		t.First[i] = strings.Clone(clipped(strings.Join(strings.Fields(first[i][:min(len(first[i]), 4*clippedBytes)]), " ")))
	}
	for part, to := range []*string{&t.Columns.ID, &t.Columns.Text, &t.Columns.Title, &t.Columns.Publisher, &t.Columns.Author, &t.Columns.Date, &t.Columns.URL, &t.Columns.Language} {
		if at[part] >= 0 {
			*to = headers[at[part]]
		}
	}
	if at[partText] < 0 {
		return nil, at, &Unread{t}
	}
	return t, at, nil
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
		if c.Exact {
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
	if c.Exact || c.ID != "" {
		l.ID = nil
	}
	for part, to := range [...]**string{nil, &l.Text, &l.Title, &l.Publisher, &l.Author, &l.Date, &l.URL, &l.Language} {
		if to != nil && (c.Exact || c.list()[part] != "") {
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
