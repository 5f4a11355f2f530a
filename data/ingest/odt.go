package ingest

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// odt reads a document of LibreOffice and its kin.
func (f *file) odt() error {
	p, err := openPack(f.raw)
	if err != nil {
		return err
	}
	if !p.has("content.xml") {
		return errNoPack
	}
	manifest, err := p.read("META-INF/manifest.xml", 4<<20)
	if err != nil {
		return err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return errLocked
	}
	r, err := p.open("content.xml", maxUnpack)
	if err != nil {
		return err
	}
	w := writer{flow: newFlow(), notes: newFlow(), titles: map[string]bool{"Title": true}}
	if err := w.content(newMarkup(r)); err != nil {
		return err
	}
	raw, err := p.read("meta.xml", 1<<20)
	if err != nil {
		return err
	}
	meta, err := properties(raw)
	if err != nil {
		return err
	}
	return f.whole(w.item(meta))
}

// item is the document with its properties.
func (w *writer) item(meta map[string][]string) Item {
	content := w.flow.String()
	if notes := w.notes.String(); notes != "" {
		content += "\n\n" + notes
	}
	p := props{title: prop(meta, "title"), author: prop(meta, "initial-creator"), created: prop(meta, "creation-date"), language: prop(meta, "language")}
	if p.author.value == "" {
		p.author = prop(meta, "creator")
	}
	it := document(content, w.flow.title, p)
	it.Notes = leftOut(w.changes, w.noted, w.comments)
	return it
}

// writer walks through the markup of an OpenDocument text.
type writer struct {
	flow     *flow
	notes    *flow // footnotes
	titles   map[string]bool
	styles   []string // of the open paragraphs
	inNote   int
	inBody   bool
	noted    int
	changes  bool
	comments bool
}

func (w *writer) to() *flow {
	if w.inNote > 0 {
		return w.notes
	}
	return w.flow
}

func (w *writer) content(m *markup) error {
	return m.walk(func(t xml.Token) (err error) {
		switch t := t.(type) {
		case xml.StartElement:
			err = w.start(m, t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			if len(w.styles) > 0 {
				err = w.to().write(single(string(t)))
			}
		}
		return err
	})
}

// single makes every run of white space one space, as the format asks.
func single(s string) string {
	if strings.TrimSpace(s) == "" && s != "" {
		return " "
	}
	out := strings.Join(strings.FieldsFunc(s, isXMLSpace), " ")
	if isXMLSpace(rune(s[0])) {
		out = " " + out
	}
	if isXMLSpace(rune(s[len(s)-1])) {
		out += " "
	}
	return out
}

func isXMLSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

func (w *writer) start(m *markup, e xml.StartElement) error {
	switch e.Name.Local {
	case "style":
		if w.titles[attribute(e, "parent-style-name")] {
			w.titles[attribute(e, "name")] = true
		}
	case "text":
		w.inBody = w.inBody || strings.Contains(e.Name.Space, ":office:")
	case "tracked-changes":
		w.changes = true
		return m.skip()
	case "annotation":
		w.comments = true
		return m.skip()
	case "note":
		w.noted++
		w.inNote++
	case "note-citation", "ruby-text", "hidden-text", "table-of-content", "title", "desc", "object", "forms", "variable-decls", "sequence-decls":
		return m.skip()
	case "p", "h":
		if w.inBody {
			w.to().openPara()
			w.styles = append(w.styles, attribute(e, "style-name"))
		}
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil || n < 1 || n > 1000 {
			n = 1
		}
		return w.to().write(strings.Repeat(" ", n))
	case "tab":
		return w.to().write("\t")
	case "line-break":
		return w.to().write("\n")
	case "table":
		w.to().openTable()
	case "table-cell":
		w.to().openCell()
	}
	return nil
}

func (w *writer) end(local string) {
	switch local {
	case "note":
		w.inNote--
	case "p", "h":
		if n := len(w.styles); n > 0 {
			w.to().closePara(w.titles[w.styles[n-1]] && w.inNote == 0)
			w.styles = w.styles[:n-1]
		}
	case "table-cell":
		w.to().closeCell()
	case "table-row":
		w.to().closeRow()
	case "table":
		w.to().closeTable()
	}
}
