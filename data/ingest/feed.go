package ingest

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"verbatim/data/say"
	"verbatim/data/text"
)

// maxFeed is the largest feed that is read, in bytes.
const maxFeed = 16 << 20

var errNoFeed = say.Error("this XML is neither RSS nor Atom: save what it holds as a web page or as text (.txt) and bring that in")

// feed reads an RSS or Atom file: one source an entry.
func (f *file) feed() error {
	s, set, err := decode(f.raw, metaCharset(f.raw), f.o.Charset)
	if err != nil {
		return err
	}
	m := newMarkup(strings.NewReader(s))
	m.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	m.Strict, m.Entity = false, xml.HTMLEntity                                           // feeds use HTML's names for letters
	r := feedReader{markup: m}
	if err := r.run(); err != nil {
		return err
	}
	for i, e := range r.entries {
		it, err := e.item(r.channel)
		if err != nil {
			return err
		}
		it.Name = cmp.Or(it.Title, e.id, fmt.Sprintf("entry-%d", i+1))
		it.Charset = set
		if it.Text == "" {
			f.batch.Refused = append(f.batch.Refused, refusal(it.Name, say.Error("the entry has no text")))
			continue
		}
		if err := sound(it.Text); err != nil {
			f.batch.Refused = append(f.batch.Refused, refusal(it.Name, err))
			continue
		}
		f.batch.Items = append(f.batch.Items, it.completed())
	}
	if len(f.batch.Items) == 0 {
		return say.Error("the feed holds no entry with a text")
	}
	return nil
}

// sentenceOf is an error as a sentence of its own.
// sentence is an error's words as a sentence of their own.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:] + "."
}

// refusal tells why a part of a file is no source.
func refusal(name string, err error) Refused {
	r := Refused{Name: name, Why: sentence(err.Error()), Told: sentence(say.Of(err))}
	var unread *Unread
	if errors.As(err, &unread) {
		r.Table = unread.Table
	}
	return r
}

// entry is an entry of a feed, or the feed itself.
type entry struct {
	id, title, author, date, link, language string
	content, summary                        string // markup
	authorAt, dateAt                        string
}

// item is the entry as a source. What the entry does not say the feed may.
func (e entry) item(channel entry) (Item, error) {
	markup := cmp.Or(e.content, e.summary)
	body, err := pageText(markup)
	if err != nil {
		return Item{}, say.Errorf("the entry “%s” is too large", clipped(e.title))
	}
	title, err := pageText(e.title)
	if err != nil {
		title = ""
	}
	it := Item{Text: headed(plainName(title), body)}
	if text.CountWords(body) == 0 {
		it.Text = ""
	}
	it.fill(props{
		title: said{plainName(title), "title"}, publisher: said{channel.title, "title of the feed"},
		author: said{cmp.Or(e.author, channel.author), cmp.Or(e.authorAt, channel.authorAt)}, created: said{e.date, e.dateAt},
		url: said{cmp.Or(e.link, e.id), "link"}, language: said{cmp.Or(e.language, channel.language), "language of the feed"},
	})
	if e.content == "" && it.Text != "" {
		it.Notes = append(it.Notes, say.T("The feed holds a description of the article, which may be only its beginning."))
	}
	return it, nil
}

// feedReader walks through a feed.
type feedReader struct {
	markup  *markup
	channel entry
	entries []entry
	open    bool // an entry is open
	person  bool // an Atom author is open
	known   bool // the root is a feed's
}

// maxEntries is the most entries of one feed.
const maxEntries = 50_000

func (r *feedReader) run() error {
	for {
		t, err := r.markup.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "item", "entry":
				r.open = false
			case "author", "contributor":
				r.person = false
			}
		}
	}
	if !r.known {
		return errNoFeed
	}
	return nil
}

func (r *feedReader) start(e xml.StartElement) error {
	name := strings.ToLower(e.Name.Local)
	if !r.known {
		if name != "rss" && name != "feed" && name != "rdf" {
			return errNoFeed
		}
		r.known = true
	}
	to := &r.channel
	if r.open {
		to = &r.entries[len(r.entries)-1]
	}
	if lang := attribute(e, "lang"); lang != "" && to.language == "" {
		to.language = lang
	}
	switch name {
	case "item", "entry":
		if len(r.entries) >= maxEntries {
			return say.Errorf("the feed holds more than %d entries: cut it into parts", maxEntries)
		}
		r.entries, r.open = append(r.entries, entry{language: attribute(e, "lang")}), true
		return nil
	case "image", "textinput", "source", "thumbnail": // they have titles of their own
		return r.markup.skip()
	}
	return r.field(e, name, to)
}

// field takes in one element of an entry or of the feed.
func (r *feedReader) field(e xml.StartElement, name string, to *entry) error {
	space := e.Name.Space
	media := strings.Contains(space, "yahoo.com/mrss") || space == "media" || strings.Contains(space, "itunes") || space == "itunes"
	switch {
	case media:
		return nil
	case name == "author" && r.isAtom(space), name == "contributor":
		r.person = true
		return nil
	case name == "name" && r.person:
		return r.take(&to.author, &to.authorAt, "author", ", ")
	case name == "link" && attribute(e, "href") != "":
		if rel := attribute(e, "rel"); (rel == "" || rel == "alternate") && to.link == "" {
			to.link = attribute(e, "href")
		}
		return nil
	}
	switch name {
	case "title":
		return r.take(&to.title, nil, "", "")
	case "link":
		return r.take(&to.link, nil, "", "")
	case "guid", "id":
		return r.take(&to.id, nil, "", "")
	case "language":
		return r.take(&to.language, nil, "", "")
	case "author", "creator":
		return r.take(&to.author, &to.authorAt, name, ", ")
	case "pubdate", "published", "date", "issued":
		return r.take(&to.date, &to.dateAt, e.Name.Local, "")
	case "updated":
		if to.date == "" {
			return r.take(&to.date, &to.dateAt, "updated", "")
		}
	case "encoded", "content":
		return r.fragment(e, &to.content)
	case "description", "summary":
		return r.fragment(e, &to.summary)
	}
	return nil
}

func (r *feedReader) isAtom(space string) bool {
	return strings.Contains(space, "Atom") || strings.Contains(space, "atom")
}

// take reads an element's text where the field is not known yet, or adds to
// it behind sep.
func (r *feedReader) take(to, at *string, where, sep string) error {
	s, err := r.markup.inner()
	if err != nil {
		return err
	}
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case s == "":
	case *to == "":
		*to = s
		if at != nil {
			*at = where
		}
	case sep != "" && len(*to) < 300:
		*to += sep + s
	}
	return nil
}

// fragment reads an element whose content is HTML: escaped, plain, or written
// out as elements.
func (r *feedReader) fragment(e xml.StartElement, to *string) error {
	kind := attribute(e, "type")
	var b bytes.Buffer
	for level := 1; level > 0; {
		t, err := r.markup.next()
		if errors.Is(err, io.EOF) {
			return errTruncd
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			level++
			b.WriteString("<" + t.Name.Local + ">")
		case xml.EndElement:
			if level--; level > 0 {
				b.WriteString("</" + t.Name.Local + ">")
			}
		case xml.CharData:
			if kind == "text" || kind == "xhtml" {
				b.WriteString(html.EscapeString(string(t)))
			} else {
				b.Write(t)
			}
		}
		if b.Len() > MaxText {
			return tooLarge(b.Len())
		}
	}
	if *to == "" {
		*to = b.String()
	}
	return nil
}
