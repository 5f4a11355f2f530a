package collate

import (
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// group is words of A and words of B, both half-open ranges, that are the
// same: mostly one and one; "airstrike" and "air strike" are one and two.
type group struct {
	a0, a1, b0, b1 int32
	kind           data.Tag // how they differ, if they do: told, and never a removal
}

// collation is a comparison being made.
type collation struct {
	a, b   *side
	words  *lexicon
	groups []group // kept words, in order on both sides
	moves  []move
	leftA  []leftWord // scratch space of findMoves
	shared []meeting  // likewise
	cells  []cell     // of the gap that is told
	best   []int32    // scratch space of oppose
}

// readGroups turns pairs of units into groups of words. A word whose units are
// not all paired with those of one group is not kept: "don't" against "do".
func (c *collation) readGroups(toB []int32) {
	toA := invert(toB, len(c.b.units))
	for i := 0; i < len(toB); i++ {
		if toB[i] < 0 {
			continue
		}
		ua, ub := c.a.units[i], c.b.units[toB[i]]
		g, n := group{a0: ua.from, a1: ua.to, b0: ub.from, b1: ub.to}, 1
		for i+1 < len(toB) && toB[i+1] >= 0 {
			ua, ub = c.a.units[i+1], c.b.units[toB[i+1]]
			if ua.from >= g.a1 && ub.from >= g.b1 {
				break
			}
			g.a1, g.b1 = max(g.a1, ua.to), max(g.b1, ub.to)
			i, n = i+1, n+1
		}
		if !c.a.whole(g.a0, g.a1, toB, n) || !c.b.whole(g.b0, g.b1, toA, n) {
			continue
		}
		c.keep(&g)
		c.groups = append(c.groups, g)
	}
}

// whole tells whether the units of the words are n, and all paired.
func (x *side) whole(from, to int32, partner []int32, n int) bool {
	lo, hi := x.words[from].units[0], x.words[to-1].units[1]
	if int(hi-lo) != n {
		return false
	}
	for k := lo; k < hi; k++ {
		if partner[k] < 0 {
			return false
		}
	}
	return true
}

// keep marks the group's words as kept and says how they differ.
func (c *collation) keep(g *group) {
	c.a.setFate(g.a0, g.a1, kept)
	c.b.setFate(g.b0, g.b1, kept)
	if g.kind == "" {
		g.kind = quietKind(c.a.wordsText(g.a0, g.a1), c.b.wordsText(g.b0, g.b1))
	}
}

// wordsText is the stretch from word from to before word to, marks between
// them included.
func (x *side) wordsText(from, to int32) string {
	return x.stretch(x.words[from].from, x.words[to-1].to).Of(x.doc.Text)
}

// quietKind says at which level of folding two stretches become the same.
func quietKind(a, b string) data.Tag {
	switch {
	case a == b:
		return ""
	case text.Fold(a, text.Typographic) == text.Fold(b, text.Typographic):
		return data.Typography
	case sameButCase(a, b):
		return data.Case
	}
	return data.SpellingVariant
}

// sameButCase does not fold the dots of abbreviations as text.Caseless does;
// brackets around a capital are the editor's way to show it.
func sameButCase(a, b string) bool {
	plain := func(s string) string { return lower(unbracketed(text.Fold(s, text.Typographic))) }
	return plain(a) == plain(b)
}

// gap is what stands between two groups, as half-open ranges of words.
type gap struct{ a0, a1, b0, b1 int32 }

// wordGap is the gap before group g; for g past the last, the one at the end.
func (c *collation) wordGap(g int) gap {
	x := gap{0, int32(len(c.a.words)), 0, int32(len(c.b.words))}
	if g > 0 {
		x.a0, x.b0 = c.groups[g-1].a1, c.groups[g-1].b1
	}
	if g < len(c.groups) {
		x.a1, x.b1 = c.groups[g].a0, c.groups[g].b0
	}
	return x
}

// variantCells bounds the gaps in which variants are looked for.
const variantCells = 2500

// joinVariants finds, in what is left between kept words, words that are the
// same but for their spelling: compounds in one word and in two, romanised
// names, names with and without their article.
func (c *collation) joinVariants() {
	var found []group
	for g := 0; g <= len(c.groups); g++ {
		x := c.wordGap(g)
		if x.a0 == x.a1 && x.b0 == x.b1 {
			continue
		}
		if g < len(c.groups) && c.takeArticle(g, x) {
			x = c.wordGap(g)
		}
		if x.a0 == x.a1 || x.b0 == x.b1 || int(x.a1-x.a0)*int(x.b1-x.b0) > variantCells {
			continue
		}
		found = append(found, c.variantsIn(x)...)
	}
	if len(found) > 0 {
		c.groups = append(c.groups, found...)
		slices.SortFunc(c.groups, byPlace)
	}
}

// takeArticle makes the article that one side writes before a kept name part of
// that name.
func (c *collation) takeArticle(n int, x gap) bool {
	g := &c.groups[n]
	takes := func(s *side, from, to int32) bool {
		return from < to && !s.isGivenAl(int(to-1)) && s.toks[s.words[to].from].Is(text.Tied) && text.IsArticle(s.foldWord(int(to-1))) && s.toks[s.words[to].from].span == s.toks[s.words[to-1].from].span
	}
	a, b := takes(c.a, x.a0, x.a1), takes(c.b, x.b0, x.b1)
	if a == b {
		return false
	}
	if a {
		g.a0--
	} else {
		g.b0--
	}
	g.kind = data.NameVaries
	c.keep(g)
	return true
}

// isGivenAl tells the "Al" of Al Gore: no hyphen ties it to what follows, and no
// other part of a name stands before it, as in Haider Al Abadi.
func (x *side) isGivenAl(i int) bool {
	if x.wordText(i) != "Al" || x.words[i+1].from-x.words[i].to != 1 || x.toks[x.words[i].to].Kind != text.Space {
		return false
	}
	return i == 0 || !x.near(i-1, i) || x.beginsSentence(int32(i-1)) || !x.toks[x.words[i-1].from].Is(text.Capital) || text.IsTitle(x.foldWord(i-1))
}

// variantsIn looks through one gap, in order on both sides.
func (c *collation) variantsIn(x gap) (found []group) {
	j := x.b0
	for i := x.a0; i < x.a1; i++ {
		for k := j; k < x.b1; k++ {
			g, ok := c.variantAt(i, k, x)
			if !ok {
				continue
			}
			c.keep(&g)
			found = append(found, g)
			i, j = g.a1-1, g.b1
			break
		}
	}
	return found
}

// variantAt tells whether the words that begin at i and k are one.
func (c *collation) variantAt(i, k int32, x gap) (group, bool) {
	if c.a.words[i].bracketed != c.b.words[k].bracketed {
		if c.a.words[i].key == c.b.words[k].key && c.wholeBrackets(i, k) { // "have now" against "[have now]"
			return group{a0: i, a1: i + 1, b0: k, b1: k + 1}, true
		}
		return group{}, false
	}
	if k+1 < x.b1 && isCompound(c.a, i, c.b, k) {
		return group{i, i + 1, k, k + 2, data.SpellingVariant}, true
	}
	if i+1 < x.a1 && isCompound(c.b, k, c.a, i) {
		return group{i, i + 2, k, k + 1, data.SpellingVariant}, true
	}
	a0, b0 := c.a.pastArticle(i, x.a1), c.b.pastArticle(k, x.b1)
	if c.sameName(a0, b0) {
		return group{i, a0 + 1, k, b0 + 1, data.NameVaries}, true
	}
	return group{}, false
}

// wholeBrackets tells whether the words in brackets around one of words i and k
// all stand on the other side too, without brackets: a bracket is kept whole or
// not at all.
func (c *collation) wholeBrackets(i, k int32) bool {
	x, y := c.a, c.b
	if y.words[k].bracketed {
		x, y, i, k = y, x, k, i
	}
	for ; i > 0 && x.words[i-1].bracketed && x.near(int(i-1), int(i)); i-- {
		k--
	}
	for ; int(i) < len(x.words) && x.words[i].bracketed; i, k = i+1, k+1 {
		if k < 0 || int(k) >= len(y.words) || x.words[i].key != y.words[k].key {
			return false
		}
		if int(i+1) < len(x.words) && !x.near(int(i), int(i+1)) {
			break
		}
	}
	return true
}

// isCompound tells whether word i of x is words k and k+1 of y, written
// together. "maybe" is not "may be".
func isCompound(x *side, i int32, y *side, k int32) bool {
	w := x.foldWord(int(i))
	first := y.foldWord(int(k))
	return len(w) > len(first) && w[:len(first)] == first && y.near(int(k), int(k+1)) && w[len(first):] == y.foldWord(int(k+1)) && !modals[first]
}

// pastArticle is the word after word i where i is a tied article, else i.
func (x *side) pastArticle(i, end int32) int32 {
	if i+1 < end && x.toks[x.words[i+1].from].Is(text.Tied) && text.IsArticle(x.foldWord(int(i))) {
		return i + 1
	}
	return i
}

// sameName tells whether two words are two spellings of one part of an Arabic
// name.
func (c *collation) sameName(i, k int32) bool {
	x, y := c.a.toks[c.a.words[i].from], c.b.toks[c.b.words[k].from]
	if !x.Is(text.Capital) || !y.Is(text.Capital) {
		return false
	}
	p, q := text.NamePart(c.a.wordText(int(i))), text.NamePart(c.b.wordText(int(k)))
	if p == "" || q == "" || p == q || !text.IsArabic(c.a.phrase(int(i))) && !text.IsArabic(c.b.phrase(int(k))) {
		return false
	}
	return text.SoundAlike(p, q)
}

// phrase is the folded parts of the name around word i: capitals and articles
// with nothing but spaces and hyphens between.
func (x *side) phrase(i int) []string {
	is := func(k int) bool {
		return x.toks[x.words[k].from].Is(text.Capital) || text.IsArticle(x.foldWord(k)) || text.IsParticle(x.foldWord(k))
	}
	lo, hi := i, i+1
	for lo > 0 && x.near(lo-1, lo) && is(lo-1) {
		lo--
	}
	for hi < len(x.words) && x.near(hi-1, hi) && is(hi) {
		hi++
	}
	var parts []string
	for k := lo; k < hi; k++ {
		p := text.NamePart(x.wordText(k))
		if text.IsArticle(p) && k+1 < hi {
			p = "al"
		}
		parts = append(parts, p)
	}
	return parts
}
