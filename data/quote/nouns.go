package quote

// phrase reads the noun phrase that begins at item j, no further than hi, and
// tells where it ends; the part is empty where none begins.
func (r *reader) phrase(j, hi int) (np part, end int) {
	if j >= hi || !r.items[j].any(word) {
		return part{}, j
	}
	if r.items[j].any(pronoun) {
		return part{j, j + 1}, j + 1
	}
	const longest = 25 // items
	k, named := j, false
	for k < hi && k-j <= longest && r.goesOn(j, k, hi, named) {
		named = named || r.items[k].proper()
		k++
	}
	b := k
	for b > j && (r.items[b-1].adverbial() || r.is(b-1, "of", "for") || b-1 > j && r.items[b-1].is&(article|capital) == article) {
		b--
	}
	return r.trim(j, b), k
}

// goesOn tells whether item k belongs to the noun phrase that began at j;
// named, whether it holds a name so far.
func (r *reader) goesOn(j, k, hi int, named bool) bool {
	x := r.items[k]
	switch {
	case x.any(quotation):
		return false
	case x.any(mark):
		return r.is(k, "&", "'", "’") || r.is(k, "-") && !r.spaced(k)
	case k == j:
		return !x.any(prep|joint) && !r.is(k, "of", "for")
	case x.cues() || x.is&(verb|capital) == verb:
		return false
	case x.named(): // a day ends a name, a month that is a name too does not
		return !x.any(day) || r.is(k, "march", "april", "june") || !named || r.is(k, "today") && r.is(k-1, "usa")
	case r.is(k, "of", "for") && k+1 < hi:
		return true
	case r.is(k, "and") && k+1 < hi && (r.items[k+1].named() && !named || r.items[k-1].any(role) && r.items[k+1].any(role|determiner)):
		return true
	case r.is(k, "and") && named && r.items[k-1].proper() && r.namesOnly(k+1, hi):
		return true
	case r.is(k, "with", "at", "from") && !named, r.is(k, "in") && r.items[k-1].any(role) && !named && k+1 < hi && r.items[k+1].any(determiner):
		return true
	case x.any(particle) && k+1 < hi && r.items[k+1].named(), r.possessed(k - 1):
		return true
	case named && (x.any(prep|adverb|joint) || x.ly() && !x.any(role)):
		return false
	case !named && r.items[k-1].any(role) && !x.any(role):
		return false
	case r.items[k-1].proper() && !x.any(role):
		return r.nameResumes(k+1, hi) && !x.ed()
	}
	return !x.any(prep | joint)
}

// spaced tells a hyphen that stands for a dash: "when she left - the council".
func (r *reader) spaced(k int) bool {
	return k > 0 && k+1 < len(r.items) && r.items[k-1].End < r.items[k].Start && r.items[k].End < r.items[k+1].Start
}

// namesOnly tells whether nothing but a name fills the items: "Lee and Rand".
func (r *reader) namesOnly(from, to int) bool {
	for i := from; i < to; i++ {
		if !r.items[i].any(capital | particle) {
			return false
		}
	}
	return from < to
}

// nameResumes tells whether a lower-case word belongs to the name before it: a
// role follows within three words ("Tollen foreign policy adviser Lee").
func (r *reader) nameResumes(k, hi int) bool {
	for x := k; x < hi && x <= k+2 && r.items[x].any(word); x++ {
		it := r.items[x]
		if it.any(role) {
			return true
		}
		if it.named() {
			return false // Lee met Rand
		}
		if it.any(prep|joint|determiner|adverb) || it.cues() || r.is(x, "of", "for") {
			return false
		}
	}
	return false
}

// is tells whether item k is one of these words or marks, in lower case.
func (r *reader) is(k int, words ...string) bool {
	for _, w := range words {
		if r.items[k].lower == w {
			return true
		}
	}
	return false
}

