package collate

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// content is what a run of words says that a checker must not miss.
type content struct {
	numbers     map[string]int // figures with their unit, months, days
	modals      map[string]int // modals and hedges
	quantifiers map[string]int
	units       map[string]int // of one: another in its place is another number
	names       map[string]int // all
	loose       map[string]int // but for parts of a name that stays in part
	negations   int
	denials     int // by a verb, a prefix or a suffix
}

// aClause is the fewest words that make a clause, for a single "not" or
// "nearly" between commas is none; longClause the most that are looked through
// on either side of a word.
const (
	aClause    = 3
	longClause = 60
)

// alarms rings for words that changed, went or came between kept words of one
// clause. What goes or comes with its whole clause, lies in an edge cut, or
// only moves, rings none.
func (s *scribe) alarms() []data.Tag {
	found := map[data.Tag]bool{}
	for i := range s.changes {
		c := &s.changes[i]
		edgeCut := c.edge && c.Op == data.OpDelete
		if c.Op == data.OpMove || c.Op == data.OpJoin || edgeCut || c.Kind == "" || c.Kind != data.Substitution && c.Kind.Harmless() {
			continue
		}
		x, y := s.a.content(c.aWords), s.b.content(c.bWords)
		x.denials += s.a.affixes(c.aWords, s.b, c.bWords)
		y.denials += s.b.affixes(c.bWords, s.a, c.aWords)
		if c.Kind == data.InsertBracketed { // the editor's: only a "not" is more than an explanation
			found[data.NegationChanged] = found[data.NegationChanged] || y.negations > 0
			continue
		}
		if c.aWords == [2]int32{} && c.bWords == [2]int32{} { // one sign of currency for another
			found[data.NumberChanged] = true
		}
		found[data.NumberChanged] = found[data.NumberChanged] || !maps.Equal(x.numbers, y.numbers) || exchanged(x.units, y.units)
		found[data.NegationChanged] = found[data.NegationChanged] || x.negations+x.denials != y.negations+y.denials
		found[data.ModalChanged] = found[data.ModalChanged] || !maps.Equal(x.modals, y.modals) || exchanged(x.quantifiers, y.quantifiers)
		found[data.NameChanged] = found[data.NameChanged] || namesDiffer(c, x, y)
	}
	found[data.RolesSwapped] = s.rolesSwapped()
	var out []data.Tag
	for _, t := range []data.Tag{data.NumberChanged, data.NegationChanged, data.ModalChanged, data.NameChanged, data.RolesSwapped} {
		if found[t] {
			out = append(out, t)
		}
	}
	return out
}

// exchanged tells words of one list that both runs have and that differ: by
// themselves they come and go without a change of sense.
func exchanged(x, y map[string]int) bool {
	return len(x) > 0 && len(y) > 0 && !maps.Equal(x, y)
}

// aNameLost is the most words that go or come when it is the name itself that
// does ("and Iran"), and not a longer stretch that also holds one.
const aNameLost = 3

// namesDiffer compares name with name where both runs have one; a name that
// only goes or comes must have gone as a whole.
func namesDiffer(c *change, x, y content) bool {
	if len(x.names) > 0 && len(y.names) > 0 {
		return !maps.Equal(x.names, y.names)
	}
	if c.Op != data.OpReplace && c.Words > aNameLost {
		return false
	}
	return !maps.Equal(x.loose, y.loose)
}

// content reads the words of a run, but for those that go with their whole
// clause.
func (x *side) content(run [2]int32) (c content) {
	for i := run[0]; i < run[1]; i++ {
		w := x.foldWord(int(i))
		n := x.number(i, w)
		isName := n == "" && x.isName(i, w)
		hedge := x.hedgeAt(i, run[1], w)
		if n == "" && !isName && hedge == "" && !x.mayRing(i, w) || x.goesWithClause(i) {
			continue
		}
		if n != "" {
			add(&c.numbers, n)
			continue
		}
		if hedge != "" {
			add(&c.modals, hedge)
		}
		for _, p := range x.parts(i, w) {
			if negators[p] && hedge == "" { // "no more than" denies nothing
				c.negations++
			}
			x.weigh(i, p, &c)
		}
		if isName {
			name := strings.TrimSuffix(w, "'s")
			add(&c.names, name)
			if x.isLoose(int(i)) {
				add(&c.loose, name)
			}
		}
	}
	return c
}

