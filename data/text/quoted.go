package text

import (
	"cmp"
	"slices"

	"verbatim/data"
)

// Style is the family of a pair of quotation marks.
type Style uint8

// The styles.
const (
	Double    Style = iota // “…”, "…", ''…'', ``…''
	Single                 // ‘…’, '…'
	Guillemet              // «…», ‹…›
	LowHigh                // „…“, ‚…‘
)

// Quoted is a stretch in quotation marks. A running quotation is one Quoted a
// paragraph; a paragraph of it that repeats no opening mark begins with its
// words.
type Quoted struct {
	Outer     data.Span // with its marks
	Inner     data.Span // without them
	Style     Style
	Closed    bool // a closing mark stands at its end
	Continues bool // the paragraph ends open and the next one goes on
	Depth     int  // 0 for the outermost, 1 for one inside it, …
}

// quotations fills d.Quoted and flags the marks that pair. Marks are paired a
// paragraph at a time, the double ones first, so that whatever is wrong with
// one mark stays in its paragraph.
func (d *Doc) quotations() {
	var p pairing
	goesOn := false // the paragraph before ended in an open quotation
	for i, para := range d.Paragraphs {
		from, to := d.TokenRange(para)
		p.read(d, from, to)
		reopens := i+1 < len(d.Paragraphs) && d.opensWithMark(d.Paragraphs[i+1])
		first := len(d.Quoted)
		goesOn = p.pair(d, para, goesOn, reopens)
		d.singles(para, from, to, first)
	}
	slices.SortFunc(d.Quoted, func(x, y Quoted) int {
		return cmp.Or(cmp.Compare(x.Outer.Start, y.Outer.Start), cmp.Compare(y.Outer.End, x.Outer.End))
	})
	d.settleOpen()
	d.nest()
}

// settleOpen tells a running quotation from one that never closes: it runs
// only where the next paragraph does go on.
func (d *Doc) settleOpen() {
	for i := range d.Quoted {
		if q := &d.Quoted[i]; q.Continues {
			q.Continues = slices.ContainsFunc(d.Quoted[i+1:min(i+4, len(d.Quoted))], func(n Quoted) bool {
				return n.Outer.Start >= q.Outer.End && len(trim(d.Text, data.Span{Start: q.Outer.End, End: n.Outer.Start}).Of(d.Text)) == 0
			})
		}
	}
}

// nest counts how deep each quotation stands.
func (d *Doc) nest() {
	var open []data.Span
	for i := range d.Quoted {
		q := &d.Quoted[i]
		for len(open) > 0 && open[len(open)-1].End <= q.Outer.Start {
			open = open[:len(open)-1]
		}
		q.Depth = len(open)
		open = append(open, q.Outer)
	}
}

// opensWithMark tells whether a paragraph begins with a mark that can open.
func (d *Doc) opensWithMark(p data.Span) bool {
	from, to := d.TokenRange(p)
	for ; from < to; from++ {
		t := d.Tokens[from]
		if t.Kind != Mark {
			return false
		}
		if m, ok := d.mark(from, p); ok {
			return m.open < m.close
		}
		if w := d.Of(t); w == "‘" {
			return true
		} else if w != "*" && w != "_" && w != "[" && w != "(" {
			return false
		}
	}
	return false
}
