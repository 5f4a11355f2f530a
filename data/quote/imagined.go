package quote

import (
	"strings"
	"unicode"
)

// attributive tells a phrase that serves as an adjective, a new “too far to
// walk” rule: the reporter's own word for the thing.
func (r *reader) attributive(q int) bool {
	const longest = 6 // words
	p := r.places[q]
	s, i := r.sents[p.sentence], p.item
	if p.words > longest || i == s.from || i+1 >= s.to || !r.items[i-1].any(word) || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz", p.last) {
		return false
	}
	next := r.items[i+1]
	noun := next.any(word) && !next.any(capital|prep|joint|cue|verb|adverb|pronoun|determiner|particle) && !next.ed() && !next.ing() && !next.ly()
	return noun && (r.items[i-1].any(article|determiner) || i-2 >= s.from && r.items[i-2].any(article|determiner) && !r.items[i-1].any(prep|joint|cue|verb))
}

// ofAnybody tells what a question or a rule says of no person in particular,
// those who “care for the old town”.
func (r *reader) ofAnybody(i int) bool {
	return i-2 >= r.sents[r.places[r.items[i].quote].sentence].from && r.is(i-1, "who") && r.is(i-2, "someone", "somebody", "anyone", "anybody", "those")
}

// expression tells a few words inside the reporter's sentence that nothing in
// the sentence gives to anybody: a “house of last resort”.
func (r *reader) expression(q int, first rune) bool {
	const longest = 6 // words
	p, f := r.places[q], r.tags[q]
	s := r.sents[p.sentence]
	unsaid := !f.ok() || f.how == carried || f.how == paragraphBefore || f.how == ofSentence && (r.voiceless(f.who) || r.predicate(f.who, p.item))
	for i := s.from; unsaid && i < p.item; i++ {
		unsaid = !r.items[i].cues()
	}
	return unsaid && p.words <= longest && unicode.IsLower(first) && p.item > s.from && (r.items[p.item-1].any(word) && !r.is(p.item-1, "that") || f.how == paragraphBefore && r.is(p.item-1, ","))
}

// predicate tells words that say what their subject is, who is not the one that
// says so: Lee is no “friend of the bridge”, Rand was listed as “armed”.
func (r *reader) predicate(subject part, i int) bool {
	for k := i + 1; k < r.sents[r.places[r.items[i].quote].sentence].to; k++ {
		if r.items[k].cues() {
			return false // Bridges are “a danger to all” and “a shame,” Lee said
		}
	}
	k := i - 1
	for k > subject.to && (r.items[k].any(article|determiner) || r.items[k].adverbial() || r.is(k, "as", "no", "into")) {
		k--
	}
	for n := k - 1; n >= subject.to; n-- {
		if !r.items[n].adverbial() && !r.is(n, "is", "are", "was", "were", "be", "been") {
			return false
		}
	}
	return k >= subject.to && (r.is(k, "is", "are", "was", "were", "be", "been") || r.items[k].ed() && r.passive(k))
}

// voiceless tells a subject that says nothing: "the new rule", "no one", and
// what only stands where a subject would, "Call him", "Gone are".
func (r *reader) voiceless(p part) bool {
	x := r.items[p.from]
	switch {
	case r.is(p.from, "nobody", "none", "no"):
		return true
	case x.any(pronoun), r.is(p.from, "his", "her", "their", "my", "our"), strings.HasSuffix(r.items[r.head(p)].lower, "s"):
		return false
	case p.to == p.from+1 && !x.any(role|day):
		return !x.named() || r.common(p.from)
	case !x.any(determiner):
		return false
	}
	for i := p.from + 1; i < p.to && !r.items[i].any(prep) && !r.is(i, "of", "for"); i++ {
		if r.items[i].any(capital | quotation) {
			return false
		}
	}
	return r.being(p, part{}, "") == ""
}

// common tells a sentence's first word that the text, or a list, has in lower
// case: its capital makes no name of it.
func (r *reader) common(i int) bool {
	x := r.items[i].lower
	if len(r.names[x]) > 0 {
		return false
	}
	if r.small == nil {
		r.small = map[string]bool{}
		for _, x := range r.items {
			if x.is&(word|capital) == word {
				r.small[x.lower] = true
			}
		}
	}
	return r.small[x] || lexicon[x]&(verb|cue|prep|adverb|joint|determiner) != 0
}

// inMarkup tells the value of an attribute: name="…", and the text of a link.
func (r *reader) inMarkup(q int) bool {
	const longest = 300 // bytes of a link, with its address
	at := r.doc.Quoted[q].Outer.Start
	before := r.doc.Text[max(0, at-longest):at]
	link := strings.LastIndex(before, "<a ")
	return strings.HasSuffix(before, "=") || link >= 0 && !strings.Contains(before[link:], "</a") && strings.Contains(before[link:], ">")
}

