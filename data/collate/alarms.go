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
		if c.Kind == data.InsertBracketed { // the editor's: only a "not" is more than an explanation
			found[data.NegationChanged] = found[data.NegationChanged] || y.negations > 0
			continue
		}
		if c.aWords == [2]int32{} && c.bWords == [2]int32{} { // one sign of currency for another
			found[data.NumberChanged] = true
		}
		found[data.NumberChanged] = found[data.NumberChanged] || !maps.Equal(x.numbers, y.numbers) || exchanged(x.units, y.units)
		found[data.NegationChanged] = found[data.NegationChanged] || x.negations != y.negations
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
	add := func(m *map[string]int, w string) {
		if *m == nil {
			*m = map[string]int{}
		}
		(*m)[w]++
	}
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
			if negators[p] {
				c.negations++
			}
			if modals[p] || beforeNumber[p] && x.numberFollows(i) {
				add(&c.modals, p)
			}
			if quantifiers[p] {
				add(&c.quantifiers, p)
			}
			if oneUnit[p] {
				add(&c.units, p)
			}
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

// mayRing tells words that can be a negation, a modal or a hedge.
func (x *side) mayRing(i int32, w string) bool {
	return negators[w] || modals[w] || beforeNumber[w] || quantifiers[w] || oneUnit[w] || w == "cannot" || x.toks[x.words[i].from].Is(text.Contraction)
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
		words := strings.Fields(p)
		if duties[w] {
			end = i + int32(len(words))
		}
		if int(end-i) < len(words) || int(i)+len(words) > len(x.words) {
			continue
		}
		same := true
		for k := 1; k < len(words) && same; k++ {
			same = x.foldWord(int(i)+k) == words[k]
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
	case dates[w] && t.Is(text.Capital) && !(w == "may" && x.beginsSentence(i)), amounts[w]:
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

// rolesSwapped tells whether two parties change places around a verb that
// stays: "Iraq attacked Iran" against "Iran attacked Iraq"; or stay where they
// are while the verb turns: "Iraq was attacked by Iran". Parties on both sides
// of "and" may change places, and so may those of an active and a passive.
func (s *scribe) rolesSwapped() bool {
	for i, m := range s.moves { // by place in B
		for _, n := range s.moves[i+1:] {
			if s.b.words[n.b0].sentence != s.b.words[m.b0].sentence {
				break
			}
			if n.a1 > m.a0 || !s.isParty(m) {
				continue
			}
			parties := s.isParty(n) && s.actsBetween(n.a1, m.a0) && !s.a.gained("by", n.a1, m.a1) && !s.b.gained("by", m.b1, n.b1)
			if parties || s.turnsRound(m, n) {
				return true
			}
		}
	}
	return s.a.turnsPassive() || s.b.turnsPassive()
}

// turnsRound tells whether a moved party and the moved verb that it follows in
// A and leads in B stand behind a party that is kept: of "Ann Lee accused Bob
// Ray", turned round, only "Ann Lee" keeps its place.
func (s *scribe) turnsRound(party, verb move) bool {
	if verb.a0 == 0 || int(verb.b1) >= len(s.b.words) || verb.a1 != party.a0 || party.b1 != verb.b0 {
		return false
	}
	before, after := s.a.words[verb.a0-1], s.b.words[verb.b1]
	return before.fate == kept && after.fate == kept && !coordinators[s.a.foldWord(int(verb.a0))] &&
		s.a.toks[before.from].Is(text.Capital) && s.b.toks[after.from].Is(text.Capital)
}

// isParty tells a moved name, or a noun with its article: who acts or is acted
// on.
func (s *scribe) isParty(m move) bool {
	for i := m.a0; i < m.a1; i++ {
		w := s.a.foldWord(int(i))
		if text.IsStop(w) || dates[w] {
			continue
		}
		if s.a.toks[s.a.words[i].from].Is(text.Capital) || i > 0 && determiners[s.a.foldWord(int(i-1))] {
			return true
		}
	}
	return false
}

// passiveReach is how far before its "by" a passive's "was" stands, in words.
const passiveReach = 3

// turnsPassive tells whether only this side has a "was … by" around a verb
// that both have, before a word that keeps its place.
func (x *side) turnsPassive() bool {
	for i := 1; i+1 < len(x.words); i++ {
		if x.words[i].fate != left || x.foldWord(i) != "by" || !x.partyStays(i+1) {
			continue
		}
		for k := i - 1; k > 0 && i-k <= passiveReach && x.words[k].sentence == x.words[i].sentence; k-- {
			if x.words[k].fate == left && beForms[x.foldWord(k)] && x.words[k-1].fate == kept && x.words[i-1].fate == kept {
				return true
			}
		}
	}
	return false
}

// partyStays tells whether word i, or the noun behind it where it is an article
// or the like, keeps its place.
func (x *side) partyStays(i int) bool {
	for i+1 < len(x.words) && determiners[x.foldWord(i)] {
		i++
	}
	return x.words[i].fate == kept
}

// actsBetween tells whether a kept word stands between that is more than a
// coordination.
func (s *scribe) actsBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if s.a.words[i].fate == kept && !coordinators[s.a.foldWord(int(i))] {
			return true
		}
	}
	return false
}

