package desk

import (
	"cmp"
	"sync"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/quote"
	"verbatim/data/store"
	"verbatim/data/text"
)

// Quotation is a stretch in marks, a block or a reported clause, with its speaker.
type Quotation = quote.Quotation

// Reading is one source ready to be read. It is shared and must not be
// changed.
type Reading struct {
	data.Source
	Shows      string // another one for another text or other zones
	Paragraphs []data.Span
	Zones      []data.ZoneSpan
	Quotations []Quotation
	Damage     []data.Damage
	Words      int
}

// Open reads one incoming source without a workbench.
func (in Incoming) Open() *Reading {
	s := data.Source{Name: in.Name, Meta: in.Meta, Origins: in.Origins, Revision: data.NewRevision(in.Text)}
	return open(in.Text).reading(s, s.Revision.Hash)
}

// opened is a text with all that is known of it. It is immutable.
type opened struct {
	doc        *text.Doc
	quotations []Quotation
	known      *collate.Known         // where many of its passages are compared; else nil
	mentions   func() []quote.Mention // of those who speak and those who are named, without the source; found once, when first asked for
}

func open(s string) *opened { return openDrawn(s, nil) }

// openDrawn reads a text in which persons have drawn some zones.
func openDrawn(s string, zones []data.ZoneSpan) *opened {
	doc := text.Parse(s)
	if len(zones) > 0 {
		doc = doc.Redrawn(zones)
	}
	o := &opened{doc: doc, quotations: quote.Find(doc)}
	o.mentions = sync.OnceValue(func() []quote.Mention {
		return append(quote.Speakers("", o.quotations), quote.Named("", doc)...)
	})
	return o
}

func (o *opened) reading(s data.Source, shows string) *Reading {
	return &Reading{s, shows, o.doc.Paragraphs, o.doc.Zones(), o.quotations, o.doc.Damage, len(o.doc.Words)}
}

// readingOf is the text as one that the source has or had.
func (o *opened) readingOf(s *source, revision string) *Reading {
	return o.reading(s.data(o, revision), s.shows(revision))
}

// side is a passage ready for collate, with the speaker and the credit of the
// quotation that holds most of it.
func (o *opened) side(p data.Passage) collate.Side {
	s := collate.Side{Doc: o.doc, Passage: p}
	if q := quote.At(o.quotations, p); q != nil {
		s.Credit = q.Credit
		if q.Speaker != nil {
			s.Speaker, s.Name = q.Speaker.Text, q.Speaker.Name
		}
	}
	return s
}

// holds is an error where the text has no such passage: the file that says so is
// damaged, or was made to do harm, and comparing would take all memory.
func (o *opened) holds(p data.Passage) error {
	starts := func(at int) bool { return at == len(o.doc.Text) || utf8.RuneStart(o.doc.Text[at]) }
	for _, s := range p {
		if s.Start < 0 || s.Empty() || s.End > len(o.doc.Text) || !starts(s.Start) || !starts(s.End) {
			return store.Damage("a passage lies where its text has none; check the workbench with “verbatim check”")
		}
	}
	if len(p) == 0 {
		return store.Damage("a passage of the workbench has no place in its text; check it with “verbatim check”")
	}
	return nil
}

// size is about what the text takes in memory, in bytes.
func (o *opened) size() int {
	const token, quotation, span = 24, 200, 32 // their structs, measured by unsafe.Sizeof and rounded up
	return len(o.doc.Text) + token*cap(o.doc.Tokens) + 8*cap(o.doc.Words) + quotation*len(o.quotations) +
		span*(len(o.doc.Sentences)+2*len(o.doc.Paragraphs)+len(o.doc.Quoted)) // a text has no more zones than paragraphs
}

// said are the text's quotations as a splice is read by: who says what, in
// marks or told indirectly.
func (o *opened) said() []collate.Said {
	out := []collate.Said{} // nil would have the marks alone read
	for i := range o.quotations {
		q := &o.quotations[i]
		if q.Depth > 0 || q.Kind != quote.Indirect && !o.ofSomebody(*q) {
			continue
		}
		written, full := speakerOf(q)
		out = append(out, collate.Said{Span: q.Outer, Speaker: cmp.Or(full, written)})
	}
	return out
}