// trim takes the marks off both ends of a noun phrase.
func (r *reader) trim(a, b int) part {
	for a < b && !r.items[a].any(word) {
		a++
	}
	for b > a && !r.items[b-1].any(word) {
		b--
	}
	return part{a, b}
}

func (p part) empty() bool { return p.to <= p.from }

// subject reads the subject of the verb at item v, whose clause begins no
// earlier than lo.
func (r *reader) subject(v, lo int) part {
	k := v
	for k > lo && (r.items[k-1].adverbial() || r.timeBefore(k, v, lo)) {
		k--
	}
	if k <= lo {
		return part{}
	}
	before := r.items[k-1]
	switch {
	case before.any(pronoun) && !r.is(k-1, "who"):
		return part{k - 1, k}
	case before.any(word) && !r.is(k-1, "who", "and", "but"):
		return r.wordsBefore(k, lo)
	case before.any(quotation): // As Lee, author of "The Bridge," put it
		for lo < k-1 && r.items[lo].any(joint|prep) {
			lo++
		}
		p, _ := r.phrase(lo, k-1)
		return p
	case r.is(k-1, "who") && k-2 >= lo && r.items[k-2].any(word):
		return r.antecedent(k-1, k, lo)
	case r.is(k-1, "and", "but"):
		if p := r.sharedPronoun(k-2, lo); !p.empty() {
			return p
		}
		if k-2 > lo && r.is(k-2, ",") { // she left, but admitted
			if p := r.clauseSubject(k-2, lo); !p.empty() {
				return p
			}
		}
	}
	if p := r.nameBySegments(k, lo); !p.empty() {
		return p
	}
	return r.clauseSubject(k, lo)
}

// timeBefore tells whether the item before k is part of a time between a
// subject and its verb v: "Lee on Friday said", "Lee had in 1997 said", "Lee
// last week said"; or of the idiom "more or less".
func (r *reader) timeBefore(k, v, lo int) bool {
	if k-1 > lo && (r.is(k-1, "or") && r.is(k-2, "more") || r.items[k-1].any(period) && r.is(k-2, "last", "this", "next")) {
		return true
	}
	if k-1 > lo && r.is(k-2, "in") && isYear(r.items[k-1].lower) {
		return true
	}
	if k == v {
		return false
	}
	after := r.items[k]
	return after.any(day) && r.is(k-1, "in", "on", "last", "late", "early") || isYear(after.lower) && r.is(k-1, "in") ||
		after.any(period) && r.is(k-1, "last", "this", "next")
}

func isYear(s string) bool { return len(s) == 4 && s > "1000" && s < "2999" }

// sharedPronoun is that of "he came and said", looking back from item k.
func (r *reader) sharedPronoun(k, lo int) part {
	for x := k; x >= lo && r.items[x].any(word) && x > k-12; x-- {
		if r.is(x, "he", "she", "they") {
			return part{x, x + 1}
		}
		if r.is(x, "that") {
			break
		}
	}
	return part{}
}

// wordsBefore is the subject that stands right before item k: the words back
// to a mark or a clause's opening, without a phrase of place or time before.
func (r *reader) wordsBefore(k, lo int) part {
	a := k
	for a > lo && (r.items[a-1].any(word) || r.is(a-1, "’", "'", "&", "/") || r.is(a-1, "-") && !r.spaced(a-1)) {
		if r.items[a-1].any(joint) && !r.is(a-1, "and", "or") || r.items[a-1].cues() && a-1 > lo {
			break
		}
		a--
	}
	if a == k && a-2 >= lo && r.is(a-1, "which", "that") && !r.items[a-2].cues() { // bottles that said
		a--
	}
	if r.is(a, "who", "which", "that") && a > lo {
		if p := r.antecedent(a, k, lo); !p.empty() {
			return p
		}
	}
	if a-2 > lo && r.items[a-1].cues() && r.is(a-2, "who") { // an official who spoke freely said
		return r.antecedent(a-2, a-2, lo)
	}
	for a < k && r.is(a, "and", "but", "yet", "or") {
		a++
	}
	for x := a + 1; x < k; x++ {
		if r.is(x, "who") { // an engineer who worked for nothing said
			k = x
		}
	}
	if a < k && (r.items[a].any(prep) || r.is(a, "for", "of") || r.items[a].ing() && (!r.items[a].named() || a == lo)) {
		return r.afterPhrase(a, k)
	}
	for a+1 < k && r.items[a].cues() && r.items[a].any(plain) { // said an official who knew and called it
		a++
	}
	for k > a+1 && (r.items[k-1].is&(article|capital) == article || r.items[k-1].any(prep) && !r.items[k-1].named()) { // Lee during a
		k--
	}
	return r.trim(a, k)
}

