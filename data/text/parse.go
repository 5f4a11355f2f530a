package text

import (
	"sort"
	"sync"

	"verbatim/data"
)

// Doc is a text that has been read. It is immutable and may be shared.
type Doc struct {
	Text       string
	Tokens     []Token       // tile Text
	Words      []int         // the tokens that are words, as indexes into Tokens
	Paragraphs []data.Span   // in order, without the white space around them
	Sentences  []data.Span   // in order, without the white space around them; none crosses a paragraph
	Quoted     []Quoted      // by place, the outer before the inner
	Damage     []data.Damage // unbalanced marks, garbled stretches
	Aliases    *Aliases      // the spellings that count as one when it is compared
	points     data.Points
	zoned      func() []data.ZoneSpan
}

// Parse reads a text that is to be compared by the built-in aliases. It takes
// any string, valid UTF-8 or not, and never fails.
func Parse(s string) *Doc { return ParseWith(s, BuiltinAliases()) }

// ParseWith is Parse for a text that is to be compared by other aliases.
func ParseWith(s string, a *Aliases) *Doc {
	d := &Doc{Text: s, Aliases: a, points: data.NewPoints(s)}
	d.tokenize()
	d.Paragraphs = paragraphs(s)
	d.bracket()
	d.quotations()
	d.possessives()
	d.sentences()
	d.damage()
	d.zoned = sync.OnceValue(d.zones)
	return d
}

// Zones are the text's zones, in order; they tile it. They are told when they are
// first asked for, as a search for words does not need them.
func (d *Doc) Zones() []data.ZoneSpan { return d.zoned() }

// Of is the token's text.
func (d *Doc) Of(t Token) string { return t.Span.Of(d.Text) }

// Points turns a span of bytes into one of code points.
func (d *Doc) Points(s data.Span) data.Span { return d.points.Span(s) }

// Bytes turns a span of code points into one of bytes. Places past the end
// become the end.
func (d *Doc) Bytes(points data.Span) data.Span { return d.points.Bytes(points) }

// WordRange is the half-open range in d.Words of the words that lie wholly or
// partly inside the span.
func (d *Doc) WordRange(s data.Span) (from, to int) {
	from = sort.Search(len(d.Words), func(i int) bool { return d.Tokens[d.Words[i]].End > s.Start })
	to = from + sort.Search(len(d.Words)-from, func(i int) bool { return d.Tokens[d.Words[from+i]].Start >= s.End })
	return from, to
}

// TokenRange is the same for d.Tokens.
func (d *Doc) TokenRange(s data.Span) (from, to int) {
	from = sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > s.Start })
	to = from + sort.Search(len(d.Tokens)-from, func(i int) bool { return d.Tokens[from+i].Start >= s.End })
	return from, to
}

// CountWords counts the words of a stretch without building a Doc.
func CountWords(s string) int {
	n := 0
	for i := 0; i < len(s); {
		end, kind := scan(s, i)
		if kind == Word {
			n++
		}
		i = end
	}
	return n
}

// Zone is the zone in which most of the passage stands, by bytes.
func (d *Doc) Zone(p data.Passage) data.Zone {
	zones := d.Zones()
	held := make(map[data.Zone]int, len(data.Zones))
	for _, s := range p {
		first := sort.Search(len(zones), func(i int) bool { return zones[i].Span.End > s.Start })
		if len(p) == 1 && first < len(zones) && zones[first].Span.Contains(s) {
			return zones[first].Kind
		}
		for _, z := range zones[first:] {
			if z.Span.Start >= s.End {
				break
			}
			held[z.Kind] += z.Span.Common(s)
		}
	}
	best, most := data.ZoneBody, 0
	for _, z := range data.Zones {
		if held[z] > most {
			best, most = z, held[z]
		}
	}
	return best
}

// InQuotes tells whether most of the passage's words stand in quotation marks.
func (d *Doc) InQuotes(p data.Passage) bool {
	words, quoted := 0, 0
	for _, s := range p {
		from, to := d.WordRange(s)
		words += to - from
		quoted += d.quotedWords(from, to)
	}
	return 2*quoted > words
}

// quotedWords counts those of the words from up to to that stand inside an
// outermost quotation.
func (d *Doc) quotedWords(from, to int) int {
	if from == to {
		return 0
	}
	n, start := 0, d.Tokens[d.Words[from]].Start
	// The outermost do not overlap, so the one before the first that begins
	// after start is the only earlier one that can reach it.
	first := sort.Search(len(d.Quoted), func(i int) bool { return d.Quoted[i].Outer.Start > start })
	for first > 0 {
		first--
		if d.Quoted[first].Depth == 0 {
			break
		}
	}
	for _, q := range d.Quoted[first:] {
		if q.Outer.Start >= d.Tokens[d.Words[to-1]].End {
			break
		}
		if q.Depth == 0 {
			a, b := d.WordRange(q.Inner)
			n += max(0, min(b, to)-max(a, from))
		}
	}
	return n
}