// weigh adds what p says, which word i is or stands for.
func (x *side) weigh(i int32, p string, c *content) {
	if x.denies(i, p) {
		c.denials++
	}
	if modals[p] && !x.isModalNoun(i, p) || beforeNumber[p] && x.numberFollows(i) || attributiveHedges[p] && x.determined(i) {
		add(&c.modals, p)
	}
	if degree := quantifiers[p]; degree != "" {
		add(&c.quantifiers, degree)
	}
	if oneUnit[p] || whichTime[p] && x.timeFollows(i) {
		add(&c.units, p)
	}
}

func add(m *map[string]int, w string) {
	if *m == nil {
		*m = map[string]int{}
	}
	(*m)[w]++
}

// mayRing tells words that can be a negation, a modal or a hedge.
func (x *side) mayRing(i int32, w string) bool {
	if x.toks[x.words[i].from].Is(text.Contraction) {
		return true
	}
	return (!x.isOneToken(i) || x.entries[i].rings) && (rings(w) || x.denies(i, w))
}

// mayRing tells the same of a word by itself, which may have another behind it.
func mayRing(w string) bool {
	stem := text.Fold(w, text.Stem)
	return rings(w) || deniers[stem] || deniersBefore[stem] != ""
}

// rings tells those that need no other word.
func rings(w string) bool {
	return negators[w] || modals[w] || beforeNumber[w] || attributiveHedges[w] || quantifiers[w] != "" || oneUnit[w] || whichTime[w] || w == "cannot"
}

// denies tells a verb that denies what it governs: refused, failed to.
func (x *side) denies(i int32, w string) bool {
	stem := text.Fold(w, text.Stem)
	if deniers[stem] {
		return true
	}
	behind, ok := deniersBefore[stem]
	return ok && x.next(i) == behind
}

// affixes counts the words of a run that deny what the other side's run says:
// by a prefix or suffix ("unlawful" where the other has "lawful"), or because
// they are its opposite.
func (x *side) affixes(run [2]int32, y *side, other [2]int32) (n int) {
	if run[0] == run[1] || other[0] == other[1] {
		return 0
	}
	there := func(w string) bool {
		for i := other[0]; i < other[1]; i++ {
			if y.foldWord(int(i)) == w {
				return true
			}
		}
		return false
	}
	for i := run[0]; i < run[1]; i++ {
		if w := x.foldWord(int(i)); deniesOneOf(w, there) && !negators[w] && !x.denies(i, w) {
			n++
		}
	}
	return n
}

// aStem is the fewest letters that a prefix leaves: "into" does not deny "to".
const aStem = 4

func deniesOneOf(w string, there func(word string) bool) bool {
	if stem, ok := strings.CutSuffix(w, denyingSuffix); ok && there(stem+affirmingSuffix) {
		return true
	}
	if w == againstAll && there(opposite) {
		return true
	}
	return slices.ContainsFunc(denyingPrefixes, func(prefix string) bool {
		rest, ok := strings.CutPrefix(w, prefix)
		return ok && len(rest) >= aStem && there(rest) && !notOpposites[w]
	})
}

// isModalNoun tells "the will" and "a can" from the modals.
func (x *side) isModalNoun(i int32, w string) bool {
	if !modalNouns[w] || i == 0 || !x.near(int(i-1), int(i)) {
		return false
	}
	before := x.foldWord(int(i - 1))
	return articles[before] || strings.HasSuffix(before, "'s")
}

// determined tells whether an article or the like stands before word i.
func (x *side) determined(i int32) bool {
	return i > 0 && x.near(int(i-1), int(i)) && determiners[x.foldWord(int(i-1))]
}

// next is the word behind word i, or empty.
func (x *side) next(i int32) string {
	if int(i+1) >= len(x.words) {
		return ""
	}
	return x.foldWord(int(i + 1))
}

// timeFollows tells whether the word behind is a time that "next" and "last"
// are said of.
func (x *side) timeFollows(i int32) bool {
	w := x.next(i)
	return oneUnit[w] || amounts[w] || dates[w]
}

// parts are the words that word i stands for: "don't" is do and not.
func (x *side) parts(i int32, w string) []string {
	if w == "cannot" || x.toks[x.words[i].from].Is(text.Contraction) {
		if p := contraction(w, ""); p != nil {
			return p
		}
	}
	return []string{w}
}