// afterPhrase is the subject in "On Monday night Clinton": the run of
// capitals that ends at k, else what the last determiner opens.
func (r *reader) afterPhrase(a, k int) part {
	if c := r.nameBack(k, a); c < k {
		return r.trim(c, k)
	}
	for c := k - 1; c > a; c-- {
		if r.items[c].any(determiner) {
			return r.trim(c, k)
		}
	}
	return r.trim(max(a, k-2), k)
}

// nameBack is where the run of capitals that ends at k begins; k if none does.
func (r *reader) nameBack(k, lo int) int {
	for k > lo {
		x := r.items[k-1]
		inside := x.any(particle) && k-1 > lo && r.items[k-2].named() && !r.is(k-1, "of")
		if !x.named() && !inside || x.any(determiner) || x.any(prep) && k-1 == lo {
			break
		}
		k--
	}
	return k
}

// antecedent is what a relative at item a stands for: "Lee, who later said".
// Where the clause has a subject of its own ("that Lee said") it is that.
func (r *reader) antecedent(a, k, lo int) part {
	if a+1 < k && r.items[a+1].any(capital|determiner) {
		return r.trim(a+1, k)
	}
	b := a
	if r.is(b-1, ",") {
		b--
	}
	c := b
	for c > lo && !r.items[c-1].any(determiner) && (r.items[c-1].named() || r.is(c-1, "of") && c-1 > lo && r.items[c-2].named()) {
		c--
	}
	if c == b {
		for c > lo && c > b-5 && r.items[c-1].any(word) && !r.items[c-1].any(prep|adverb|pronoun) && (c == b || !r.items[c].any(determiner)) {
			c--
		}
	}
	if c < b && r.is(c, "of") {
		c++
	}
	if c < b {
		return r.trim(c, b)
	}
	return r.nameBySegments(k, lo)
}

// nameBySegments reads "While they voted, Jan Smith, a farmer of Ohio, said":
// back over the stretches between commas to the one that is the name.
func (r *reader) nameBySegments(k, lo int) part {
	segs := r.segments(k, lo)
	if len(segs) < 2 {
		return part{}
	}
	if r.items[segs[0].from].named() && !r.apposed(segs[0]) && r.items[segs[1].from].any(determiner) {
		if x := r.items[segs[min(2, len(segs)-1)].from]; len(segs) > 2 && x.proper() && !x.any(opener|day) && !x.ly() && !r.apposed(segs[2]) {
			return r.nameInSegment(segs[2]) // Ann Lee, a farmer from Tollen, N.Y., said
		}
		return r.trim(segs[1].from, segs[0].to) // his wife, Ann Lee, said
	}
	if r.items[segs[0].from].named() && r.items[segs[1].from].any(prep) {
		return r.nameInSegment(segs[0]) // after the vote, Jan Smith, said
	}
	for n, s := range segs {
		if n > 0 && r.is(segs[n-1].from, "who") && !r.items[s.from].proper() { // in the words of Jan Smith, who said
			c := r.nameBack(s.to, s.from)
			if c > s.from && r.is(c-1, "of") {
				c = r.nameBack(c-1, s.from)
			}
			if c < s.to {
				return r.trim(c, s.to)
			}
		}
		if n < len(segs)-1 && (n == 0 && r.items[s.from].named() || r.apposed(s)) {
			continue // Ann Lee, Democrat, said; Ann Lee, a farmer, said
		}
		return r.nameInSegment(s)
	}
	return part{}
}

