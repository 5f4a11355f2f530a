package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"verbatim/data/say"
)

// book is what the package file of an electronic book says.
type book struct {
	said  map[string][]string
	files map[string]string // chapters by id
	spine []string          // ids in the order of reading
}

// maxChapters is the most files that one book is read from.
const maxChapters = 2000

// epub reads an electronic book, chapter by chapter.
func (f *file) epub() error {
	p, err := openPack(f.raw)
	if err != nil {
		return err
	}
	at, err := rootFile(p)
	if err != nil {
		return err
	}
	r, err := p.open(at, 8<<20)
	if err != nil {
		return err
	}
	b, err := readBook(newMarkup(r))
	if err != nil {
		return err
	}
	if locked, err := isLocked(p); err != nil || locked {
		if err != nil {
			return err
		}
		return say.Error("the book is locked by its seller (DRM), so its text cannot be read")
	}
	content, err := b.chapters(p, path.Dir(at))
	if err != nil {
		return err
	}
	dc := func(name, sep string) said { return said{strings.Join(b.said[name], sep), "dc:" + name} }
	return f.whole(document(content, "", props{
		title: dc("title", ": "), author: dc("creator", ", "), publisher: dc("publisher", ", "), created: dc("date", " "), language: dc("language", ","), url: dc("source", " "),
		forReaders: true,
	}))
}

// rootFile is the place of the package file.
func rootFile(p *pack) (string, error) {
	r, err := p.open("META-INF/container.xml", 1<<20)
	if err != nil {
		return "", err
	}
	m := newMarkup(r)
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return "", errNoPack
		}
		if err != nil {
			return "", err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
			if at := attribute(e, "full-path"); p.has(at) {
				return path.Clean(at), nil
			}
		}
	}
}

func readBook(m *markup) (book, error) {
	b := book{said: map[string][]string{}, files: map[string]string{}}
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return b, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case strings.HasPrefix(e.Name.Space, "http://purl.org/dc/"):
			s, err := m.inner()
			if err != nil {
				return b, err
			}
			if s = strings.Join(strings.Fields(s), " "); s != "" {
				b.said[e.Name.Local] = append(b.said[e.Name.Local], s)
			}
		case e.Name.Local == "item":
			if kind := attribute(e, "media-type"); strings.Contains(kind, "html") && !strings.Contains(" "+attribute(e, "properties")+" ", " nav ") {
				b.files[attribute(e, "id")] = attribute(e, "href")
			}
		case e.Name.Local == "itemref" && attribute(e, "linear") != "no":
			b.spine = append(b.spine, attribute(e, "idref"))
		}
	}
}

// isLocked tells whether chapters are encrypted; fonts often are and do not
// matter.
func isLocked(p *pack) (bool, error) {
	raw, err := p.read("META-INF/encryption.xml", 4<<20)
	if err != nil {
		return false, err
	}
	m := newMarkup(bytes.NewReader(raw))
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "CipherReference" && strings.Contains(path.Ext(attribute(e, "URI")), "htm") {
			return true, nil
		}
	}
}

// chapters is the text of the book.
func (b book) chapters(p *pack, folder string) (string, error) {
	var out strings.Builder
	for i, id := range b.spine {
		href, err := url.PathUnescape(b.files[id])
		if err != nil || href == "" || i >= maxChapters {
			continue
		}
		raw, err := p.read(path.Join(folder, href), maxUnpack)
		if err != nil {
			return "", err
		}
		page, _, err := decode(raw, metaCharset(raw), "")
		if err != nil {
			return "", err
		}
		text, err := pageText(emptied.ReplaceAllString(page, "<$1$2></$1>"))
		if err != nil {
			return "", err
		}
		if text != "" && out.Len() > 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(text)
		if out.Len() > MaxText {
			return "", tooLarge(out.Len())
		}
	}
	return out.String(), nil
}

// emptied are elements that XML may close at once and HTML takes to go on.
var emptied = regexp.MustCompile(`<(title|script|style|textarea|iframe|noscript)((?:\s[^<>]*)?)/>`)

// pageText is all the text of a piece of markup that is nothing but text: a
// chapter, an entry of a feed, an e-mail.
func pageText(page string) (string, error) {
	s := slimPage(page)
	if s.large {
		return "", errDeep
	}
	doc, err := html.Parse(strings.NewReader(s.markup))
	if err != nil {
		return "", errDeep
	}
	return renderNode(doc, nil), nil
}
