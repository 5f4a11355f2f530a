package quote

import "verbatim/data"

// How a speaker was found, in plain words for a person.
const (
	tagAfterwards      = "tag after"
	tagVerbFirst       = "tag after, verb first"
	tagBeforehand      = "tag before"
	tagBeforeVerbFirst = "tag before, verb first"
	accordingTo        = "according to"
	colonAfterName     = "name and colon"
	resumed            = "tag between two parts"
	creditLine         = "credit line"
	running            = "quotation running on from the paragraph before"
	runningTag         = "quotation running on, tag in a later paragraph"
	tagUnknownVerb     = "tag after, verb not listed"
	introduced         = "introduced by the paragraph before"
	ofText             = "named as a saying"
	sameParagraph      = "same paragraph"
	ofSentence         = "subject of its sentence"
	laterInParagraph   = "tag later in the paragraph"
	sentenceBefore     = "sentence before"
	carried            = "carried from the paragraph before"
	paragraphBefore    = "named in the paragraph before"
)

// setting is a scene among its neighbours.
type setting struct {
	scene
	here []int // the quotations of the paragraph, in order
	n    int   // which of them the scene is
	last int   // the last that spoke in an earlier paragraph, or -1
}

// contextRules find the speaker of words that have no tag, the most trusted
// first. Each was ranked by what it gets right on marked articles.
var contextRules = []struct {
	how  string
	weak bool
	find func(setting) part
}{
	{running, false, setting.running},
	{ofText, false, setting.saying},
	{ofSentence, true, setting.announced},
	{sentenceBefore, true, setting.newSpeaker},
	{sameParagraph, true, setting.sameParagraph},
	{ofSentence, true, setting.ofSentence},
	{laterInParagraph, true, setting.later},
	{sentenceBefore, true, setting.sentenceBefore},
	{introduced, false, setting.introduced},
	{carried, true, setting.carried},
	{paragraphBefore, true, setting.paragraphBefore},
	{carried, true, setting.carriedFar},
}

// clause is how many words make a quotation more than a phrase.
const clause = 4

// attribute finds the speaker of every quotation, a paragraph at a time: the
// tags of all of them first, then the rules from context.
func (r *reader) attribute() {
	r.tags = make([]finding, len(r.places))
	var here []int
	last := -1
	for q := 0; q < len(r.places); {
		para := r.places[q].para
		here = here[:0]
		for ; q < len(r.places) && (r.places[q].item < 0 || r.places[q].para == para); q++ {
			if r.places[q].item >= 0 {
				here = append(here, q)
			}
		}
		for n, h := range here {
			s := r.scene(h)
			r.tags[h] = s.tagged()
			if f := &r.tags[h]; n > 0 && r.places[here[n-1]].words > 1 && f.cue > r.places[here[n-1]].item && f.cue == r.tags[here[n-1]].cue {
				f.how, f.weak = resumed, false
			}
			if p := (setting{scene: s}).saying(); !p.empty() && r.tags[h].tagFirst > s.i {
				r.tags[h] = finding{who: p, cue: -1, how: ofText} // the proverb "…," and Lee says it often
			}
			if f := s.creditLine(); f.ok() && (!r.tags[h].ok() || r.tags[h].how == tagBeforehand) {
				r.tags[h] = f
			}
		}
		for n, h := range here {
			if !r.tags[h].ok() && !r.asked(h) {
				r.tags[h] = setting{r.scene(h), here, n, last}.fromContext()
			}
		}
		for _, h := range here {
			if r.tags[h].ok() && (r.places[h].words >= clause || r.whole(h)) {
				last = h
			}
		}
	}
	r.runBack()
}

// asked tells the question of somebody who is not named: "Was it red?" she was
// asked.
func (r *reader) asked(q int) bool {
	i := r.places[q].item
	return i+3 < len(r.items) && r.places[q].last == '?' && r.items[i+1].any(pronoun) && r.is(i+2, "was", "were", "is") && r.is(i+3, "asked")
}

// whole tells a quotation that is a sentence of its own with its tag after it.
func (r *reader) whole(q int) bool {
	p, f := r.places[q], r.tags[q]
	return p.item == r.sents[p.sentence].from && f.cue > p.item && !f.weak
}

// fromContext tries the rules in turn. A reader's comment quotes the article
// above it more often than it quotes who was named last: no guesses there.
func (c setting) fromContext() finding {
	guess := c.places[c.q].zone != data.ZoneComments && c.places[c.q].zone != data.ZoneBoilerplate
	for _, rule := range contextRules {
		if rule.weak && !guess {
			continue
		}
		if p := rule.find(c); !p.empty() && !c.nobody(p) && !c.uncased(p) {
			return finding{who: p, cue: -1, how: rule.how, weak: rule.weak}
		}
	}
	return finding{}
}

// runBack gives the first paragraphs of a running quotation the speaker that
// only its last one names.
func (r *reader) runBack() {
	next := finding{}
	for q := len(r.places) - 1; q >= 0; q-- {
		if r.places[q].item < 0 {
			continue
		}
		if f := r.tags[q]; r.doc.Quoted[q].Continues && (f.weak || !f.ok()) && next.ok() && !next.weak {
			r.tags[q] = finding{who: next.who, cue: -1, how: runningTag}
		}
		next = r.tags[q]
	}
}
