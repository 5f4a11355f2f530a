package quote

import "strings"

// quotedObject is Lee in "TASS quoted Lee as saying", where v is the verb.
func (s scene) quotedObject(v, hi int) part {
	if !s.is(v, "quoted", "quotes", "cited", "cites") || s.passive(v) {
		return part{}
	}
	if p, e := s.phrase(v+1, hi); e < hi && s.is(e, "as") {
		return p
	}
	return part{}
}

// infinitive tells "to say" and "to have said".
func (r *reader) infinitive(v int) bool {
	for v--; v > 0 && r.items[v].adverbial() && !r.is(v, "to"); v-- {
	}
	return r.is(v, "to")
}

// quotingVerb is the verb of "quoted Lee as saying" where v is "saying", or -1.
func (s scene) quotingVerb(v, lo int) int {
	const longest = 15 // items
	if v == lo || !s.is(v-1, "as") {
		return -1
	}
	for q := v - 2; q >= lo && q > v-longest; q-- {
		if !s.quotedObject(q, v).empty() {
			return q
		}
	}
	return -1
}

// noun tells a cue's form that is no verb here: "the report", "of shared aims".
func (r *reader) noun(v, lo int) bool {
	if v == lo {
		return false
	}
	before := r.items[v-1]
	if before.any(article) && !r.is(v-1, "that") {
		return true
	}
	plural := strings.HasSuffix(r.items[v].lower, "s") && !r.items[v].any(plain)
	if plural && before.named() && r.possessed(v-1) { // Lee's remarks
		return true
	}
	return before.any(determiner) && plural && !r.is(v-1, "that", "all") ||
		!r.items[v].ing() && before.any(prep) && !before.any(adverb|joint|pronoun) && !r.is(v-1, "to") || r.is(v-1, "of")
}

// passive tells "was asked", whose subject says nothing.
func (r *reader) passive(v int) bool {
	if r.items[v].ing() {
		return false
	}
	for k := v - 1; k >= 0 && r.items[k].adverbial(); k-- {
		if r.is(k, "was", "were", "been", "be", "being", "is", "are") {
			return true
		}
	}
	return false
}
