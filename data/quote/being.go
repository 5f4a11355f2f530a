package quote

import (
	"strings"
	"unicode"
)

// Being is what a speaker is, in so far as the text tells. The zero value is
// unknown: a name alone may be anybody's.
type Being string

// What a speaker may be.
const (
	Human Being = "person" // somebody, or several: "Ms. Lee", "the mayor", "residents"
	Body  Being = "body"   // an organisation, a newsroom, a place, a text: "the committee", "Reuters", "a poll"
)

// bodies are nouns for what has no mouth of its own, beside those among the
// roles.
var bodies = set(`
agency alliance army association authority bank board brigade bureau cabinet center centre channel church club coalition
commission committee congress corporation council data embassy federation firm force forces foundation front government group
guard guidelines hospital inc institute institution league letters media memoir memoirs militia ministry mission movement
museum navy news office organisation parliament party pentagon press publication radio railway report rumour rumor school
senate service society state states station team television transcript tribunal tv union university house court kremlin`)

// being tells what the speaker at who is; is, what the text says they are.
func (r *reader) being(who, name part, is string) Being {
	if who.to == who.from+1 && r.items[who.from].any(pronoun) {
		switch {
		case r.is(who.from, "he", "she", "i", "who"):
			return Human
		case r.is(who.from, "it"):
			return Body
		}
		return ""
	}
	if c := r.newsroom(who); c != "" && strings.HasSuffix(clean(r.text(who)), c) {
		return Body
	}
	if !name.empty() && r.sex[r.surname(name)] != "" || !r.office(who).empty() {
		return Human
	}
	switch head := r.items[r.head(who)]; {
	case head.any(thing), bodies[r.unowned(r.head(who))]:
		return Body
	case (head.any(role) || humanRole(strings.TrimSuffix(head.lower, "s"))) && (!head.named() || who.from < r.head(who)):
		return Human
	}
	if humanRole(is) {
		return Human
	}
	if r.place(who) || acronym(r.text(who)) && len(r.names[r.surname(who)]) == 0 {
		return Body
	}
	return ""
}

// head is the word that a noun phrase is about: the last before what hangs on
// a preposition.
func (r *reader) head(p part) int {
	for i := p.from + 1; i < p.to; i++ {
		if r.is(i, "of", "for", "from", "with", "at", "in", ",") {
			return i - 1
		}
	}
	return p.to - 1
}

// humanRole tells a role that only somebody has.
func humanRole(of string) bool {
	for _, w := range strings.Fields(lower(of)) {
		if lexicon[strings.Trim(w, ",")]&(role|thing) == role {
			return true
		}
	}
	return false
}

// place tells a single name that the text has somebody or something in: "in
// Tollen".
func (r *reader) place(who part) bool {
	if who.to != who.from+1 || !r.items[who.from].named() {
		return false
	}
	if r.towns == nil {
		r.towns = map[string]bool{}
		for i := 1; i < len(r.items); i++ {
			if r.items[i].named() && r.is(i-1, "in") && r.nameEnd(i) == i+1 && !r.possessed(i) {
				r.towns[r.items[i].lower] = true
			}
		}
	}
	return r.towns[r.items[who.from].lower]
}

// acronym tells the short name of a body, all in capitals: "TASS".
func acronym(s string) bool {
	const longest = 6 // letters
	n := 0
	for _, c := range s {
		if !unicode.IsUpper(c) {
			return false
		}
		n++
	}
	return 1 < n && n <= longest
}

// shareBeings makes a person of each full name that a "he" or "she" of the
// text stands for, wherever it speaks.
func shareBeings(qs []Quotation) {
	known := map[string]bool{}
	for _, q := range qs {
		if s := q.Speaker; s != nil && s.Being == Human && s.Name != "" {
			known[s.Name] = true
		}
	}
	for _, q := range qs {
		if s := q.Speaker; s != nil && s.Being == "" && known[s.Name] {
			s.Being = Human
		}
	}
}
