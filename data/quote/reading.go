package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/text"
)

// item is one piece of a sentence as the rules see it: a word with all that
// hyphens and abbreviating dots tie to it, a mark, or a whole quotation.
// Brackets in the reporter's own words "(R-Utah)" are left out of the items.
type item struct {
	data.Span
	lower string // the word or mark in lower case, apostrophes straight
	is    class
	quote int // of a quotation: its index in Doc.Quoted
}

func (x item) any(c class) bool { return x.is&c != 0 }

// cues tells a verb that gives words; a capital makes it a name ("Read").
func (x item) cues() bool { return x.is&(cue|capital) == cue }

func (x item) named() bool { return x.any(capital) }

// proper tells a capital that is more than an article's or "His".
func (x item) proper() bool { return x.is&(capital|determiner) == capital }

// adverbial tells what may stand between a subject and its verb. A capital
// makes a name of it: "Kelly" is no adverb in -ly and "Will" no auxiliary.
func (x item) adverbial() bool {
	switch {
	case x.any(day):
		return true
	case !x.any(word) || x.any(capital):
		return false
	}
	return x.any(adverb) || x.ly() && !x.any(role)
}

func (x item) ly() bool {
	switch x.lower {
	case "family", "ally", "assembly", "july", "italy", "bully", "monopoly", "anomaly":
		return false
	}
	return strings.HasSuffix(x.lower, "ly")
}

func (x item) ing() bool { return x.any(word) && strings.HasSuffix(x.lower, "ing") }
func (x item) ed() bool  { return x.any(word) && strings.HasSuffix(x.lower, "ed") }

// dash tells a dash between words; hyphens inside words are part of them.
func (x item) dash() bool {
	switch x.lower {
	case "—", "–", "-", "―", "--", "~":
		return x.any(mark)
	}
	return false
}

// part is a half-open range of items.
type part struct{ from, to int }

// place is where a quotation stands among the items.
type place struct {
	item, sentence, para int
	last                 rune // last rune inside the marks
	words                int  // as the project counts them
	zone                 data.Zone
}

// reader holds a text as the rules read it.
type reader struct {
	doc    *text.Doc
	items  []item
	sents  []part               // the sentences, as ranges of items
	paras  []part               // the paragraphs, as ranges of sents
	places []place              // of each stretch of Doc.Quoted; item is -1 for one inside another
	tags   []finding            // the speaker of each, as found
	double bool                 // the text gives words in double marks, more than in single ones
	names  map[string][]mention // full names by their last part
	sex    map[string]string    // "he" or "she", of last parts that have a Mr. or Ms.
	towns  map[string]bool      // names that something is in; nil until asked for
	small  map[string]bool      // words that stand somewhere in lower case; nil until asked for
	roles  map[string]string    // what the bearer of a full name is, where looked up
}

// read turns the tokens of each paragraph into items and sentences.
func read(d *text.Doc) *reader {
	r := &reader{doc: d, items: make([]item, 0, len(d.Tokens)/2+1), places: make([]place, len(d.Quoted))}
	more := 0 // double marks than single ones
	for i, q := range d.Quoted {
		from, to := d.WordRange(q.Inner)
		r.places[i] = place{item: -1, words: to - from, zone: d.Zone(data.Passage{q.Outer})}
		switch {
		case q.Depth > 0:
		case q.Style == text.Double:
			more++
		case q.Style == text.Single:
			more--
		}
	}
	r.double = more > 0
	tok, quo, sen := 0, 0, 0
	for _, p := range d.Paragraphs {
		first := len(r.items)
		for tok < len(d.Tokens) && d.Tokens[tok].Start < p.Start {
			tok++
		}
		for tok < len(d.Tokens) && d.Tokens[tok].Start < p.End {
			at := d.Tokens[tok].Start
			for quo < len(d.Quoted) && (d.Quoted[quo].Depth > 0 || d.Quoted[quo].Outer.Start < at) {
				quo++
			}
			for sen < len(d.Sentences) && d.Sentences[sen].End <= at {
				sen++
			}
			switch {
			case quo < len(d.Quoted) && d.Quoted[quo].Outer.Start == at:
				tok = r.takeQuotation(tok, quo, p.End)
			case d.Tokens[tok].Kind == text.Space:
				tok++
			case d.Tokens[tok].Kind == text.Word || joinsName(d, tok):
				stop := 0
				if sen < len(d.Sentences) {
					stop = d.Sentences[sen].End
				}
				tok = r.takeWord(tok, p.End, stop)
			default:
				tok = r.takeMark(tok, p.End)
			}
		}
		r.cutSentences(first)
	}
	return r
}