// hedgeAt is the hedge of several words that begins with word i, or empty. Of
// "has to" the "to" may be kept.
func (x *side) hedgeAt(i, end int32, w string) string {
	for _, p := range hedgePhrases[w] {
		words := int32(strings.Count(p, " ") + 1)
		if duties[w] {
			end = i + words
		}
		if end-i < words || int(i+words) > len(x.words) {
			continue
		}
		at, same := int(i), true
		for word := range strings.SplitSeq(p, " ") {
			same = same && (at == int(i) || x.foldWord(at) == word)
			at++
		}
		if same {
			return p
		}
	}
	return ""
}

// goesWithClause tells whether every word of word i's clause is this side's
// only.
func (x *side) goesWithClause(i int32) bool {
	lo, hi := i, i+1
	for lo > 0 && i-lo < longClause && !x.clauseBegins(lo) {
		lo--
	}
	for int(hi) < len(x.words) && hi-i < longClause && !x.clauseBegins(hi) {
		hi++
	}
	if hi-lo < aClause || i-lo == longClause || hi-i == longClause {
		return false
	}
	for k := lo; k < hi; k++ {
		if f := x.words[k].fate; f == kept || f == moved {
			return false
		}
	}
	return true
}

// clauseBegins tells whether a clause begins with word i: after a mark, or
// with a word that opens one.
func (x *side) clauseBegins(i int32) bool {
	return x.borderBetween(int(i-1), int(i)) >= clause || clauseOpeners[x.foldWord(int(i))]
}

// number is the figure, month or day that word i is, with its unit; empty
// where it is none.
func (x *side) number(i int32, w string) string {
	t := x.toks[x.words[i].from]
	switch {
	case t.Is(text.Number):
		n := strings.ReplaceAll(w, ",", "")
		if k := int(x.words[i].from) - 1; k >= 0 && x.toks[k].Is(text.Unit) {
			n = x.of(k) + n
		}
		if k := int(x.words[i].to); k < len(x.toks) && x.toks[k].Is(text.Unit) {
			n += x.of(k)
		}
		return n
	case dates[w] && t.Is(text.Capital) && !(w == "may" && x.beginsSentence(i) && !x.numberFollows(i)), amounts[w]:
		return w
	}
	if n, ok := numerals[w]; ok && n > 1 {
		return strconv.Itoa(n)
	}
	return ""
}

func (x *side) numberFollows(i int32) bool {
	if int(i+1) >= len(x.words) {
		return false
	}
	w := x.foldWord(int(i + 1))
	_, spelled := numerals[w]
	return spelled || amounts[w] || x.toks[x.words[i+1].from].Is(text.Number)
}

// beginsSentence tells whether a capital at word i may be the sentence's.
func (x *side) beginsSentence(i int32) bool {
	if i == 0 {
		return true
	}
	from := x.words[i].from
	for k := from - 1; k >= x.words[i-1].to; k-- {
		switch x.toks[k].Kind {
		case text.Ellipsis:
			return true
		case text.Mark:
			if x.toks[k].Is(text.Opens) || markBorder(x.of(int(k))) == sentence || x.of(int(k)) == ":" {
				return true
			}
		}
	}
	return x.toks[from-1].span != x.toks[x.words[i-1].from].span || x.words[i].sentence != x.words[i-1].sentence
}

// isName tells a word that can only be a name or made of one.
func (x *side) isName(i int32, w string) bool {
	return x.toks[x.words[i].from].Is(text.Capital) && !text.IsTitle(w) && !dates[w] && w != "god" && !text.IsStop(w) && !x.beginsSentence(i)
}

// isLoose tells a part of a name of which no other part stays: short and full
// forms of a name are one.
func (x *side) isLoose(i int) bool {
	for k := i + 1; k < len(x.words) && x.near(k-1, k) && x.mayBeOfName(k); k++ {
		if f := x.words[k].fate; f == kept || f == moved {
			return false
		}
	}
	for k := i - 1; k >= 0 && x.near(k, k+1) && x.mayBeOfName(k) && !x.beginsSentence(int32(k)); k-- {
		if f := x.words[k].fate; f == kept || f == moved {
			return false
		}
	}
	return true
}

// mayBeOfName tells a capital, and the article of an Arabic name.
func (x *side) mayBeOfName(k int) bool {
	t := x.toks[x.words[k].from]
	return t.Is(text.Capital) || text.IsArticle(x.foldWord(k))
}
