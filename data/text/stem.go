package text

import (
	"slices"
	"strings"
)

// porter is Snowball's English stem of a word in lower case: Porter 2 as its
// author wrote it down (snowballstem.org/algorithms/english), step by step on
// bytes, and where that leaves a choice as package snowball takes it; a test holds
// it against that package, which works on runes and takes three times as long. Of a
// text whose words are met for the first time, stemming took a third of what goes
// into their forms. The word is ASCII of at most longestStemmed bytes.
func porter(word string) string {
	if len(word) <= 2 {
		return word
	}
	if special, ok := stemmedSo[word]; ok {
		return special
	}
	var room [longestStemmed + 2]byte
	s := stemmer{b: append(room[:0], word...)}
	s.prepare()
	s.plural()
	s.past()
	s.endingY()
	s.derived()
	s.derivedOnce()
	s.derivedTwice()
	s.endingE()
	for i, c := range s.b {
		if c == consonantY {
			s.b[i] = 'y'
		}
	}
	return string(s.b)
}

// stemmedSo are the words that the rules would not stem well.
var stemmedSo = map[string]string{
	"skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli",
	"only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
	"inning": "inning", "innings": "inning", "outing": "outing", "outings": "outing", "canning": "canning", "cannings": "canning",
	"herring": "herring", "herrings": "herring", "earring": "earring", "earrings": "earring",
	"proceed": "proceed", "proceeds": "proceed", "proceeded": "proceed", "proceeding": "proceed",
	"exceed": "exceed", "exceeds": "exceed", "exceeded": "exceed", "exceeding": "exceed",
	"succeed": "succeed", "succeeds": "succeed", "succeeded": "succeed", "succeeding": "succeed",
}

// consonantY stands for a y that is no vowel while a word is stemmed.
const consonantY = 'Y'