// takeQuotation adds a whole quotation as one item and gives the token after.
func (r *reader) takeQuotation(tok, quo, end int) int {
	o := r.doc.Quoted[quo].Outer
	o.End = min(o.End, end)
	at := &r.places[quo]
	at.item, at.last = len(r.items), lastRune(r.doc.Quoted[quo].Inner.Of(r.doc.Text))
	r.items = append(r.items, item{Span: o, is: quotation, quote: quo})
	for tok++; tok < len(r.doc.Tokens) && r.doc.Tokens[tok].Start < o.End; tok++ {
	}
	return tok
}

// lastRune is the last of a quotation, marks nested at its end passed over.
func lastRune(inner string) rune {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(inner, func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune("’'”\"»›", c)
	}))
	return c
}

// joinsName tells the sign that a handle or hashtag begins with.
func joinsName(d *text.Doc, tok int) bool {
	switch d.Of(d.Tokens[tok]) {
	case "@", "#":
		return tok+1 < len(d.Tokens) && d.Tokens[tok+1].Kind == text.Word
	}
	return false
}

// takeWord adds a word and what is tied to it: "al-Zamili", "U.S.-led",
// "AT&T", "Al- Kadhimi", and the dot of an abbreviation, which is one that ends no sentence
// (stop is where the sentence ends).
func (r *reader) takeWord(tok, end, stop int) int {
	ts := r.doc.Tokens
	first := tok
	for tok++; tok+1 < len(ts) && ts[tok+1].Start < end && r.ties(tok); tok += 2 {
	}
	if tok+2 < len(ts) && ts[tok+2].Start < end && r.article(first) && r.doc.Of(ts[tok]) == "-" && ts[tok+2].Is(text.Capital) {
		tok += 3 // "Al- Kadhimi"
	}
	if ts[first].Kind != text.Word && tok == first+1 { // the sign of "@name"
		tok++
	}
	s := data.Span{Start: ts[first].Start, End: ts[tok-1].End}
	x := item{Span: s, lower: lower(s.Of(r.doc.Text)), is: word}
	if tok < len(ts) && ts[tok].Start < end && ts[tok].End != stop && r.doc.Of(ts[tok]) == "." {
		x.End = ts[tok].End
		tok++
	}
	x.is |= lexicon[x.lower]
	if startsCapital(r.doc.Text[s.Start:s.End]) {
		x.is |= capital
	}
	r.items = append(r.items, x)
	return tok
}

// article tells the Arabic one, "al".
func (r *reader) article(tok int) bool {
	return strings.EqualFold(r.doc.Of(r.doc.Tokens[tok]), "al") || strings.EqualFold(r.doc.Of(r.doc.Tokens[tok]), "el")
}

// ties tells whether the mark at tok binds the words on both sides of it.
func (r *reader) ties(tok int) bool {
	ts := r.doc.Tokens
	if ts[tok].Kind != text.Mark || ts[tok+1].Kind != text.Word {
		return false
	}
	switch r.doc.Of(ts[tok]) {
	case "-", "‐", "‑", "&", "/":
		return true
	case "'", "’":
		return ts[tok+1].Len() > 0
	}
	return false
}

// takeMark adds a mark, or jumps over a bracket that holds no quotation.
func (r *reader) takeMark(tok, end int) int {
	ts, d := r.doc.Tokens, r.doc
	t := ts[tok]
	const longest = 120 // bytes; a longer bracket is read as text
	if d.Of(t) == "(" {
		for k := tok + 1; k < len(ts) && ts[k].Start < end && ts[k].Start-t.Start < longest && !ts[k].Is(text.Opens); k++ {
			if d.Of(ts[k]) == ")" {
				return k + 1
			}
		}
	}
	x := item{Span: t.Span, lower: d.Of(t), is: mark}
	if t.Kind == text.Ellipsis {
		x.lower = "…"
	}
	r.items = append(r.items, x)
	return tok + 1
}

