package collate

import (
	"slices"
	"sort"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// token is a token of a side's passage, cut to its span.
type token struct {
	text.Token
	span int32 // which of the passage's spans
	doc  int32 // its index in Doc.Tokens
}

// fate is what becomes of a word.
type fate uint8

const (
	left  fate = iota // only this side has it
	kept              // both have it, in order
	moved             // both have it, elsewhere in the sentence
	stray             // both have it by coincidence only: left, and never moved
)

// word is a word of a side with the tokens it takes: one, but for an
// apostrophe that stands behind it or a bracket around its first letter.
type word struct {
	from, to  int32 // tokens
	sentence  int32 // index into Doc.Sentences
	key       int32 // of the word alone, without aliases
	units     [2]int32
	move      int32 // index into moves, where fate is moved
	fate      fate
	bracketed bool
	alias     bool // it stands for other words, by the text's aliases
}

// unit is what is aligned: mostly one word, but "don't" is the units do and
// not, and "United States" is one unit of two words.
type unit struct {
	key      int32
	from, to int32 // words
}

// side is a passage made ready for comparing.
type side struct {
	doc     *text.Doc
	spans   data.Passage
	toks    []token
	words   []word
	entries []*entry // by word: of the token it begins with
	units   []unit
	between []item // of the gap that is told
}

// read makes a side ready. The passage's spans are cut to the text.
func read(s Side, l *lexicon) *side {
	x := &side{}
	x.read(s, l)
	return x
}

// read is the same in the space of a side that is done with.
func (x *side) read(s Side, l *lexicon) {
	x.doc, x.spans = s.Doc, s.Passage
	if x.doc == nil {
		x.doc = text.Parse("")
	}
	x.readTokens()
	x.readWords(l, s.Known.of(x.doc))
	x.readUnits(l)
}

func (x *side) readTokens() {
	n := 0
	for _, s := range x.spans {
		n += s.Len()
	}
	x.toks = slices.Grow(x.toks[:0], n/3+4)
	for i, s := range x.spans {
		from, to := x.doc.TokenRange(s)
		for k := from; k < to; k++ {
			t := x.doc.Tokens[k]
			t.Start, t.End = max(t.Start, s.Start), min(t.End, s.End)
			if !t.Empty() {
				x.toks = append(x.toks, token{t, int32(i), int32(k)})
			}
		}
	}
}

// readWords lists the words. known are the entries of the whole text, or none.
func (x *side) readWords(l *lexicon, known []*entry) {
	x.words, x.entries = slices.Grow(x.words[:0], len(x.toks)/2+2), slices.Grow(x.entries[:0], len(x.toks)/2+2)
	sentence, span, number := -1, int32(-1), 0 // the word's number in the whole text
	until, editors := 0, false                 // the bracketed stretch at hand, and whether it is the editor's
	for i, t := range x.toks {
		if i >= until && t.Is(text.Bracketed) {
			until, editors = x.bracketed(i)
		}
		if t.Kind != text.Word {
			continue
		}
		if t.span != span {
			span = t.span
			sentence = x.sentenceAt(t.Start)
			number, _ = x.doc.WordRange(x.spans[span])
		}
		for sentence+1 < len(x.doc.Sentences) && x.doc.Sentences[sentence+1].Start <= t.Start {
			sentence++
		}
		var f *entry
		if known != nil && t.Span == x.doc.Tokens[t.doc].Span {
			f = known[number]
		} else {
			f = entryOf(x.of(i))
		}
		number++
		w := word{from: int32(i), to: int32(i + 1), sentence: int32(sentence), key: l.keyOf(f), bracketed: i < until && editors}
		if t.Is(text.Possessive) && i+1 < len(x.toks) && isApostrophe(x.of(i+1)) && x.toks[i+1].span == t.span {
			w.to++ // ISIS' is ISIS's
			w.key = l.key(f.folded + "'s")
		}
		x.words, x.entries = append(x.words, w), append(x.entries, f)
	}
}

// anInsertion is the most words that square brackets hold as the editor's
// insertion; a longer stretch is a text that uses brackets otherwise.
const anInsertion = 30

// bracketed gives the token after the bracketed stretch that begins at token
// i, and whether it is short enough for an insertion of the editor's.
func (x *side) bracketed(i int) (end int, editors bool) {
	n := 0
	for end = i; end < len(x.toks) && x.toks[end].Is(text.Bracketed); end++ {
		if x.toks[end].Kind == text.Word {
			n++
		}
	}
	return end, n <= anInsertion
}

// sentenceAt is the last sentence that begins at or before the byte.
func (x *side) sentenceAt(at int) int {
	return sort.Search(len(x.doc.Sentences), func(i int) bool { return x.doc.Sentences[i].Start > at }) - 1
}

func isApostrophe(s string) bool { return s == "'" || s == "’" || s == "‘" }

// readUnits turns words into what is aligned.
func (x *side) readUnits(l *lexicon) {
	x.units = slices.Grow(x.units[:0], len(x.words)+len(x.words)/16+2)
	var run [text.MaxAliasWords]string
	for i := 0; i < len(x.words); {
		keys, used := x.unitsAt(i, l, &run)
		for _, k := range keys {
			x.units = append(x.units, unit{k, int32(i), int32(i + used)})
		}
		for k := i; k < i+used; k++ {
			x.words[k].units = [2]int32{int32(len(x.units) - len(keys)), int32(len(x.units))}
		}
		i += used
	}
}

// unitsAt are the keys of the units that begin with word i, and how many words
// they take. The next call overwrites the keys.
func (x *side) unitsAt(i int, l *lexicon, run *[text.MaxAliasWords]string) (keys []int32, used int) {
	w := &x.words[i]
	one := func(key int32) []int32 {
		l.units = append(l.units[:0], key)
		return l.units
	}
	if x.isCapitalInBrackets(i) {
		next := &x.words[i+1]
		w.from, w.to, w.bracketed = w.from-1, w.to+1, false
		return one(l.keyOf(entryOf(x.of(int(w.from+1)) + x.of(int(next.from))))), 2
	}
	first := x.toks[w.from]
	folded := x.entries[i].folded
	if w.bracketed {
		return one(l.key("[" + folded)), 1
	}
	if first.Is(text.Contraction) || folded == "cannot" {
		if parts := contraction(folded, x.follows(i)); parts != nil {
			for _, p := range parts {
				keys = append(keys, l.key(p))
			}
			return keys, 1
		}
	}
	if w.to-w.from == 1 {
		if keys, used = x.aliased(i, l, run); used > 0 {
			return keys, used
		}
	}
	return one(w.key), 1
}

// aliased are the keys of what an alias that begins with word i stands for, as
// if that were written; used is 0 where none begins there.
func (x *side) aliased(i int, l *lexicon, run *[text.MaxAliasWords]string) (keys []int32, used int) {
	aliases := x.doc.Aliases
	run[0] = x.entries[i].plain
	longest := aliases.Longest(run[0])
	n := 1
	for ; n < longest && i+n < len(x.words) && x.near(i+n-1, i+n); n++ {
		run[n] = x.entries[i+n].plain
	}
	if longest == 0 {
		return nil, 0
	}
	canonical, used, _ := aliases.Canonical(run[:n])
	for _, c := range canonical {
		keys = append(keys, l.keyOf(entryOf(c)))
	}
	for k := i; k < i+used; k++ {
		x.words[k].alias = true
	}
	return keys, used
}

// near tells whether only a space or a hyphen stands between two words of one
// span that come one after the other.
func (x *side) near(i, j int) bool {
	a, b := x.words[i].to, x.words[j].from
	if x.toks[a-1].span != x.toks[b].span || b-a > 2 || x.words[j].bracketed != x.words[i].bracketed {
		return false
	}
	for k := a; k < b; k++ {
		if x.toks[k].Kind != text.Space && !isHyphen(x.of(int(k))) {
			return false
		}
	}
	return true
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" }

// isCapitalInBrackets tells the editor's "[W]e": a letter in brackets with the
// rest of its word right behind.
func (x *side) isCapitalInBrackets(i int) bool {
	w := x.words[i]
	if !w.bracketed || i+1 == len(x.words) || w.from == 0 || x.words[i+1].from != w.to+1 || len(x.of(int(w.from))) > 2 {
		return false
	}
	return x.of(int(w.from-1)) == "[" && x.of(int(w.to)) == "]" && !x.words[i+1].bracketed && x.toks[w.from-1].span == x.toks[w.to+1].span
}

// follows is the folded word after word i, or empty.
func (x *side) follows(i int) string {
	if i+1 == len(x.words) {
		return ""
	}
	return x.entries[i+1].folded
}

// of is the text of token i, cut to its span.
func (x *side) of(i int) string { return x.toks[i].Of(x.doc.Text) }

// wordText is word i as it is written.
func (x *side) wordText(i int) string {
	return x.stretch(x.words[i].from, x.words[i].to).Of(x.doc.Text)
}

// stretch is the span from token from to before token to; both lie in one span
// of the passage.
func (x *side) stretch(from, to int32) data.Span {
	return data.Span{Start: x.toks[from].Start, End: x.toks[to-1].End}
}

// contraction is the full form of a contracted word (folded), or nil where it
// cannot be told. next is the word that follows it.
func contraction(w, next string) []string {
	switch w {
	case "cannot", "can't":
		return []string{"can", "not"}
	case "won't":
		return []string{"will", "not"}
	case "shan't":
		return []string{"shall", "not"}
	case "let's":
		return []string{"let", "us"}
	case "ain't":
		return nil
	}
	if stem, ok := strings.CutSuffix(w, "n't"); ok {
		return []string{stem, "not"}
	}
	i := strings.LastIndexByte(w, '\'')
	if i <= 0 {
		return nil
	}
	full, ok := contracted[w[i+1:]]
	if !ok {
		return nil
	}
	if w[i+1:] == "s" && slices.Contains([]string{"been", "got", "had", "become", "gone"}, next) {
		full = "has"
	}
	return []string{w[:i], full}
}

var contracted = map[string]string{"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
