package quote

import (
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// Block quotations are taken only where all of it fits: the paragraph before
// names a newsroom and ends in a colon, and the reporter's own voice can be
// heard again soon after. Where it cannot, one paragraph is all that is sure.
const longestBlock = 8 // paragraphs

// blocks finds the paragraphs without marks that a credit line introduces,
// "Here's WSJ with more:", and gives its credit to the words in marks that
// stand among them. Statements are numbered on from those of qs.
func (r *reader) blocks(qs []Quotation) []Quotation {
	var out []Quotation
	n := lastStatement(qs)
	for para := 0; para+1 < len(r.paras); para++ {
		from := r.creditedBefore(para)
		if from.empty() {
			continue
		}
		end := r.blockEnd(para + 1)
		credit := r.newsroom(from)
		for p := para + 1; p < end; p++ {
			b := r.block(p, from)
			b.Statement, b.Credit = n+1, credit
			if r.inMarks(qs, b.Outer, credit) {
				continue
			}
			out = append(out, b)
		}
		if len(out) > 0 && out[len(out)-1].Statement == n+1 {
			n++
		}
	}
	return out
}

// block is a paragraph that the newsroom named at from wrote.
func (r *reader) block(para int, from part) Quotation {
	start := r.items[r.sents[r.paras[para].from].from].Start
	i, _ := slices.BinarySearchFunc(r.doc.Paragraphs, start, func(p data.Span, at int) int { return p.End - at - 1 })
	span := r.doc.Paragraphs[i]
	s := &Speaker{Text: r.text(from), Span: data.Span{Start: r.items[from.from].Start, End: r.items[from.to-1].End}, Being: Body}
	return Quotation{
		Quoted: text.Quoted{Outer: span, Inner: span, Closed: true}, Kind: Block, Zone: r.doc.Zone(data.Passage{span}),
		Speaker: s, How: introduced, Inferred: true,
	}
}

// inMarks tells whether somebody's words in marks stand in the span, and gives
// them the credit.
func (r *reader) inMarks(qs []Quotation, s data.Span, credit string) bool {
	first, _ := slices.BinarySearchFunc(qs, s.Start, func(q Quotation, at int) int { return q.Outer.Start - at })
	held := false
	for i := first; i < len(qs) && qs[i].Outer.Start < s.End; i++ {
		if q := &qs[i]; q.Kind == Direct || q.Kind == Fragment {
			held = true
			if q.Credit == "" && q.Speaker != nil {
				q.Credit = credit
			}
		}
	}
	return held
}

// creditedBefore is the newsroom that a paragraph's last sentence gives the
// word to: "Here's WSJ with more:", "Back to WSJ:", "The Post reports:".
func (r *reader) creditedBefore(para int) part {
	s := r.lastSentence(para)
	if !r.is(s.to-1, ":") || s.to-s.from > reach {
		return part{}
	}
	for i := s.from; i < s.to; i++ {
		if r.items[i].any(quotation) {
			return part{}
		}
	}
	for i := s.from; i < s.to; i++ {
		if !r.items[i].named() {
			continue
		}
		p := part{i, r.nameEnd(i)}
		for p.from+1 < p.to && !r.is(p.from, "the") && r.newsroom(part{p.from + 1, p.to}) == r.newsroom(p) {
			p.from++
		}
		if r.newsroom(p) != "" && !r.possessed(p.to-1) && r.gives(p, s) {
			return p
		}
		i = p.to - 1
	}
	return part{}
}

// gives tells whether the sentence gives the word to the newsroom named at p.
func (r *reader) gives(p, s part) bool {
	k := p.from
	if k > s.from && r.is(k-1, "the") {
		k--
	}
	if k > s.from && r.is(k-1, "here's", "from", "via", "per") || p.from > s.from && r.is(p.from-1, "here's") {
		return true
	}
	if k > s.from+1 && (r.is(k-1, "is") && r.is(k-2, "here") || r.is(k-1, "to") && r.is(k-2, "back", "over")) {
		return true
	}
	return p.to < s.to && r.items[p.to].cues() && p.to+4 >= s.to
}

// blockEnd is the paragraph after the block that begins at one: where the
// reporter speaks again.
func (r *reader) blockEnd(from int) int {
	zone := r.zoneOf(from)
	for p := from; p < len(r.paras) && p <= from+longestBlock; p++ {
		if r.zoneOf(p) != zone || r.reporterIn(p) {
			return p
		}
	}
	return min(from+1, len(r.paras))
}

func (r *reader) zoneOf(para int) data.Zone {
	s := r.sents[r.paras[para].from]
	return r.doc.Zone(data.Passage{r.items[s.from].Span})
}

// reporterIn tells a paragraph in which the reporter's own voice is heard: it
// says "we" or "let's", turns with "So" or "Of course", or announces by a colon.
func (r *reader) reporterIn(para int) bool {
	first, last := r.sents[r.paras[para].from], r.lastSentence(para)
	if r.is(last.to-1, ":") || r.is(first.from, "so", "well", "anyway", "ok", "okay") || first.from+1 < first.to && r.is(first.from, "of") && r.is(first.from+1, "course") {
		return true
	}
	for i := first.from; i < last.to; i++ {
		if r.is(i, "i", "we", "us", "our", "my", "me", "let's", "i'm", "we'll", "we've", "i've") && r.items[i].Of(r.doc.Text) != "US" {
			return true
		}
	}
	return false
}
