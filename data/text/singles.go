package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
)

// lookOn is how many tokens past a doubtful closing mark, as in "the dogs'", a
// better one is looked for.
const lookOn = 400

// elided are words that are written with an apostrophe in front.
var elided = set(`em til till tis twas cause n bout round cuz ere nother s`)

// singleSearch looks for quotations in single marks in one paragraph. One
// stands inside a double quotation or holds whole ones, so each token knows
// where the innermost double quotation around it ends and each opening double
// mark where to go on behind its closing one.
type singleSearch struct {
	d        *Doc
	para     data.Span
	from, to int   // the paragraph's tokens
	limit    []int // by token, from from: the end of the quotation it stands in
	past     []int // by token, from from: the token after the quotation that begins with it
}

// singles adds the paragraph's quotations in single marks. d.Quoted[first:] are
// those in double marks.
func (d *Doc) singles(para data.Span, from, to, first int) {
	s := singleSearch{d: d, para: para, from: from, to: to}
	none := 0 // up to this token no mark closes
	for i := from; i < to; i++ {
		if i < none || d.Tokens[i].Kind != Mark || !s.opens(i) {
			continue
		}
		if s.limit == nil {
			s.fence(d.Quoted[first:])
		}
		limit := s.limit[i-from]
		end := s.close(i, limit)
		if end < 0 {
			none = limit
			if i == from && limit == to {
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
// opens so too: a running quotation in single marks.
func (d *Doc) runSingle(i int, para data.Span) {
	t := &d.Tokens[i]
	next := strings.TrimLeftFunc(d.Text[para.End:], isSpace)
	if d.Of(*t) != "‘" || !strings.HasPrefix(next, "‘") {
		return
	}
	t.Flags |= Opens
	d.Quoted = append(d.Quoted, Quoted{
		Outer: data.Span{Start: t.Start, End: para.End}, Inner: data.Span{Start: t.End, End: para.End}, Style: Single, Continues: true,
	})
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

// fence fills limit and past from the double quotations of the paragraph.
func (s *singleSearch) fence(doubles []Quoted) {
	s.limit = make([]int, s.to-s.from)
	s.past = make([]int, s.to-s.from)
	for i := range s.limit {
		s.limit[i] = s.to
	}
	doubles = slices.Clone(doubles)
	slices.SortFunc(doubles, func(x, y Quoted) int { return cmp.Compare(x.Outer.Start, y.Outer.Start) })
	for _, q := range doubles {
		a, b := s.d.TokenRange(q.Outer)
		s.past[a-s.from] = b
		a, b = s.d.TokenRange(q.Inner)
		for i := a; i < b; i++ {
			s.limit[i-s.from] = b
		}
	}
}

// opens tells whether the token is a single mark that can open.
func (s *singleSearch) opens(i int) bool {
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

// close is the token that closes the single mark at i, before limit; -1 where
// none does. A mark that may be an apostrophe is kept, but up to the next
// opening mark a better one is looked for.
func (s *singleSearch) close(i, limit int) int {
	doubtful := -1
	for j := i + 1; j < limit; j++ {
		t := s.d.Tokens[j]
		if t.Kind != Mark {
			continue
		}
		if doubtful >= 0 && (j > doubtful+lookOn || s.opens(j)) {
			break
		}
		if past := s.past[j-s.from]; past > j { // over a whole double quotation
			j = past - 1
			continue
		}
		if j == i+1 || !s.closes(j) {
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

// closes tells whether token j is a single mark that can close.
func (s *singleSearch) closes(j int) bool {
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

// surely tells a closing mark from the apostrophe of "the dogs'" and of "Lyin'".
func (s *singleSearch) surely(j int) bool {
	before, t := s.d.Tokens[j-1], s.d.Tokens[j]
	if before.Kind != Word || t.End >= s.para.End {
		return true
	}
	w := s.d.Of(before)
	if last := w[len(w)-1]; last != 's' && last != 'S' && (len(w) < 4 || !strings.HasSuffix(w, "in")) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.d.Text[t.End:])
	return strings.ContainsRune(",.;:?!)”\"", after)
}
