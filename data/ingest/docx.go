package ingest

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// docx reads a Word document.
func (f *file) docx() error {
	p, err := openPack(f.raw)
	if err != nil {
		return err
	}
	main, err := mainPart(p)
	if err != nil {
		return err
	}
	w := word{flow: newFlow()}
	if w.titles, err = titleStyles(p, path.Dir(main)+"/styles.xml"); err != nil {
		return err
	}
	for i, part := range []string{main, path.Dir(main) + "/footnotes.xml", path.Dir(main) + "/endnotes.xml"} {
		r, err := p.open(part, maxUnpack)
		if err != nil {
			return err
		}
		w.aside = i > 0
		if err := w.part(newMarkup(r)); err != nil {
			return err
		}
	}
	raw, err := p.read("docProps/core.xml", 1<<20)
	if err != nil {
		return err
	}
	core, err := properties(raw)
	if err != nil {
		return err
	}
	it := document(w.flow.String(), w.flow.title, props{
		title: prop(core, "title"), author: prop(core, "creator"), created: prop(core, "created"), language: prop(core, "language"),
	})
	it.Notes = leftOut(w.changes > 0, w.notes, p.has(path.Dir(main)+"/comments.xml"))
	return f.whole(it)
}

// prop is a document's property by its name there.
func prop(all map[string][]string, name string) said {
	if len(all[name]) == 0 {
		return said{}
	}
	return said{all[name][0], "document property " + name}
}

// mainPart is the part that holds the text.
func mainPart(p *pack) (string, error) {
	rels, err := p.open("_rels/.rels", 1<<20)
	if err != nil {
		return "", err
	}
	m := newMarkup(rels)
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		if e, ok := t.(xml.StartElement); ok && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			if target := path.Clean(strings.TrimPrefix(attribute(e, "Target"), "/")); p.has(target) && strings.HasSuffix(target, ".xml") {
				return target, nil
			}
		}
	}
	if !p.has("word/document.xml") {
		return "", errNoPack
	}
	return "word/document.xml", nil
}

// titleStyles are the ids of the paragraph styles that set a title; their
// names are the same in every language, their ids are not.
func titleStyles(p *pack, part string) (map[string]bool, error) {
	r, err := p.open(part, maxUnpack)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{"Title": true}
	m := newMarkup(r)
	style := ""
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return ids, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok {
			switch e.Name.Local {
			case "style":
				style = attribute(e, "styleId")
			case "name":
				if strings.EqualFold(attribute(e, "val"), "title") && style != "" {
					ids[style] = true
				}
			}
		}
	}
}

// word walks through a Word document's markup.
type word struct {
	flow           *flow
	titles         map[string]bool
	style          string // of the open paragraph
	aside          bool   // footnotes
	changes, notes int    // tracked deletions, footnotes
	hidden         bool   // of the open run
}

// isWord tells the namespace of text, in both dialects of the format.
func isWord(n xml.Name) bool {
	return strings.Contains(n.Space, "/wordprocessingml/") && strings.HasSuffix(n.Space, "/main")
}

func (w *word) part(m *markup) error {
	return m.walk(func(t xml.Token) (err error) {
		switch t := t.(type) {
		case xml.StartElement:
			err = w.start(m, t)
		case xml.EndElement:
			w.end(t.Name)
		}
		return err
	})
}

func (w *word) start(m *markup, e xml.StartElement) error {
	if !isWord(e.Name) {
		if e.Name.Local == "Fallback" { // the same once more, for older programs
			return m.skip()
		}
		return nil
	}
	switch e.Name.Local {
	case "del", "moveFrom":
		w.changes++
		return m.skip()
	case "instrText", "delText", "rubyPr", "rt", "fldData":
		return m.skip()
	case "footnote", "endnote":
		if kind := attribute(e, "type"); kind != "" && kind != "normal" {
			return m.skip()
		}
		w.notes++
	case "p":
		w.flow.openPara()
		w.style = ""
	case "pStyle":
		w.style = attribute(e, "val")
	case "r":
		w.hidden = false
	case "vanish":
		w.hidden = !isOff(attribute(e, "val"))
	case "tbl":
		w.flow.openTable()
	case "tc":
		w.flow.openCell()
	case "t":
		s, err := m.inner()
		if err != nil || w.hidden {
			return err
		}
		return w.flow.write(s)
	case "tab", "ptab":
		if !hasVal(e) { // in a paragraph's properties it only sets a stop
			return w.flow.write("\t")
		}
	case "br", "cr":
		return w.flow.write("\n")
	case "noBreakHyphen":
		return w.flow.write("-")
	}
	return nil
}

func isOff(v string) bool { return v == "0" || v == "false" || v == "off" }

// hasVal tells a tab stop from a tab.
func hasVal(e xml.StartElement) bool { return attribute(e, "pos") != "" || attribute(e, "val") != "" }

func (w *word) end(n xml.Name) {
	if !isWord(n) {
		return
	}
	switch n.Local {
	case "p":
		w.flow.closePara(w.titles[w.style] && !w.aside)
		w.style = ""
	case "tc":
		w.flow.closeCell()
	case "tr":
		w.flow.closeRow()
	case "tbl":
		w.flow.closeTable()
	}
}
