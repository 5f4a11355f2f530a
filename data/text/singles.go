package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// lookOn is how many tokens past a doubtful closing mark, as in "the dogs'", a
// better one is looked for.
const lookOn = 400

// elided are words that are written with an apostrophe in front.
var elided = map[string]bool{
	"em": true, "til": true, "till": true, "tis": true, "twas": true, "cause": true, "n": true,
	"bout": true, "round": true, "cuz": true, "ere": true, "nother": true, "s": true,
}

// singles adds the paragraph's quotations in single marks. d.Quoted[first:] are
// those in double marks: a single one stands inside one of them or holds whole
// ones.
func (d *Doc) singles(para data.Span, from, to, first int) {
	s := singleSearch{d: d, para: para, to: to, doubles: append([]Quoted(nil), d.Quoted[first:]...)}
	none := 0 // up to this token no mark closes
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind != Mark || !s.opens(i) {
			continue
		}
		limit := s.limit(i)
		if i < none {
			continue
		}
		end := s.close(i, limit)
		if end < 0 {
			if none = limit; limit == to && i == from && d.Of(d.Tokens[i]) == "‘" {
				d.runSingle(i, para)
			}
			continue
		}
		a, b := &d.Tokens[i], &d.Tokens[end]
		a.Flags |= Opens
		b.Flags |= Closes
		d.Quoted = append(d.Quoted, Quoted{
			Outer: data.Span{Start: a.Start, End: b.End}, Inner: data.Span{Start: a.End, End: b.Start},
			Style: singleStyle(d.Of(*a)), Closed: true,
		})
		i = end
	}
}

// runSingle adds a paragraph that opens with ‘ and never closes, where the next
// does the same: a running quotation in single marks.
func (d *Doc) runSingle(i int, para data.Span) {
	next := d.textAfter(para)
	if !strings.HasPrefix(next, "‘") {
		return
	}
	t := &d.Tokens[i]
	t.Flags |= Opens
	d.Quoted = append(d.Quoted, Quoted{
		Outer: data.Span{Start: t.Start, End: para.End}, Inner: data.Span{Start: t.End, End: para.End}, Style: Single, Continues: true,
	})
}

// textAfter is the text from the next paragraph on.
func (d *Doc) textAfter(para data.Span) string {
	return strings.TrimLeftFunc(d.Text[para.End:], isSpace)
}

func singleStyle(w string) Style {
	switch w {
	case "‹", "›":
		return Guillemet
	case "‚":
		return LowHigh
	}
	return Single
}

// singleSearch looks for single marks in one paragraph.
type singleSearch struct {
	d       *Doc
	para    data.Span
	to      int // the token past the paragraph
	doubles []Quoted
}

// opens tells whether the token is a single mark that can open.
func (s singleSearch) opens(i int) bool {
	t := s.d.Tokens[i]
	w := s.d.Of(t)
	switch w {
	case "'", "‘", "`", "‚", "‹", "‛":
	default:
		return false
	}
	if i+1 >= s.to || t.Flags&(Opens|Closes) != 0 {
		return false
	}
	before, _ := s.d.beside(t, s.para)
	if !opensAfter(before) && before != ':' && before != '=' {
		return false
	}
	next := s.d.Tokens[i+1]
	switch next.Kind {
	case Space:
		return false
	case Mark:
		return strings.Contains("[($€£“\"«*_#@-", s.d.Of(next))
	case Word:
		word := s.d.Of(next)
		if w == "'" && elided[strings.ToLower(word)] {
			return false
		}
		return !isDecade(word)
	}
	return true
}

// isDecade tells the figures of '90s and '08.
func isDecade(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return len(w) == 2 && isDigitAt(w, 0) && isDigitAt(w, 1)
}

// limit is the token at which the innermost double quotation around token i
// ends, or the paragraph's end.
func (s singleSearch) limit(i int) int {
	at := s.d.Tokens[i].Start
	limit := s.to
	for _, q := range s.doubles {
		if q.Inner.Has(at) {
			if end, _ := s.d.TokenRange(data.Span{Start: q.Inner.End, End: len(s.d.Text)}); end < limit {
				limit = end
			}
		}
	}
	return limit
}

// close is the token that closes the single mark at i, before limit; -1 where
// none does. A mark after s may be a possessive's: a better one is looked for,
// but it is kept.
func (s singleSearch) close(i, limit int) int {
	doubtful := -1
	k := 0
	for k < len(s.doubles) && s.doubles[k].Outer.Start < s.d.Tokens[i].Start {
		k++
	}
	for j := i + 2; j < limit; j++ {
		t := s.d.Tokens[j]
		if doubtful >= 0 && j > doubtful+lookOn {
			break
		}
		if t.Kind != Mark {
			continue
		}
		if t.Is(Opens) { // pass over a whole double quotation
			if end := s.past(t.Start); end > j {
				j = end - 1
			}
			continue
		}
		if !s.closes(j) {
			continue
		}
		if s.surely(j) {
			return j
		}
		if doubtful < 0 {
			doubtful = j
		}
	}
	return doubtful
}

// past is the token after the double quotation that begins at byte at.
func (s singleSearch) past(at int) int {
	for _, q := range s.doubles {
		if q.Outer.Start == at {
			end, _ := s.d.TokenRange(data.Span{Start: q.Outer.End, End: len(s.d.Text)})
			return end
		}
	}
	return 0
}

// closes tells whether token j is a single mark that can close.
func (s singleSearch) closes(j int) bool {
	switch s.d.Of(s.d.Tokens[j]) {
	case "'", "’", "›", "‘":
	default:
		return false
	}
	if s.d.Tokens[j-1].Kind == Space || s.d.Tokens[j].Flags&(Opens|Closes) != 0 {
		return false
	}
	return j+1 >= s.to || s.d.Tokens[j+1].Kind != Word
}

// surely tells a closing mark from a possessive's apostrophe.
func (s singleSearch) surely(j int) bool {
	t := s.d.Tokens[j]
	before, _ := utf8.DecodeLastRuneInString(s.d.Text[:t.Start])
	if before != 's' && before != 'S' {
		return true
	}
	if unicode.IsPunct(before) || t.End >= s.para.End {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.d.Text[t.End:])
	return strings.ContainsRune(",.;:?!)”\"", after)
}
