package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"verbatim/data/say"
)

var (
	errEntities = say.Error("the file defines words of its own that stand for others (XML entities), as files do that are made to fill the memory. It was not read")
	errNesting  = say.Error("the parts of the document are nested too deeply to be one that a person wrote. It was not read")
)

// maxXMLDepth is how deep elements may stand in each other: Word nests tables
// and text boxes to some sixty.
const maxXMLDepth = 1000

// markup reads XML a token at a time, in bounded depth and without entities of
// the file's own.
type markup struct {
	*xml.Decoder
	depth int
}

func newMarkup(r io.Reader) *markup {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		e, _ := charsetNamed(label)
		if e == nil {
			return nil, say.Errorf("character set %q", label)
		}
		return e.NewDecoder().Reader(in), nil
	}
	return &markup{Decoder: d}
}

// next is the next token; io.EOF at the end. Other errors are sentences.
func (m *markup) next() (xml.Token, error) {
	t, err := m.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case errors.Is(err, errBomb):
		return nil, errSwells
	case err != nil:
		return nil, m.wrong(err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		if m.depth++; m.depth > maxXMLDepth {
			return nil, errNesting
		}
	case xml.EndElement:
		m.depth--
	case xml.Directive:
		if bytes.Contains(t, []byte("ENTITY")) {
			return nil, errEntities
		}
	}
	return t, nil
}

func (m *markup) wrong(err error) error {
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		return say.Errorf("the document is damaged (its markup breaks in line %d): open it in the program that wrote it, save it anew and bring that in", s.Line)
	}
	return errTruncd
}

// walk hands over all that stands in a part, to its end.
func (m *markup) walk(take func(xml.Token) error) error {
	for {
		t, err := m.next()
		switch {
		case errors.Is(err, io.EOF) && m.depth > 0:
			return errTruncd
		case errors.Is(err, io.EOF):
			return nil
		case err == nil:
			err = take(t)
		}
		if err != nil {
			return err
		}
	}
}

// skip passes over the element that has just begun.
func (m *markup) skip() error {
	for level := 1; level > 0; {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return errTruncd
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			level++
		case xml.EndElement:
			level--
		}
	}
	return nil
}

// inner is the text of the element that has just begun.
func (m *markup) inner() (string, error) {
	var b strings.Builder
	for level := 1; level > 0; {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return "", errTruncd
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			level++
		case xml.EndElement:
			level--
		case xml.CharData:
			if b.Len() < MaxText {
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

// value is an attribute by its local name.
func attribute(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// properties reads a small file of properties: the texts of its elements by
// local name, in order.
func properties(raw []byte) (map[string][]string, error) {
	out := map[string][]string{}
	m := newMarkup(bytes.NewReader(raw))
	var name string
	for {
		t, err := m.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
		case xml.EndElement:
			name = ""
		case xml.CharData:
			if v := strings.Join(strings.Fields(string(t)), " "); v != "" && name != "" {
				out[name] = append(out[name], v)
			}
		}
	}
}
