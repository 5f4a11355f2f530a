package collate

import (
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

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
	return s.a.turnsPassive() || s.b.turnsPassive() || s.exchangesPassive() || s.exchangesPronouns()
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

// exchangesPassive tells whether "saw" became "was seen by" between parties
// that keep their places, or the other way round.
func (s *scribe) exchangesPassive() bool {
	turned := func(x *side, active [2]int32, y *side, passive [2]int32) bool {
		by := passive[1] - 1
		if passive[0] == 0 || passive[1]-passive[0] < 2 || active[0] == active[1] || y.foldWord(int(by)) != "by" {
			return false
		}
		if int(passive[1]) >= len(y.words) || y.words[passive[0]-1].fate != kept || !y.partyStays(int(passive[1])) {
			return false
		}
		return isParticiple(y.foldWord(int(by-1)), x.foldWord(int(active[1]-1)))
	}
	for _, c := range s.changes {
		if c.Kind == data.Substitution && (turned(s.a, c.aWords, s.b, c.bWords) || turned(s.b, c.bWords, s.a, c.aWords)) {
			return true
		}
	}
	return false
}

// isParticiple tells whether a word is the participle of a verb in any form.
func isParticiple(w, verb string) bool {
	return participles[verb] == w || text.Fold(w, text.Stem) == text.Fold(verb, text.Stem)
}

// exchangesPronouns tells "he accused her" from "she accused him": two persons
// stand in each other's place, in one sentence.
func (s *scribe) exchangesPronouns() bool {
	type two struct{ a, b string } // who stood there, who stands there
	var last two
	var sentence int32
	for _, c := range s.changes {
		if c.Kind != data.Substitution || c.aWords[1]-c.aWords[0] != 1 || c.bWords[1]-c.bWords[0] != 1 {
			continue
		}
		here := two{persons[s.a.foldWord(int(c.aWords[0]))], persons[s.b.foldWord(int(c.bWords[0]))]}
		if here.a == "" || here.b == "" || here.a == here.b {
			continue
		}
		in := s.a.words[c.aWords[0]].sentence
		if in == sentence && here == (two{last.b, last.a}) {
			return true
		}
		last, sentence = here, in
	}
	return false
}
