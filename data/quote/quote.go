package quote

import (
	"verbatim/data"
	"verbatim/data/text"
)

// Kind is what a stretch in marks is.
type Kind string

// The kinds.
const (
	Direct   Kind = "direct"   // somebody's words, a clause or more
	Fragment Kind = "fragment" // a few of somebody's words inside the reporter's sentence
	Scare    Kind = "scare"    // words held at a distance
	Title    Kind = "title"    // of a book, a law, an operation
	Block    Kind = "block"    // set off, introduced by a colon or a credit line
	Indirect Kind = "indirect" // no marks, with a cue
)

// Speaker is who is said to have said it, as the text writes it.
type Speaker struct {
	Text string
	Span data.Span
	Name string // the full name it stands for where the text has given it; else empty
	Role string // "a leading Shi'ite politician"; else empty
}

// Quotation is one stretch in marks; a running quotation is one a paragraph.
type Quotation struct {
	text.Quoted
	Statement int // stretches of one utterance share it; counts from 1
	Kind      Kind
	Zone      data.Zone
	Speaker   *Speaker
	Cue       *data.Span // the verb or mark that introduces it: "said", ":"
	Credit    string     // who got it: "Reuters"; else empty
	How       string     // the rule that found the speaker: "tag after", "carried from the paragraph before"
	Inferred  bool       // that rule is a weak one
}

// Find lists the quotations of a text by place.
func Find(d *text.Doc) []Quotation { return nil }

// At is the quotation that holds most of the passage, or nil: for the speaker
// of an overlap's side.
func At(qs []Quotation, p data.Passage) *Quotation { return nil }