// lower folds a word for the lists; plain ASCII lower case costs nothing.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ReplaceAll(s, "’", "'"))
		}
	}
	return s
}

// startsCapital tells "Zamili", "al-Zamili" and "@handle" from other words.
func startsCapital(s string) bool {
	switch {
	case strings.HasPrefix(s, "@"):
		return true
	case strings.HasPrefix(s, "al-"), strings.HasPrefix(s, "el-"), strings.HasPrefix(s, "as-"), strings.HasPrefix(s, "bin-"):
		s = s[strings.IndexByte(s, '-')+1:]
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// cutSentences cuts the items from first on, one paragraph, into sentences.
// The rules need their own cut: to them a quotation is one word of the
// sentence that introduces it, whatever stops it holds.
func (r *reader) cutSentences(first int) {
	p := part{from: len(r.sents)}
	from := first
	end := func(to int) {
		if to > from {
			r.sents = append(r.sents, part{from, to})
			from = to
		}
	}
	dateline := r.dateline(first)
	for i := first; i < len(r.items); i++ {
		if i == dateline {
			end(i)
		}
		if r.items[i].any(quotation) {
			at := &r.places[r.items[i].quote]
			at.sentence, at.para = len(r.sents), len(r.paras)
		}
		if r.ends(i) || r.items[i].any(quotation) && r.newAfter(i) {
			end(i + 1)
		}
	}
	end(len(r.items))
	p.to = len(r.sents)
	if p.to > p.from {
		r.paras = append(r.paras, p)
	}
}

// dateline is the item after "WASHINGTON, Dec. 8 (UPI) —", or -1.
func (r *reader) dateline(first int) int {
	const longest = 9 // items
	if first == len(r.items) || !r.items[first].any(word) {
		return -1
	}
	place := r.items[first].Of(r.doc.Text)
	if len(place) < 3 || place != strings.ToUpper(place) || !r.items[first].named() {
		return -1
	}
	for i := first + 1; i < len(r.items) && i < first+longest; i++ {
		if r.items[i].dash() {
			return i + 1
		}
		if r.items[i].any(quotation) {
			break
		}
	}
	return -1
}

// ends tells whether the mark at i ends its sentence.
func (r *reader) ends(i int) bool {
	if !r.items[i].any(mark) {
		return false
	}
	switch r.items[i].lower {
	case "?", "!", ";", "•":
		return true
	case ".":
		if i+1 == len(r.items) {
			return true
		}
		next := r.items[i+1]
		return next.lower != "," && next.lower != "." && !(next.any(word) && startsLower(next.Of(r.doc.Text)))
	}
	return false
}

func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

// newAfter tells whether a new sentence begins after the quotation at i.
func (r *reader) newAfter(i int) bool {
	last := r.places[r.items[i].quote].last
	if i+1 == len(r.items) || !strings.ContainsRune(".?!…", last) {
		return false
	}
	next := r.items[i+1]
	switch {
	case next.any(quotation):
		return true
	case !next.named():
		return false
	}
	// `"A." Trump said.` happens, but a new sentence is the rule.
	return last == '.' || !r.tagStarts(i+1)
}

// tagStarts tells whether what begins at j is a tag: a subject, a cue, and
// soon nothing more ("Trump said", "Mr. Smith, a farmer, asked").
func (r *reader) tagStarts(j int) bool {
	for k := j; k < len(r.items) && k < j+14; k++ {
		x := r.items[k]
		switch {
		case x.any(quotation) || r.ends(k) || x.any(joint):
			return false
		case x.cues():
			if k+1 == len(r.items) {
				return true
			}
			next := r.items[k+1]
			return k-j <= 6 && (!next.any(word) || next.any(prep|adverb) || x.any(plain) && next.named())
		}
	}
	return false
}