// segments are the stretches between commas and dashes before item k, the
// nearest first, back to a colon or quotation.
func (r *reader) segments(k, lo int) []part {
	var segs []part
	b := k
	for i := k - 1; i >= lo-1; i-- {
		comma := i >= lo && (r.is(i, ",") || r.items[i].dash())
		if i >= lo && !comma && !r.items[i].any(quotation) && !r.is(i, ":", ";") {
			continue
		}
		if b > i+1 {
			if !r.items[i+1].any(word) {
				break
			}
			segs = append(segs, part{i + 1, b})
		}
		if b = i; !comma {
			break
		}
	}
	return segs
}

// apposed tells a segment that says what the name before it is, or adds to it.
func (r *reader) apposed(s part) bool {
	x := r.items[s.from]
	return !x.named() || x.any(prep) || x.ing() || len(x.lower) > 2 && (x.lower[:2] == "r-" || x.lower[:2] == "d-")
}

// nameInSegment is the name that a segment begins with, else ends with.
func (r *reader) nameInSegment(s part) part {
	a := s.from
	for a < s.to && (r.items[a].any(joint|mark) || r.items[a].cues()) { // said Jan Smith, adding
		a++
	}
	if a < s.to && r.items[a].named() && !r.items[a].any(prep) {
		if p, e := r.phrase(a, s.to); !p.empty() && e >= s.to-1 {
			return p
		}
	}
	if c := r.nameBack(s.to, a); c < s.to {
		return r.trim(c, s.to)
	}
	return part{}
}

// clauseSubject is the first noun phrase of the clause that reaches to item k:
// that of a sentence which names its speaker long before the words.
func (r *reader) clauseSubject(k, lo int) part {
	for k > lo && r.items[k-1].any(mark) {
		k--
	}
	s := r.clauseStart(k, lo)
	for s < k && (r.items[s].any(mark) || r.is(s, "and", "but", "or", "so", "that")) {
		s++
	}
	if s+1 < k && r.is(s, "here's", "here") {
		if s++; r.is(s, "is", "are") {
			s++
		}
	}
	if s < k && r.items[s].any(joint) {
		if next := r.afterComma(s, k); next > s {
			s = next
		} else if r.is(s, "when", "as", "while", "after", "before") {
			s++ // When Lee was done — “…”
		}
	}
	for tries := 0; tries < 4 && s < k && r.introduces(s, lo); tries++ {
		next := r.afterComma(s, k)
		if next == s {
			break
		}
		s = next
	}
	p, _ := r.phrase(s, k)
	return p
}

// clauseStart is the place after the last finished quotation or colon before k.
func (r *reader) clauseStart(k, lo int) int {
	for i := k - 2; i >= lo; i-- {
		if r.is(i, ":") || r.items[i].any(quotation) && r.finished(i) {
			return i + 1
		}
	}
	return lo
}

// finished tells whether the quotation at item i ends in a stop or comma.
func (r *reader) finished(i int) bool {
	switch r.places[r.items[i].quote].last {
	case ',', '.', '?', '!':
		return true
	}
	return false
}

// afterComma is the place after the next comma before k, or s if there is none.
func (r *reader) afterComma(s, k int) int {
	for c := s; c < k; c++ {
		if r.is(c, ",") {
			return c + 1
		}
	}
	return s
}

// introduces tells whether a phrase that is no subject begins at s: "In Iowa,".
func (r *reader) introduces(s, lo int) bool {
	x := r.items[s]
	return x.any(prep|day|opener) || x.ed() && s == lo && s+1 < len(r.items) && r.items[s+1].any(prep) || x.ing() && (!x.named() || s == lo) || x.ly()
}
