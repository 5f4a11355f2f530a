package quote

import (
	"cmp"
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// Kind is what a stretch in marks is.
type Kind string

// The kinds.
const (
	Direct   Kind = "direct"   // somebody's words, a clause or more
	Fragment Kind = "fragment" // a few of somebody's words inside the reporter's sentence
	Scare    Kind = "scare"    // nobody's statement: held at a distance, imagined, a proverb, marks inside marks, or a pull quote that repeats the article's
	Title    Kind = "title"    // of a book, a law, an operation
	Block    Kind = "block"    // a paragraph without marks under a newsroom's name and a colon
	Indirect Kind = "indirect" // a clause in the reporter's words, with a cue
)

// Speaker is who is said to have said it, as the text writes it.
type Speaker struct {
	Text  string
	Span  data.Span
	Name  string // the full name it stands for where the text has given it; else empty
	Role  string // "a leading Shi'ite politician"; else empty
	Being Being  // a person or not; empty where the text does not tell
}

// Quotation is one stretch in marks; a running quotation is one a paragraph.
// Of a Block and of Indirect speech, which have no marks, Outer is Inner.
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

// Marked tells a stretch in quotation marks from words that stand in none.
func (q Quotation) Marked() bool { return q.Kind != Indirect && q.Kind != Block }

// Find lists the quotations of a text by place. The slice is the caller's;
// its strings share the text's memory.
func Find(d *text.Doc) []Quotation {
	r := read(d)
	r.attribute()
	r.fullNames()
	qs := make([]Quotation, len(d.Quoted))
	for q := range qs {
		qs[q] = r.quotation(q)
	}
	r.shareTitles(qs)
	r.creditPulls(qs)
	r.number(qs)
	r.pulled(qs)
	shareCredit(qs)
	qs = append(qs, r.blocks(qs)...)
	qs = append(qs, r.indirect(qs)...)
	shareBeings(qs)
	return inOrder(qs)
}

// quotation puts together what the rules found of one stretch. A guess is not
// good enough for words that may be nobody's.
func (r *reader) quotation(q int) Quotation {
	out := Quotation{Quoted: r.doc.Quoted[q], Kind: r.kind(q), Zone: r.places[q].zone}
	f := r.tags[q]
	if !f.ok() || out.Kind == Title || out.Kind == Scare && f.how != ofText {
		return out
	}
	if p := r.places[q]; p.item >= 0 && r.headline(r.sents[p.sentence]) {
		if f.who = r.beforeVerb(f.who); f.weak || !f.ok() {
			return out // capitals hide the verb: "Mayor Calls Old Bridge"
		}
	}
	out.Speaker, out.How, out.Inferred = r.speaker(f, q, r.places[q]), f.how, f.weak
	out.Credit = r.credit(f)
	if f.cue >= 0 {
		cue := r.items[f.cue].Span
		out.Cue = &cue
	}
	return out
}

// shareCredit gives the newsroom named in one stretch to all of its statement.
func shareCredit(qs []Quotation) {
	got := map[int]string{}
	for _, q := range qs {
		if q.Credit != "" {
			got[q.Statement] = q.Credit
		}
	}
	for i := range qs {
		if qs[i].Speaker != nil && qs[i].Credit == "" {
			qs[i].Credit = got[qs[i].Statement]
		}
	}
}

// lastStatement is the highest number that a statement has.
func lastStatement(qs []Quotation) int {
	n := 0
	for _, q := range qs {
		n = max(n, q.Statement)
	}
	return n
}

// inOrder sorts the quotations by place and numbers their statements anew in
// that order.
func inOrder(qs []Quotation) []Quotation {
	slices.SortStableFunc(qs, func(x, y Quotation) int {
		return cmp.Or(cmp.Compare(x.Outer.Start, y.Outer.Start), cmp.Compare(y.Outer.End, x.Outer.End))
	})
	number := make(map[int]int, len(qs))
	for i := range qs {
		s := &qs[i].Statement
		if number[*s] == 0 {
			number[*s] = len(number) + 1
		}
		*s = number[*s]
	}
	return qs
}

// At is the quotation that holds most of the passage, for the speaker of an
// overlap's side; of a spliced passage, the one that holds the largest part.
// It is nil where most of the passage stands outside quotation marks.
func At(qs []Quotation, p data.Passage) *Quotation {
	var best *Quotation
	most, quoted := 0, 0
	for i := range qs {
		if qs[i].Depth > 0 || !qs[i].Marked() {
			continue // its words are the outer one's too, or stand in no marks
		}
		n := 0
		for _, s := range p {
			n += s.Common(qs[i].Outer)
		}
		quoted += n
		if n > most {
			best, most = &qs[i], n
		}
	}
	if 2*quoted <= p.Len() {
		return nil
	}
	return best
}