// imagined tells words that nobody has said: "you can tell them", "if you
// said", "what everybody thinks:", "the message was plain:".
func (r *reader) imagined(q int) bool {
	p, f := r.places[q], r.tags[q]
	s := r.sents[p.sentence]
	if p.item == s.from {
		return false
	}
	if f.ok() && r.anybody(f.who) {
		return true
	}
	if v := f.cue; f.ok() && v > s.from && v < p.item && (r.unspoken(v, f.who, s.from) || r.ifSaid(f.who.from, s.from)) {
		return true
	}
	return r.unsaidBefore(s.from, p.item) || r.supposed(part{s.from, p.item}) && !(f.ok() && !f.weak && f.cue < p.item && f.who.from > s.from && r.items[f.who.from].named()) ||
		r.is(p.item-1, ":") && r.paraphrases(part{s.from, p.item - 1})
}

// unsaidOpenings are the words right before others that nobody has said, a star
// for any word, a caret for the sentence's start: "as if to say “…”", "Rather than “…” we should ask".
var unsaidOpenings = patterns(
	"like saying", "like asking",
	"^ rather than", "rather than say", "rather than saying", "rather than ask", "rather than asking",
	"^ instead of", "instead of saying", "instead of asking",
	"there is no", "there was no", "there were no", "rather hear", "almost hear *", "almost hear * *",
	"kind of * who says", "sort of * who says", "type of * who says", "kind of * who say", "sort of * who say",
	"^ forget", "^ forget about", "^ no more",
)

func patterns(all ...string) (split [][]string) {
	for _, s := range all {
		split = append(split, strings.Fields(s))
	}
	return split
}

// unsaidBefore tells one of [unsaidOpenings], with a comma or none, between the
// sentence's start lo and item i.
func (r *reader) unsaidBefore(lo, i int) bool {
	if i > lo && r.is(i-1, ",") {
		i--
	}
	for _, words := range unsaidOpenings {
		first := words[0] == "^"
		if first {
			words = words[1:]
		}
		from := i - len(words)
		match := from >= lo && (!first || from == lo)
		for k := 0; match && k < len(words); k++ {
			match = words[k] == "*" && r.items[from+k].any(word) || r.is(from+k, words[k])
		}
		if match {
			return true
		}
	}
	return false
}

// spokenOf tells words that their sentence only speaks of: “Cross at your own
// risk” has become a saying.
func (r *reader) spokenOf(q int) bool {
	s, i := r.sents[r.places[q].sentence], r.places[q].item+1
	if r.places[q].item != s.from || i+2 >= s.to {
		return false
	}
	if r.is(i, "has", "had") && r.is(i+1, "become", "been") {
		i++
	}
	return r.is(i, "is", "was", "became", "become", "been") && r.items[i+1].any(article) &&
		r.is(i+2, "question", "saying", "motto", "slogan", "phrase", "mantra", "refrain", "joke", "choice", "rule", "cliché", "idiom", "proverb", "lie", "myth")
}

// anybody tells a subject that is no person in particular.
func (r *reader) anybody(who part) bool {
	if r.is(who.from, "no") && who.to > who.from+1 && r.is(who.from+1, "one") {
		return true
	}
	return who.to == who.from+1 && r.is(who.from, "nobody", "everybody", "everyone", "anybody", "anyone") ||
		who.to == who.from+2 && r.is(who.from, "nobody", "everybody", "everyone")
}

// unspoken tells a verb whose words are only thought of: "could say", "it would
// be easy to say".
func (r *reader) unspoken(v int, who part, lo int) bool {
	for k := v - 1; k > lo && (r.items[k].adverbial() || r.is(k, "cannot", "can't", "couldn't", "shouldn't")); k-- {
		if r.is(k, "can", "could", "should", "might", "cannot", "can't", "couldn't", "shouldn't") {
			return true
		}
	}
	return r.infinitive(v) && who.to == who.from+1 && r.is(who.from, "it")
}

// ifSaid tells a condition: "if you said", "what if Lee said", "when people
// say", "every time someone says".
func (r *reader) ifSaid(subject, lo int) bool {
	somebody := r.is(subject, "you", "we", "one", "people", "someone", "somebody")
	switch {
	case subject == lo+1 && r.is(lo, "if"):
		return true
	case subject <= lo:
		return false
	case r.is(subject-1, "if"):
		return somebody || r.is(lo, "what")
	}
	return somebody && r.is(subject-1, "when", "whenever", "time")
}

