package quote

import (
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// creditPulls reads the pull quotes of newsrooms that put the name inside the
// marks, on a line of its own behind the words:
//
//	"The bridge was never safe.
//	Ann Lee, Tollen Institute."
//
// The line is nobody's words; it names who speaks in the paragraphs before it.
func (r *reader) creditPulls(qs []Quotation) {
	for i := 1; i < len(qs); i++ {
		if !qs[i-1].Continues || !r.creditInMarks(i) {
			continue
		}
		line := qs[i].Inner
		at := strings.IndexByte(line.Of(r.doc.Text), ',')
		s := Speaker{Span: data.Span{Start: line.Start, End: line.Start + at}}
		s.Text = s.Span.Of(r.doc.Text)
		s.Name = clean(s.Text)
		s.Role = clean(strings.TrimSuffix(strings.TrimSpace(r.doc.Text[line.Start+at+1:line.End]), "."))
		qs[i].Kind, qs[i].Speaker, qs[i].Cue, qs[i].How, qs[i].Inferred = Scare, nil, nil, "", false
		for k := i - 1; k >= 0 && (qs[k].Continues || qs[k].Depth > 0); k-- {
			if qs[k].Depth == 0 {
				who := s
				qs[k].Speaker, qs[k].Cue, qs[k].How, qs[k].Inferred = &who, nil, creditLine, false
			}
		}
	}
}

// creditInMarks tells the last paragraph of a running quotation that is no
// more than a name in full, a comma and what its bearer is.
func (r *reader) creditInMarks(q int) bool {
	const longest, fullest = 14, 4 // words of the line, of the name
	s := r.doc.Quoted[q]
	if !s.Closed || s.Outer.Start != s.Inner.Start || r.places[q].words > longest {
		return false
	}
	from, to := r.doc.WordRange(s.Inner)
	names, verbs := 0, 0
	comma := strings.IndexByte(s.Inner.Of(r.doc.Text), ',')
	for _, w := range r.doc.Words[from:to] {
		t := r.doc.Tokens[w]
		before := comma >= 0 && t.Start < s.Inner.Start+comma
		switch {
		case before && !t.Is(text.Capital):
			return false
		case before:
			names++
		case !t.Is(text.Capital) && lexicon[r.doc.Of(t)]&(cue|verb|pronoun) != 0 && lexicon[r.doc.Of(t)]&role == 0:
			verbs++
		}
	}
	return names >= 2 && names <= fullest && verbs == 0
}

// pulled finds the pull quotes that say again, in the page's furniture, what a
// quotation of the article has said. Like marks inside marks they are no
// statement of their own: they take the number of the one they are pulled from,
// and keep the speaker, whom their credit line may name more fully.
func (r *reader) pulled(qs []Quotation) {
	const least, most = 4, 100 // words of a pull quote; look-ups in a text, each of which reads all its quotations
	var folded []string
	looked := 0
	for i := range qs {
		if q := &qs[i]; q.Zone != data.ZoneBoilerplate || !said(q.Kind) || r.places[i].words < least {
			continue
		}
		if looked++; looked > most {
			return
		}
		if folded == nil {
			folded = r.foldedQuotations(qs)
		}
		words := inWords(qs[i].Inner.Of(r.doc.Text))
		for k := range qs {
			if strings.Contains(folded[k], words) {
				qs[i].Kind, qs[i].Statement = Scare, qs[k].Statement
				break
			}
		}
	}
}

// foldedQuotations are the words of what the article quotes, by quotation; what
// stands in the page's furniture has none.
func (r *reader) foldedQuotations(qs []Quotation) []string {
	out := make([]string, len(qs))
	for k, q := range qs {
		if q.Zone != data.ZoneBoilerplate && said(q.Kind) {
			out[k] = inWords(q.Inner.Of(r.doc.Text))
		}
	}
	return out
}

// inWords are the words of a stretch without its marks, each between blanks.
func inWords(s string) string { return " " + strings.Join(text.Words(s, false), " ") + " " }