// stemmer is a word that is being stemmed. r1 and r2 are where its regions begin:
// after the first consonant behind a vowel, and after the next such one.
type stemmer struct {
	b      []byte
	r1, r2 int
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// prepare takes apostrophes away, marks each y that is a consonant and finds the
// regions.
func (s *stemmer) prepare() {
	for len(s.b) > 1 && s.b[0] == '\'' {
		s.b = s.b[1:]
	}
	for i, c := range s.b {
		if c == 'y' && (i == 0 || vowel(s.b[i-1])) {
			s.b[i] = consonantY
		}
	}
	s.r1 = s.region(0)
	for _, prefix := range []string{"gener", "commun", "arsen"} {
		if len(s.b) >= len(prefix) && string(s.b[:len(prefix)]) == prefix {
			s.r1 = len(prefix)
		}
	}
	s.r2 = s.region(s.r1)
	s.cut(len(s.ending(possessiveEndings)))
}

func (s *stemmer) region(from int) int {
	for i := from + 1; i < len(s.b); i++ {
		if vowel(s.b[i-1]) && !vowel(s.b[i]) {
			return i + 1
		}
	}
	return len(s.b)
}

// The endings that the steps look at, the longer before the shorter.
var (
	possessiveEndings = strings.Fields("'s' 's '")
	pluralEndings     = strings.Fields("sses ied ies us ss s")
	pastEndings       = strings.Fields("eedly ingly edly ing eed ed")
	bareEndings       = strings.Fields("at bl iz bb dd ff gg mm nn pp rr tt")
	derivedEndings    = strings.Fields("ational fulness iveness ization ousness biliti lessli tional alism aliti ation entli fulli iviti ousli anci abli alli ator enci izer bli ogi li")
	onceEndings       = strings.Fields("ational tional alize icate ative iciti ical ful ness")
	twiceEndings      = strings.Fields("ement ance ence able ible ment ent ant ism ate iti ous ive ize ion al er ic")
)

// ending is the first of some endings that the word has, or empty.
func (s *stemmer) ending(of []string) string {
	if len(s.b) == 0 {
		return ""
	}
	last := s.b[len(s.b)-1]
	for _, e := range of {
		if n := len(s.b) - len(e); e[len(e)-1] == last && n >= 0 && string(s.b[n:]) == e {
			return e
		}
	}
	return ""
}

// cut takes bytes off the end and writes others in their place.
func (s *stemmer) cut(n int, instead ...byte) {
	s.b = append(s.b[:len(s.b)-n], instead...)
	s.r1, s.r2 = min(s.r1, len(s.b)), min(s.r2, len(s.b))
}

// swap writes one ending in another's place.
func (s *stemmer) swap(ending, instead string) { s.cut(len(ending), []byte(instead)...) }

// hasVowel tells whether one stands before byte end.
func (s *stemmer) hasVowel(end int) bool { return end > 0 && slices.ContainsFunc(s.b[:end], vowel) }

// plural is step 1a.
func (s *stemmer) plural() {
	switch e := s.ending(pluralEndings); e {
	case "sses":
		s.cut(2)
	case "ied", "ies":
		if len(s.b) > 4 {
			s.cut(2)
		} else {
			s.cut(1)
		}
	case "s":
		if s.hasVowel(len(s.b) - 2) {
			s.cut(1)
		}
	}
}

// past is step 1b.
func (s *stemmer) past() {
	e := s.ending(pastEndings)
	switch {
	case e == "":
		return
	case e == "eed" || e == "eedly":
		if len(e) <= len(s.b)-s.r1 {
			s.swap(e, "ee")
		}
		return
	case !s.hasVowel(len(s.b) - len(e)):
		return
	}
	r1, r2 := s.r1, s.r2
	s.cut(len(e))
	switch s.ending(bareEndings) {
	case "at", "bl", "iz":
		s.b = append(s.b, 'e')
	case "":
		if s.r1 >= len(s.b) && s.endsShort(len(s.b)) {
			s.b = append(s.b, 'e')
			s.r1, s.r2 = len(s.b), len(s.b)
			return
		}
	default:
		s.b = s.b[:len(s.b)-1]
	}
	s.r1, s.r2 = min(r1, len(s.b)), min(r2, len(s.b))
}

// endsShort tells whether a short syllable ends at byte end.
func (s *stemmer) endsShort(end int) bool {
	switch {
	case end == 2:
		return vowel(s.b[0]) && !vowel(s.b[1])
	case end > 2:
		last := s.b[end-1]
		return !vowel(last) && last != 'w' && last != 'x' && last != consonantY && vowel(s.b[end-2]) && !vowel(s.b[end-3])
	}
	return false
}

// endingY is step 1c.
func (s *stemmer) endingY() {
	if n := len(s.b); n > 2 && (s.b[n-1] == 'y' || s.b[n-1] == consonantY) && !vowel(s.b[n-2]) {
		s.b[n-1] = 'i'
	}
}

// derived is step 2.
func (s *stemmer) derived() {
	e := s.ending(derivedEndings)
	if e == "" || len(e) > len(s.b)-s.r1 {
		return
	}
	switch e {
	case "li":
		if n := len(s.b); n >= 3 && slices.Contains([]byte("cdeghkmnrt"), s.b[n-3]) {
			s.cut(2)
		}
	case "ogi":
		if n := len(s.b); n >= 4 && s.b[n-4] == 'l' {
			s.cut(1)
		}
	case "tional":
		s.swap(e, "tion")
	case "enci":
		s.swap(e, "ence")
	case "anci":
		s.swap(e, "ance")
	case "abli":
		s.swap(e, "able")
	case "entli":
		s.swap(e, "ent")
	case "izer", "ization":
		s.swap(e, "ize")
	case "ational", "ation", "ator":
		s.swap(e, "ate")
	case "alism", "aliti", "alli":
		s.swap(e, "al")
	case "fulness", "fulli":
		s.swap(e, "ful")
	case "ousli", "ousness":
		s.swap(e, "ous")
	case "iveness", "iviti":
		s.swap(e, "ive")
	case "biliti", "bli":
		s.swap(e, "ble")
	case "lessli":
		s.swap(e, "less")
	}
}

// derivedOnce is step 3.
func (s *stemmer) derivedOnce() {
	e := s.ending(onceEndings)
	if e == "" || len(e) > len(s.b)-s.r1 {
		return
	}
	switch e {
	case "ative":
		if len(e) <= len(s.b)-s.r2 {
			s.cut(len(e))
		}
	case "ational":
		s.swap(e, "ate")
	case "tional":
		s.swap(e, "tion")
	case "alize":
		s.swap(e, "al")
	case "icate", "iciti", "ical":
		s.swap(e, "ic")
	case "ful", "ness":
		s.cut(len(e))
	}
}

// derivedTwice is step 4.
func (s *stemmer) derivedTwice() {
	e := s.ending(twiceEndings)
	if len(e) > len(s.b)-s.r2 {
		return
	}
	if n := len(s.b); e == "ion" && (n < 4 || s.b[n-4] != 's' && s.b[n-4] != 't') {
		return
	}
	s.cut(len(e))
}

// endingE is step 5.
func (s *stemmer) endingE() {
	last := len(s.b) - 1
	switch {
	case s.r1 > last:
	case s.b[last] == 'e':
		if s.r2 <= last || !s.endsShort(last) {
			s.cut(1)
		}
	case s.r2 <= last && s.b[last] == 'l' && last > 0 && s.b[last-1] == 'l':
		s.cut(1)
	}
}
