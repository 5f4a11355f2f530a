package collate

import (
	"slices"
	"sort"
	"strconv"
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
	doc   *text.Doc
	spans data.Passage
	toks  []token
	words []word
	units []unit
}

// entry is what is known of one written form.
type entry struct {
	plain  string // folded to Diacritics
	folded string // that, with numerals, months and titles written one way
	key    int32
}

// lexicon gives equal numbers to words that fold to the same, on both sides.
type lexicon struct {
	entries map[string]entry
	keys    map[string]int32
	units   []int32 // unitsAt's answer, overwritten by the next
}

func newLexicon(words int) *lexicon {
	return &lexicon{entries: make(map[string]entry, words/8), keys: make(map[string]int32, words/8)}
}

func (l *lexicon) key(folded string) int32 {
	k, ok := l.keys[folded]
	if !ok {
		k = int32(len(l.keys) + 1)
		l.keys[folded] = k
	}
	return k
}

func (l *lexicon) entry(written string) entry {
	e, ok := l.entries[written]
	if !ok {
		e.plain = text.Fold(written, text.Diacritics)
		e.folded = e.plain
		if n, ok := numerals[e.folded]; ok {
			e.folded = strconv.Itoa(n)
		} else if m, ok := months[e.folded]; ok {
			e.folded = m
		} else if full, ok := titles[e.folded]; ok {
			e.folded = full
		} else if e.folded != "" && '0' <= e.folded[0] && e.folded[0] <= '9' {
			e.folded = strings.ReplaceAll(e.folded, ",", "") // 30,000 is 30000
		}
		e.key = l.key(american(e.folded))
		l.entries[written] = e
	}
	return e
}

// numerals are the numbers that papers spell out or not by house style.
var numerals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90,
}

// months are the months that papers shorten by house style.
var months = map[string]string{
	"jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september", "oct": "october",
	"nov": "november", "dec": "december",
}

// titles are those that papers write short before a name by house style.
var titles = map[string]string{
	"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain",
	"maj": "major", "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "cmdr": "commander", "prof": "professor", "dr": "doctor",
}

// read makes a side ready. The passage's spans are cut to the text.
func read(s Side, l *lexicon) *side {
	x := &side{doc: s.Doc, spans: s.Passage}
	if x.doc == nil {
		x.doc = text.Parse("")
	}
	x.readTokens()
	x.readWords(l)
	x.readUnits(l)
	return x
}

func (x *side) readTokens() {
	n := 0
	for _, s := range x.spans {
		n += s.Len()
	}
	x.toks = make([]token, 0, n/3+4)
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

func (x *side) readWords(l *lexicon) {
	x.words = make([]word, 0, len(x.toks)/2+2)
	sentence, span := -1, int32(-1)
	until, editors := 0, false // the bracketed stretch at hand, and whether it is the editor's
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
		}
		for sentence+1 < len(x.doc.Sentences) && x.doc.Sentences[sentence+1].Start <= t.Start {
			sentence++
		}
		e := l.entry(x.of(i))
		w := word{from: int32(i), to: int32(i + 1), sentence: int32(sentence), key: e.key, bracketed: i < until && editors}
		if t.Is(text.Possessive) && i+1 < len(x.toks) && isApostrophe(x.of(i+1)) && x.toks[i+1].span == t.span {
			w.to++ // ISIS' is ISIS's
			w.key = l.key(e.folded + "'s")
		}
		x.words = append(x.words, w)
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
	x.units = make([]unit, 0, len(x.words)+len(x.words)/16+2)
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
		return one(l.entry(x.of(int(w.from+1)) + x.of(int(next.from))).key), 2
	}
	first := x.toks[w.from]
	folded := l.entry(x.of(int(w.from))).folded
	if w.bracketed {
		return one(l.key("[" + folded)), 1
	}
	if first.Is(text.Contraction) || folded == "cannot" {
		if parts := contraction(folded, x.follows(i, l)); parts != nil {
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
	run[0] = l.entry(x.of(int(x.words[i].from))).plain
	longest := aliases.Longest(run[0])
	n := 1
	for ; n < longest && i+n < len(x.words) && x.near(i+n-1, i+n); n++ {
		run[n] = l.entry(x.of(int(x.words[i+n].from))).plain
	}
	canonical, used, _ := aliases.Canonical(run[:n])
	for _, c := range canonical {
		keys = append(keys, l.entry(c).key)
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
func (x *side) follows(i int, l *lexicon) string {
	if i+1 == len(x.words) {
		return ""
	}
	return l.entry(x.of(int(x.words[i+1].from))).folded
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
