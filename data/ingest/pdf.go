package ingest

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"verbatim/data/say"
)

// pdf reads a PDF through the program that the caller has for it.
func (f *file) pdf() error {
	if !bytes.Contains(f.raw[:min(len(f.raw), 1024)], []byte("%PDF-")) {
		return say.Error("it is no PDF, whatever its name says, or it is damaged: get it anew and bring that in")
	}
	if swellsPDF(f.raw) {
		return errSwells
	}
	if f.o.PDF == nil {
		return say.Error("PDFs are read through the program pdftotext, which is not installed here (on Debian and Ubuntu: sudo apt install poppler-utils). Install it, or copy the text, and bring it in again")
	}
	page, err := f.o.PDF(f.raw)
	if err != nil {
		return err
	}
	if len(page) > 2*MaxText {
		return tooLarge(len(page))
	}
	doc, err := html.Parse(bytes.NewReader(bytes.ToValidUTF8(page, []byte("\ufffd"))))
	if err != nil {
		return errTruncd
	}
	p := printed{said: map[string]string{}}
	p.walk(doc)
	content := reflow(p.text.String())
	if strings.TrimSpace(content) == "" {
		return say.Error("the PDF holds no letters, only pictures of pages: have a program read them (OCR), save the text and bring that in")
	}
	about := func(key string) said { return said{p.said[key], "document property " + key} }
	it := document(content, "", props{title: about("title"), author: about("author"), created: about("creationdate")})
	return f.whole(it)
}

// printed is what pdftotext tells of a PDF.
type printed struct {
	said map[string]string // title, author, creationdate
	text strings.Builder
}

func (p *printed) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.Data {
		case "title":
			p.said["title"] = rawWords(n)
			return
		case "meta":
			p.said[strings.ToLower(attr(n, "name"))] = attr(n, "content")
		case "pre":
			gather(n, &p.text)
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}
