package reuse

import (
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// trait says what stands around a term, or what it is.
type trait uint16

const (
	opens         trait = 1 << iota // an outermost quotation opens before it
	closes                          // an outermost quotation closes after it
	afterEllipsis                   // an ellipsis stands before it
	bracketed                       // it stands in square brackets
	capital                         // it begins with a capital letter or holds a digit
	stop                            // a function word
	role                            // an office or kind of body that goes with names
	link                            // a function word inside names and between them
	quoted                          // it stands in an outermost quotation
	sentence                        // a sentence begins with it
	number                          // it holds a digit
)

// term is one unit of comparison, 16 bytes: mostly one word. A word that
// stands for two (airstrike, don't) gives two terms; words that stand for one
// (United States) give one.
type term struct {
	stem    uint32 // hash of its stem, the same in every run
	word    uint32 // the first word it stands for, as index into Doc.Words
	form    uint16 // hash of the word as folded; 0 where an alias or a contraction was undone
	traits  trait
	weight  weight // of the term by itself
	after   weight // of the term right after another that matched too
	repeats uint8  // how often the stem occurs in this document, at most 255
	words   uint8  // words it stands for
}

func (t *term) is(f trait) bool { return t.traits&f != 0 }

// stretch is a half-open range of one document's terms.
type stretch struct{ from, to int32 }

func (s stretch) len() int32 { return s.to - s.from }

// common is the number of terms that both hold.
func (s stretch) common(o stretch) int32 { return max(0, min(s.to, o.to)-max(s.from, o.from)) }

func hull(s, o stretch) stretch { return stretch{min(s.from, o.from), max(s.to, o.to)} }

// quotation is a stretch in quotation marks and the bytes between the marks.
type quotation struct {
	stretch
	inner data.Span
	depth int // 0 for the outermost
}

// doc is a document made ready for comparing. It does not hold the text.
type doc struct {
	*Document
	terms  []term
	quotes []quotation // by place, the outer before the inner
}

// reader turns documents into terms. It is scratch space, not for several
// goroutines at a time.
type reader struct {
	lexicon *lexicon
	packs   []packed // the words of the text at hand
	text    []*form  // the words
	undone  []term   // of an alias of several words
	count   counter
}

// read makes a document ready, on so many goroutines.
func (r *reader) read(d *Document, workers int) (*doc, error) {
	t, err := d.open()
	if err != nil {
		return nil, err
	}
	out := &doc{Document: d, terms: r.terms(t, workers)}
	r.count.repeats(out.terms)
	out.mark(t)
	return out, nil
}

// terms lists a text's terms with the marks that stand around them.
func (r *reader) terms(d *text.Doc, workers int) []term {
	if l := r.lexicon; l == nil || !l.aliases.Same(d.Aliases) {
		r.lexicon = lexicons.by(d.Aliases)
	}
	r.lookUp(d, workers)
	out := make([]term, 0, len(d.Words)+len(d.Words)/16)
	for w := 0; w < len(d.Words); {
		around := around(d, d.Words[w])
		terms, used := r.expand(w)
		for k, t := range terms {
			t.word, t.words = uint32(w), uint8(used)
			t.traits |= around
			if k > 0 {
				t.traits &^= afterEllipsis
			}
			if n := len(out); n > 0 && !t.is(stop) {
				t.after = min(t.weight, r.lexicon.table.after(out[n-1].stem, t.stem, t.weight))
			}
			out = append(out, t)
		}
		w += used
	}
	return out
}

// lookedUpAtOnce words are looked up by one goroutine at a time.
const lookedUpAtOnce = 1024

// lookUp finds the forms of a text's words, on so many goroutines.
func (r *reader) lookUp(d *text.Doc, workers int) {
	n := len(d.Words)
	r.packs, r.text = sized(r.packs, int32(n)), sized(r.text, int32(n))
	parts := (n + lookedUpAtOnce - 1) / lookedUpAtOnce
	_ = parallel(context.Background(), workers, parts, func(_, k int) { // it never ends early
		r.lookUpSome(d, k*lookedUpAtOnce, min((k+1)*lookedUpAtOnce, n))
	})
}

// lookUpSome finds the forms of some words. No look-up waits for another's
// memory, which makes it twice as fast as one by one.
func (r *reader) lookUpSome(d *text.Doc, from, to int) {
	words, packs, forms := d.Words[from:to], r.packs[from:to], r.text[from:to]
	for k, at := range words {
		w := d.Tokens[at].Span
		packs[k] = pack(d.Text, w.Start, w.End)
	}
	for k := range packs {
		forms[k] = r.lexicon.forms[packs[k].slot()].Load()
	}
	for k, f := range forms {
		if f == nil || f.packed != packs[k] || f.long {
			forms[k] = r.lexicon.form(packs[k], d.Of(d.Tokens[words[k]]))
		}
	}
}

// around tells what stands around the word at a token.
func around(d *text.Doc, at int) (f trait) {
	for k := at - 1; k >= 0 && d.Tokens[k].Kind != text.Word; k-- {
		if d.Tokens[k].Kind == text.Ellipsis {
			f |= afterEllipsis
		}
	}
	if d.Tokens[at].Is(text.Bracketed) {
		f |= bracketed
	}
	if d.Tokens[at].Is(text.Capital | text.Number) {
		f |= capital
	}
	if d.Tokens[at].Is(text.Number) {
		f |= number
	}
	if w := d.Of(d.Tokens[at]); elided(w) {
		f |= capital
	}
	return f
}

// elided tells a name behind an article that lost its vowel: d'Aide.
func elided(w string) bool {
	return len(w) > 2 && (w[0] == 'd' || w[0] == 'l') && w[1] == '\'' && w[2] >= 'A' && w[2] <= 'Z'
}

// expand gives the terms of the word number w of the text at hand, and how
// many words they stand for.
func (r *reader) expand(w int) ([]term, int) {
	if !r.text[w].leads {
		return r.text[w].terms, 1
	}
	var run [text.MaxAliasWords]string
	n := 0
	for ; n < len(run) && w+n < len(r.text); n++ {
		run[n] = r.text[w+n].folded
	}
	canonical, used, ok := r.lexicon.aliases.Canonical(run[:n])
	if !ok || used == 1 { // the form has undone the aliases of one word
		return r.text[w].terms, 1
	}
	r.undone = r.lexicon.undone(r.undone[:0], canonical)
	return r.undone, used
}

// uncontract gives a folded word's full words: don't is do not. A possessive
// 's falls.
func uncontract(w string) []string {
	head, tail, ok := strings.Cut(w, "'")
	if !ok || head == "" {
		return []string{w}
	}
	switch w {
	case "can't", "won't", "shan't":
		return []string{map[string]string{"can't": "can", "won't": "will", "shan't": "shall"}[w], "not"}
	}
	switch tail {
	case "t":
		if verb, ok := strings.CutSuffix(head, "n"); ok {
			return []string{verb, "not"}
		}
	case "s":
		if slices.Contains([]string{"it", "he", "she", "that", "what", "who", "there", "here", "where", "how", "let"}, head) {
			return []string{head, "is"}
		}
		return []string{head}
	case "":
		return []string{head}
	case "m", "re", "ve", "ll", "d":
		full := map[string]string{"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
		return []string{head, full[tail]}
	}
	return []string{w}
}

// wallLeast: shorter stretches in marks are scare quotes, and walls to nobody.
const wallLeast = 3

// mark lists the document's quotations, marks the terms of the outermost ones
// and those that begin a sentence. A stretch that never closes counts only when the next
// paragraph opens again: a stray mark proves nothing.
func (d *doc) mark(of *text.Doc) {
	i := 0
	for _, s := range of.Sentences {
		for i < len(d.terms) && of.Tokens[of.Words[d.terms[i].word]].Start < s.Start {
			i++
		}
		if i < len(d.terms) {
			d.terms[i].traits |= sentence
		}
	}
	for _, q := range of.Quoted {
		if !q.Closed && !q.Continues {
			continue
		}
		from, to := of.WordRange(q.Inner)
		s := stretch{d.term(from), d.term(to)}
		if s.len() == 0 {
			continue
		}
		d.quotes = append(d.quotes, quotation{s, q.Inner, q.Depth})
		if q.Depth == 0 && s.len() >= wallLeast {
			d.terms[s.from].traits |= opens
			d.terms[s.to-1].traits |= closes
			for i := s.from; i < s.to; i++ {
				d.terms[i].traits |= quoted
			}
		}
	}
}

// term is the first term that stands for the word number w or a later one.
func (d *doc) term(w int) int32 {
	i, _ := slices.BinarySearchFunc(d.terms, uint32(w), func(t term, w uint32) int {
		return int(t.word) - int(w)
	})
	return int32(i)
}

// wall tells whether an outermost quotation begins or ends right before the
// term i. An ellipsis makes it no wall: there the quotation only goes on.
func wall(t []term, i int32) bool {
	return i > 0 && (t[i].is(opens) || t[i-1].is(closes)) && !t[i].is(afterEllipsis)
}

// walled tells whether a wall stands between the terms i and j.
func walled(t []term, i, j int32) bool {
	for k := i + 1; k <= j && k < int32(len(t)); k++ {
		if wall(t, k) {
			return true
		}
	}
	return false
}

// hash is FNV-1a with a last mixing step: the same in every run and on every
// machine, since the built-in table is keyed by it.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	return h * 0x2c1b3c6d
}
