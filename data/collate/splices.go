package collate

import (
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// Said is a quotation of a text, or what it tells in indirect speech, and who
// says it, as package quote found it.
type Said struct {
	Span    data.Span // bytes, with its marks
	Speaker string    // the fullest name known; empty where there is none
}

// Splice is a place where B makes one of two spans of A, and what A has there.
type Splice struct {
	Change        int       // index into Comparison.Changes
	Before, After data.Span // the spans of A that are joined
	Between       data.Span // what was left out of A; empty where B puts first what A has later
	Words         int       // in Between
	Sentences     int       // in Between, parts of them too
	Own           int       // words of the same speaker there
	Others        []string  // who else speaks there, by name, once each
	Unnamed       int       // quotations there of which the names do not tell whose they are
	Question      string    // the first sentence there that puts a question or tells of one; empty where none does
	Says          string    // one plain sentence, without its full stop
}

// Splices tells what stands in A at each splice of a comparison that a is side
// A of. said are A's quotations with their speakers; where it is nil only the
// quotation marks are read, and nobody is named.
func (c Comparison) Splices(a Side, said []Said) []Splice {
	var out []Splice
	for i, x := range c.Changes {
		if x.Op != data.OpJoin || x.Kind != data.Spliced {
			continue
		}
		s := Splice{Change: i, Between: x.A, Words: x.Words}
		for k := 0; k+1 < len(a.Passage); k++ {
			if a.Passage[k].End == x.A.Start {
				s.Before, s.After = a.Passage[k], a.Passage[k+1]
			}
		}
		s.readSentences(a.Doc)
		s.readQuotations(a, said)
		s.Says = s.says()
		out = append(out, s)
	}
	return out
}

// readSentences counts the sentences left out and looks for a question.
func (s *Splice) readSentences(d *text.Doc) {
	for _, t := range d.Sentences {
		in := data.Span{Start: max(t.Start, s.Between.Start), End: min(t.End, s.Between.End)}
		if in.Start >= in.End {
			continue
		}
		from, to := d.WordRange(in)
		if from == to {
			continue
		}
		s.Sentences++
		asks := strings.Contains(in.Of(d.Text), "?")
		for _, w := range d.Words[from:to] {
			asks = asks || askers[text.Fold(d.Of(d.Tokens[w]), text.Diacritics)]
		}
		if asks && s.Question == "" {
			s.Question = strings.Trim(strings.TrimSpace(in.Of(d.Text)), "\"“”‘’,. ")
		}
	}
}

// askers are words by which a report tells of a question or of its answer.
var askers = set(`asked asks asking replied replies answered answers answering responding question questions questioned`)

// readQuotations counts who is quoted between the spans.
func (s *Splice) readQuotations(a Side, said []Said) {
	if said == nil {
		for _, q := range a.Doc.Quoted {
			if text.CountWords(q.Inner.Of(a.Doc.Text)) >= aQuotation {
				said = append(said, Said{Span: q.Outer})
			}
		}
	}
	for _, q := range said {
		if !s.Between.Contains(q.Span) || s.Between.Empty() {
			continue
		}
		switch Names(speaker(a), q.Speaker) {
		case SameName, Varies:
			s.Own += text.CountWords(q.Span.Of(a.Doc.Text))
		case Others:
			if !slices.Contains(s.Others, q.Speaker) {
				s.Others = append(s.Others, q.Speaker)
			}
		default: // not to be told from the speaker
			s.Unnamed++
		}
	}
}

// says puts it into one sentence.
func (s *Splice) says() string {
	if s.Between.Empty() {
		return say.T("B puts first what stands later in A")
	}
	out := say.T("%s in %s stand between them in A", wordCount(s.Words), say.N("%[2]d sentence", "%[2]d sentences", s.Sentences, s.Sentences))
	var there []string
	if s.Own > 0 {
		there = append(there, say.N("the speaker says %[2]d more word", "the speaker says %[2]d more words", s.Own, s.Own))
	}
	if len(s.Others) > 0 {
		there = append(there, say.N("%[2]s speaks", "%[2]s speak", len(s.Others), list(s.Others)))
	}
	if s.Unnamed > 0 {
		there = append(there, say.N("%[2]d quotation of nobody known", "%[2]d quotations of nobody known", s.Unnamed, s.Unnamed))
	}
	if s.Question != "" {
		there = append(there, say.T("a question is put or answered, %s", quoted(s.Question)))
	}
	if len(there) == 0 {
		return say.T("%s; nobody is quoted there and no question is put", out)
	}
	return say.T("%s; there %s", out, list(there))
}
