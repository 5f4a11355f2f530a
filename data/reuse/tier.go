package reuse

import (
	"strings"
	"sync"

	"verbatim/data"
	"verbatim/data/text"
)

const (
	// nameShare of the matched content in names, numbers and offices makes a
	// set phrase, up to setPhraseMost matched terms, where all that is said
	// with them weighs less than frameMost nats: "will be headed by Mr Wolf,
	// who has served in Greece" is a sentence.
	nameShare     = 0.8
	setPhraseMost = 30
	frameMost     = 5.0
	// sentenceShare of sentences of sentenceLeast terms and more makes no set
	// phrase either, unless it is one run of names with frameInRun nats of
	// other words: "told the House Subcommittee on Rural Development".
	frameInRun    = 1.5
	sentenceShare = 0.33
	sentenceLeast = 8
	// editedShare of the longer side's words must be the same for edited.
	editedShare = 0.7
)

// setPhrase tells whether a finding is little more than names.
func (f *finding) setPhrase() bool { return !f.whole && len(f.pairs) <= setPhraseMost && f.names }

// tier says how close a match's wording is, its words as counted in o.
func (m *untold) tier(o *data.Overlap) data.Tier {
	switch {
	case o.A.Zone == data.ZoneBoilerplate || o.B.Zone == data.ZoneBoilerplate:
		return data.TierBoilerplate
	case m.setPhrase:
		return data.TierSetPhrase
	case m.formula:
		return data.TierBoilerplate
	case m.every():
		return data.TierExact
	case float64(o.WordsSame) >= editedShare*float64(max(o.WordsA, o.WordsB)):
		return data.TierEdited
	}
	return data.TierParaphrase
}

// onlyNames tells whether the matched wording is names, numbers and offices
// and what links them: little else is said.
func (p *pairing) onlyNames(f *finding) bool {
	var content, named, frame float32
	for _, m := range f.pairs {
		x, y := &p.a.terms[m.a], &p.b.terms[m.b]
		w := x.weight.nats()
		switch {
		case x.is(link):
		case x.is(stop):
			frame += w
		case x.is(capital) && y.is(capital) || x.is(role):
			named += w
			content += w
		default:
			frame += w
			content += w
		}
	}
	n := int32(len(f.pairs))
	oneRun := f.coreA.len() == n && f.coreB.len() == n
	return named > 0 && named >= nameShare*content && frame < frameMost && (oneRun && frame < frameInRun || !p.wholeSentence(f))
}

// wholeSentence tells whether what matched makes up so much of the sentences
// it stands in, on both sides: then two sentences say the same, however many
// names are in them.
func (p *pairing) wholeSentence(f *finding) bool {
	a, b := p.a.sentences(f.coreA), p.b.sentences(f.coreB)
	return min(a.len(), b.len()) >= sentenceLeast && float32(len(f.pairs)) >= sentenceShare*float32(max(a.len(), b.len()))
}

// sentences widens a stretch to the bounds of its sentences.
func (d *doc) sentences(s stretch) stretch {
	for s.from > 0 && !d.terms[s.from].is(sentence) {
		s.from--
	}
	for int(s.to) < len(d.terms) && !d.terms[s.to].is(sentence) {
		s.to++
	}
	return s
}

// roles are the stems of offices and kinds of bodies: they come with names,
// and make a phrase no less a set one.
var roles = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`former president presidential vice secretary state minister prime leader
		chairman chief executive director head spokesman spokeswoman senator sen governor gov representative rep
		mayor judge justice general colonel captain actor actress star singer author professor candidate nominee
		front runner frontrunner democratic republican democrat party committee commission council department
		court university institute bank company group corporation inc corp ltd street city county police army
		force world international national federal foreign affairs late sir lord lady prince king queen film
		series show award championship league cup politician lawmaker official commander cleric analyst expert`) {
		out[text.Fold(w, text.Stem)] = true
	}
	return out
})

// links are the function words inside names and between them.
var links = map[string]bool{
	"a": true, "an": true, "and": true, "at": true, "for": true, "from": true, "in": true, "of": true, "on": true,
	"or": true, "the": true, "to": true, "with": true,
}

// particles are the small words of other languages inside names.
var particles = map[string]bool{
	"da": true, "de": true, "del": true, "der": true, "des": true, "di": true, "do": true, "du": true, "la": true,
	"le": true, "les": true, "und": true, "van": true, "von": true, "et": true, "och": true, "y": true,
}