// gained tells whether only this side has the word among from to to.
func (x *side) gained(w string, from, to int32) bool {
	return slices.ContainsFunc(x.words[from:max(from, to)], func(v word) bool {
		return v.fate == left && x.stretch(v.from, v.to).Of(x.doc.Text) == w
	})
}

var (
	negators = set(`not no never none nobody nothing nowhere neither nor without hardly scarcely barely seldom non`)
	modals   = set(`may might can could will would shall should must ought nearly almost roughly approximately perhaps maybe possibly probably likely unlikely
		allegedly alleged suspected purported purportedly reportedly apparently presumably supposedly seemingly
		potentially conceivably arguably virtually practically partly largely mostly usually generally`)
	quantifiers = set(`some all most many few every none each several any always often sometimes rarely never`)
	// hedges before a number only
	beforeNumber = set(`about around over under some estimated only just`)
	// by their first word
	hedgePhrases = map[string][]string{
		"as": {"as many as", "as much as", "as few as"}, "at": {"at least", "at most"}, "up": {"up to"}, "close": {"close to"}, "well": {"well over"}, "more": {"more than"},
		"less": {"less than"}, "fewer": {"fewer than"}, "forced": {"forced to"}, "have": {"have to"}, "has": {"has to"}, "had": {"had to"},
		"able": {"able to"}, "said": {"said to"}, "believed": {"believed to"}, "thought": {"thought to"}, "expected": {"expected to"},
		"seem": {"seem to"}, "seems": {"seems to"}, "seemed": {"seemed to"}, "appear": {"appear to"}, "appears": {"appears to"}, "appeared": {"appeared to"},
		"need": {"need to"}, "needs": {"needs to"}, "in": {"in part"},
	}
	// of these only the first word need change
	duties        = set(`forced have has had able need needs`)
	clauseOpeners = set(`but because although though while which who whom whose that if unless until when where since whereas after before`)
	coordinators  = set(`and or nor with between the a an both either of as well`)
	determiners   = set(`the a an his her its their our my your this that these those some`)
	beForms       = set(`is are was were be been being`)
	dates         = set(`january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
		christmas easter ramadan`)
	amounts = set(`percent cent hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half quarter double triple twice
		second third fourth fifth sixth seventh eighth ninth tenth
		dollar dollars euro euros mile miles kilometer kilometers kilometre kilometres km metres meters feet inches acres hectares
		kilograms kilos pounds tons tonnes litres liters barrels degrees seconds minutes hours days weeks months years decades centuries
		gallons cents pence yen yuan rubles roubles rials dinars francs megawatts celsius fahrenheit couple scores a.m p.m yesterday tomorrow tonight`)
	oneUnit = set(`minute hour day week month year decade century morning afternoon evening night mile metre meter foot acre hectare ton tonne kilo gallon litre liter barrel`)
)
