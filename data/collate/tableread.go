package collate

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/text"
)

// bead is what is lined up in a table: a unit, or several words that another
// wording writes as one.
type bead struct {
	kin
	from, to int32 // words of its side
}

// kin is what beads are lined up by.
type kin struct {
	key    int32
	like   int32  // shared with other forms of the word: its stem, or its initials
	name   string // as names are compared; empty where it is none
	arabic bool
	weight int32
}

// Words that say something weigh more than those that join them; marks weigh
// nothing.
const (
	contentWeight = 20
	joinWeight    = 8
)

// longestInitials is the most words that an abbreviation such as PM stands for.
const longestInitials = 5

// strand is a wording to be lined up; sides whose beads are kin share it.
type strand struct {
	kin   []kin
	order string    // decides where all else is equal: the folded words, then as written
	at    []*column // of each bead
}

// tabling is a table being made.
type tabling struct {
	lex        *lexicon
	sides      []*side
	beads      [][]bead       // of each side
	kept       [][2]int       // of each side, the beads that stand in the table
	given      []data.Passage // of each side, before it was made wider
	of         []*strand      // of each side
	strands    []*strand      // by their order
	columns    []*column
	pairs      map[[2]int32]bool // keys that follow each other in what was laid in
	alike      map[[2]int32]bool // keys that are two spellings of one name, or are not
	lone       map[string]bool   // words written in one, folded
	abbreviate map[string]bool   // initials written as one word, folded
}

// read makes the sides ready.
func (t *tabling) read(sides []Side) {
	t.sides = make([]*side, len(sides))
	t.lone, t.abbreviate = map[string]bool{}, map[string]bool{}
	for i, s := range sides {
		x := read(s, t.lex)
		t.sides[i] = x
		for w := range x.words {
			folded := x.foldWord(w)
			if x.solo(int32(w)) {
				t.lone[folded] = true
			}
			if isInitials(x.wordText(w)) {
				t.abbreviate[folded] = true
			}
		}
	}
	t.beads, t.of, t.kept = make([][]bead, len(sides)), make([]*strand, len(sides)), make([][2]int, len(sides))
	strands := map[string]*strand{}
	for i, x := range t.sides {
		t.beads[i] = t.beadsOf(x)
		kins, order := make([]kin, len(t.beads[i])), &strings.Builder{}
		for k, a := range t.beads[i] {
			kins[k] = a.kin
		}
		for w := range x.words {
			order.WriteString(x.foldWord(w) + " ")
		}
		for w := range x.words {
			order.WriteString(x.wordText(w) + " ")
		}
		id := fingerprint(kins)
		s := strands[id]
		if s == nil {
			s = &strand{kin: kins, order: order.String()}
			strands[id] = s
		}
		s.order = min(s.order, order.String())
		t.of[i], t.kept[i] = s, [2]int{0, len(kins)}
	}
	t.strands = t.strands[:0]
	for _, s := range strands {
		t.strands = append(t.strands, s)
	}
	slices.SortFunc(t.strands, func(a, b *strand) int { return cmp.Compare(a.order, b.order) })
}

// fingerprint tells strands apart.
func fingerprint(ks []kin) string {
	var b []byte
	for _, k := range ks {
		b = binary.AppendVarint(b, int64(k.key))
		b = binary.AppendVarint(b, int64(k.like))
		b = append(b, k.name...)
		b = append(b, 0xff)
	}
	return string(b)
}

// isInitials tells a word such as PM or UN.
func isInitials(written string) bool {
	n := 0
	for _, r := range written {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1 && n <= longestInitials
}

// beadsOf puts together words that another wording writes as one.
func (t *tabling) beadsOf(x *side) []bead {
	out := make([]bead, 0, len(x.units))
	for u := 0; u < len(x.units); {
		w := x.units[u].from
		if n, k, ok := t.together(x, w); ok {
			out = append(out, bead{k, w, w + n})
			u = int(x.words[w+n-1].units[1])
			continue
		}
		out = append(out, bead{t.kinOf(x, x.units[u]), w, x.units[u].to})
		u++
	}
	return out
}

// together tells whether several words from w on are one elsewhere, and how
// many: "Prime Minister" where one wording has PM, "peace keeping" where one has
// it in one word, "al-Abadi" for Abadi.
func (t *tabling) together(x *side, w int32) (n int32, k kin, ok bool) {
	last := int32(len(x.words)) - 1
	if !x.solo(w) || w == last || !x.solo(w+1) || x.words[w].bracketed != x.words[w+1].bracketed || !x.near(int(w), int(w+1)) {
		return 0, kin{}, false
	}
	first := x.foldWord(int(w))
	if text.IsArticle(first) && x.toks[x.words[w+1].from].Is(text.Tied) && !x.isGivenAl(int(w)) {
		return 2, t.kinOf(x, x.units[x.words[w+1].units[0]]), true
	}
	if whole := first + x.foldWord(int(w+1)); t.lone[whole] && !modals[first] {
		return 2, kin{key: t.lex.keyOf(entryOf(whole)), like: t.stem(whole), weight: contentWeight}, true
	}
	initials := ""
	for n = 0; n < longestInitials && w+n <= last; n++ {
		i := w + n
		if !x.solo(i) || !x.toks[x.words[i].from].Is(text.Capital) || n > 0 && !x.near(int(i-1), int(i)) {
			break
		}
		for _, r := range x.foldWord(int(i)) {
			initials += string(r)
			break
		}
		if n > 0 && t.abbreviate[initials] {
			whole := strings.ToLower(x.wordsText(w, i+1))
			return n + 1, kin{key: t.lex.key("=" + whole), like: t.stem(initials), weight: contentWeight}, true
		}
	}
	return 0, kin{}, false
}

// solo tells a word that is one unit, and its unit that word alone.
func (x *side) solo(w int32) bool {
	u := x.words[w].units
	return u[1]-u[0] == 1 && x.units[u[0]].to-x.units[u[0]].from == 1
}

// kinOf is what a unit is lined up by.
func (t *tabling) kinOf(x *side, u unit) kin {
	k := kin{key: u.key, weight: contentWeight}
	if !x.solo(u.from) {
		return k
	}
	w := int(u.from)
	folded := x.foldWord(w)
	k.like = t.stem(folded)
	if text.IsStop(folded) {
		k.weight = joinWeight
	}
	if x.toks[x.words[w].from].Is(text.Capital) {
		k.name, k.arabic = text.NamePart(x.wordText(w)), text.IsArabic(x.phrase(w))
	}
	return k
}

// stem is what the forms of a word share.
func (t *tabling) stem(folded string) int32 { return t.lex.key("~" + text.Fold(folded, text.Stem)) }

// areAlike tells beads that are two forms of one word or two spellings of one
// name.
func (t *tabling) areAlike(a, b kin) bool {
	if a.like != 0 && a.like == b.like {
		return true
	}
	if a.name == "" || b.name == "" || !a.arabic && !b.arabic {
		return false
	}
	id := [2]int32{min(a.key, b.key), max(a.key, b.key)}
	alike, ok := t.alike[id]
	if !ok {
		alike = text.SoundAlike(a.name, b.name)
		t.alike[id] = alike
	}
	return alike
}