// supposed tells what stands before words that nobody is said to have spoken
// yet: "Suppose a voter writes,", "A voter might be forgiven for thinking,".
func (r *reader) supposed(p part) bool {
	if r.is(p.from, "suppose", "imagine", "picture") && !r.items[p.from].any(quotation) {
		return true
	}
	if p.to-p.from == 4 && r.is(p.from, "in") && r.is(p.from+1, "other") && r.is(p.from+2, "words") {
		return true
	}
	if p.to > p.from+2 && r.is(p.from, "some", "many", "others") && r.is(p.from+1, "will", "may", "might", "would") {
		return true
	}
	if !r.is(p.from, "a", "an", "any", "anyone", "anybody", "you", "one") {
		return false
	}
	for i := p.from + 1; i < p.to && i < p.from+8 && !r.items[i].cues(); i++ {
		if r.is(i, "might", "could", "would", "may") {
			return !r.items[i].named()
		}
	}
	return false
}

// paraphrases tells what a reporter sums up in words of his own before a
// colon: "The message to them was plain:", "Translation:", "Perhaps:".
func (r *reader) paraphrases(p part) bool {
	const longest = 9 // items
	if p.empty() || p.to-p.from > longest {
		return false
	}
	if p.to == p.from+1 {
		return r.is(p.from, "translation", "perhaps", "maybe", "meaning", "moral")
	}
	plainly := p.to-p.from > 2 && r.is(p.from, "in") && r.is(p.from+1, "plain", "other") && r.is(p.from+2, "words", "english", "terms")
	meant := plainly // In plain words the budget says:
	for i := p.from; i < p.to; i++ {
		if x := r.items[i]; x.cues() && !plainly || x.named() && plainly && i > p.from || x.any(quotation|pronoun) || r.possessed(i) || r.is(i, "his", "her", "their") {
			return false // "his message was:" is his
		}
		meant = meant || r.is(i, "message", "lesson", "implication", "subtext", "moral")
	}
	return meant && !r.items[p.to-1].named()
}

// termed tells words that are spoken of and not said: the term “safe as a
// bridge”, a name that means “safe as a bridge”, a town known as “the gate”.
func (r *reader) termed(i int) bool {
	lo := r.sents[r.places[r.items[i].quote].sentence].from
	if i-2 < lo {
		return false
	}
	if r.is(i-1, "term", "phrase", "expression", "nickname", "moniker", "word", "name", "label") {
		return r.items[i-2].any(determiner)
	}
	if r.is(i-1, "means", "meaning", "meant") || i-3 >= lo && r.is(i-1, "as", "to", "into") && r.is(i-2, "translates", "translated") {
		return true
	}
	k := i - 1
	if k > lo && r.items[k].any(article) {
		k--
	}
	if r.is(k, "as") {
		k--
	}
	return k > lo && r.is(k, "known", "nicknamed", "dubbed", "called", "termed", "call") && (r.passive(k) || r.is(k-1, ",") || r.is(k, "call") && r.is(k-1, "might", "may", "could"))
}

// soCalled tells a name that a thing has, whoever uses it: the so-called
// “bridge to nowhere”, a form called “other and not yet known”.
func (r *reader) soCalled(i int) bool {
	lo := r.sents[r.places[r.items[i].quote].sentence].from
	if i-2 < lo {
		return false
	}
	if r.is(i-1, "so-called") {
		return true
	}
	if !r.is(i-1, "called", "named", "dubbed", "nicknamed") {
		return false
	}
	noun := r.items[i-2]
	if r.passive(i - 1) {
		return i+1 >= len(r.items) || !r.is(i+1, "by")
	}
	if !noun.any(word) || noun.is&(role|thing) == role || noun.any(capital|pronoun|verb|cue|prep|determiner) || noun.adverbial() || strings.HasSuffix(noun.lower, "s") {
		return false
	}
	for k := i - 3; k >= lo && k > i-10; k-- {
		if r.is(k, "what", "which", "that", "who", "whom", "have", "has", "had") {
			return false // what the mayor of the town called “…”
		}
	}
	return true
}

// knownAs tells a name that people have for a thing: the “bread law,” as
// everyone calls it.
func (r *reader) knownAs(i int) bool {
	const longest = 6 // items
	for i++; i < len(r.items) && r.is(i, ","); i++ {
	}
	if i+1 >= len(r.items) || !r.is(i, "as") {
		return false
	}
	for k := i + 1; k < len(r.items) && k <= i+longest && r.items[k].any(word); k++ {
		if r.is(k, "called", "known", "calls", "call") {
			return true
		}
	}
	return false
}
