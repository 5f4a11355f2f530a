package quote

// Given names that nearly all bearers of one sex share, of common knowledge.
// One that is missing is unknown and goes with "he" and with "she".
var (
	menNames = set(`
adam ahmed alan albert alexander ali andrew anthony arthur benjamin bernard boris brian bruce carl carlos charles
christopher daniel david dennis donald douglas edward eric ernest francisco frank fred frederick gary george gerald
giovanni gordon graham gregory hans harold harry hassan henry howard hugh ian ibrahim igor ivan jack jacob james jason
jeffrey jeremy joe john jonathan jorge jose joseph joshua juan justin karl keith kenneth kevin khalid lawrence leonard
louis luke marcus mark martin matthew michael mike mohammed muhammad mustafa nicholas nigel oliver omar oscar patrick
paul pedro peter philip pierre ralph raymond richard robert roger ronald roy rupert samuel scott sergei simon stanley
stephen steve steven stuart thomas timothy tom victor vladimir walter wayne william yusuf`)
	womenNames = set(`
agnes aisha alice amanda amy ana angela anita ann anna anne annie barbara beatrice betty brenda carla carmen carol
caroline catherine charlotte christina christine cynthia deborah diana donna dorothy edith elena eleanor elizabeth ellen
emily emma esther eva fatima fiona florence frances hannah hazel heather helen helena ingrid irene isabel jane janet
jennifer jessica joan joanna josephine judith julia julie karen katherine kathleen laura layla linda lisa louise lucy
margaret maria marie martha mary maryam megan michelle monica nancy natasha nicole nora olga olivia pamela patricia
paula rachel rebecca rosa ruth sandra sarah sharon sofia sophia sophie susan svetlana sylvia teresa theresa ursula
valerie vanessa vera victoria virginia wendy yvonne zainab`)
	kinsmen   = set(`husband son father brother nephew grandson grandfather uncle widower`)
	kinswomen = set(`wife daughter mother sister niece widow granddaughter grandmother aunt`)
)

// sexOf is "he" or "she" where the text or a common given name tells it of the
// bearer of a name, else empty. A kinsman's word beside the name and the given
// name tell of one person; "Mr." may be another's of the surname.
func (r *reader) sexOf(m part) string {
	if m.to-m.from > 1 {
		first := r.items[m.from].lower
		switch kin := r.kin(m); {
		case kinsmen[kin], menNames[first]:
			return "he"
		case kinswomen[kin], womenNames[first]:
			return "she"
		}
	}
	return r.sex[r.surname(m)]
}

// kin is the kinsman's word beside a name: "his wife, Ann Lee", "Ann Lee, his
// wife,"; else empty.
func (r *reader) kin(m part) string {
	if k := m.from - 1; r.relative(m.from) {
		if r.is(k, ",") {
			k--
		}
		return r.items[k].lower
	}
	if m.to+2 < len(r.items) && r.is(m.to, ",") && r.is(m.to+1, "his", "her", "their") {
		return r.items[m.to+2].lower
	}
	return ""
}

// bearer is the name in full that a bare surname beside a pronoun stands for:
// the nearest before it that the pronoun may mean. It is empty where every
// bearer that the text names is of the other sex.
func (r *reader) bearer(m, pron part) part {
	known := r.names[r.surname(m)]
	if m.to-m.from > 1 || len(known) == 0 {
		if s := r.sexOf(m); s != "" && !r.is(pron.from, s) {
			return part{}
		}
		return m
	}
	const most = 40 // bearers
	best := part{}
	for n, k := range known {
		if n >= most || k.from > m.from && !best.empty() {
			break
		}
		if s := r.sexOf(k); s == "" || r.is(pron.from, s) {
			best = k
		}
	}
	return best
}

// inFocus is who spoke last in the paragraph before q under the same pronoun or
// a name that it may mean, if no sentence between gives the word to another.
func (r *reader) inFocus(q int, at place, pron part) part {
	for n := q - 1; n >= max(0, q-neighbours) && r.places[n].para == at.para; n-- {
		f := r.tags[n]
		if r.places[n].item < 0 || f.weak || !f.ok() || f.who.from >= pron.from {
			continue
		}
		for s := r.places[n].sentence + 1; s < at.sentence; s++ {
			if !r.cueSubject(r.sents[s]).empty() {
				return part{}
			}
		}
		if !r.items[f.who.from].any(pronoun) {
			return r.meant(r.person(f.who), pron)
		}
		if !r.is(f.who.from, r.items[pron.from].lower) {
			return part{}
		}
		at, pron = r.places[n], f.who
		q = n
	}
	return part{}
}
