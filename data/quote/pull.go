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
