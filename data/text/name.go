package text

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/data/say"
)

// Name is a person's name taken apart: titles, roles and ownership off, every
// part folded to letters of one case without accents.
type Name struct {
	Given   []string // given and middle names, in order; empty where only one part is written
	Family  string   // the last part, its article off; empty where it is no name ("he", "one sheikh")
	Article bool     // an Arabic article stands before the family name
	Suffix  string   // jr, sr, ii, iii; else empty

	particle bool // an Arabic particle stands in it: bin, abu
	al       bool // the article is a first word "Al" by itself, which may be short for Albert
	western  bool // a Western particle stands before the family name: van, de
	van      bool // it is the first word, with a capital, and may be a given name: Van Morrison
}

// longestName is the most bytes of what is read as a name with its titles.
const longestName = 300

// ReadName takes a name apart as it stands in a text, such as "Iraqi spokesman
// Sa’ad al-Hadithi". What follows a comma or an opening bracket is left out.
func ReadName(s string) Name {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(s, "(")
	if len(s) > longestName {
		return Name{}
	}
	var n Name
	var parts []string
	words, hyphened := nameWords(s)
	courtesy := false // Mr. King: the last word is no title then
	article := false  // before the next part
	for i, w := range words {
		f, last := NamePart(w), i == len(words)-1
		r := []rune(w)
		switch {
		case f == "":
		case len(parts) == 0 && honorifics[f] && i+2 < len(words):
		case len(parts) == 0 && nameTitles[f] && !(courtesy && last && surnames[f]):
			courtesy = courtesies[f]
		case offices[f] && !last && !suffixes[NamePart(words[i+1])]: // Iraqi Prime Minister
			parts, n, article = parts[:0], Name{}, false
		case last && len(parts) > 0 && suffixes[f]:
			n.Suffix = f
		case IsArticle(f) && !last && (len(parts) > 0 || f != "as" && f != "at" && f != "an"):
			article = true
			n.al = w == "Al" && len(parts) == 0 && strings.Contains(s, "Al ")
		case arabicParticles[f] && !last:
			n.particle, article = true, false
			parts = append(parts, f)
		case !last && westernParticles[f] && (len(parts) > 0 || unicode.IsUpper(r[0]) && !chineseFamilies[f]):
			n.western = true
			n.van = len(parts) == 0
		case unicode.IsUpper(r[0]) || unicode.IsLetter(r[0]) && !unicode.IsLower(r[0]):
			parts, n.Article, article = append(parts, f), article, false
		case hyphened[i] && len(parts) > 0 && (len(parts) > 1 || syllables.MatchString(f)): // Ban Ki-moon, Jin-ping
			parts = append(parts, f)
		default: // a role before the name: "spokesman Saad Hadisi"
			parts, n, article = parts[:0], Name{}, false
		}
	}
	parts = tied(parts)
	if len(parts) == 0 || len(parts) == 1 && namePronouns[parts[0]] {
		return Name{}
	}
	n.Family, n.Given = parts[len(parts)-1], parts[:len(parts)-1:len(parts)-1]
	n.al, n.van = n.al && n.Bare(), n.van && n.Bare()
	return n
}

// nameWords splits at spaces and hyphens and tells which words a hyphen ties to
// the one before.
func nameWords(s string) (words []string, hyphened []bool) {
	for _, w := range strings.Fields(s) {
		for i, p := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '‐' || r == '‑' }) {
			words, hyphened = append(words, p), append(hyphened, i > 0)
		}
	}
	return words, hyphened
}

// tied writes as one the parts that are one name: Abdul Rahman, Abu Bakr, Ben
// Ali, where Ben is no given name. The
// particles between names, bin and ibn, come and go and are left out.
func tied(parts []string) []string {
	out := parts[:0]
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		more := i+1 < len(parts)
		switch {
		case more && (p == "abu" || p == "umm"):
			p, i = p+parts[i+1], i+1
		case i+2 < len(parts) && (p == "abd" || p == "abdul" || p == "abdel" || p == "abdal"):
			p, i = "abdul"+parts[i+1], i+1
		case p == "ben" && i+2 == len(parts) && (i > 0 || arabicGiven[parts[i+1]]):
			p, i = p+parts[i+1], i+1
		case more && arabicParticles[p]:
			continue
		}
		out = append(out, p)
	}
	return out
}

// Known tells whether there is a name at all.
func (n Name) Known() bool { return n.Family != "" }

// Bare tells whether a name is one part only: mostly a surname.
func (n Name) Bare() bool { return len(n.Given) == 0 }

// NamePart folds one part of a name: accents, capitals, apostrophes, dots and
// the ending of ownership go.
func NamePart(w string) string {
	w = strings.TrimSuffix(Fold(w, Diacritics), "'s")
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

// IsArticle tells whether a folded part is the Arabic article, as it is
// written before any letter: al, el, as, ash.
func IsArticle(part string) bool { return arabicArticles[part] }

// IsTitle tells whether a folded word is one that stands before names: Mr., Gen.
func IsTitle(word string) bool { return nameTitles[word] }

// IsArabic tells whether folded parts hold one that only Arabic names have: an
// article, a particle, or a given name.
func IsArabic(parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return IsArticle(p) || IsParticle(p) || arabicGiven[p] })
}

// IsParticle tells whether a folded part is one that ties Arabic names: bin, abu.
func IsParticle(part string) bool { return arabicParticles[part] }

// Likeness is how two names stand to each other.
type Likeness uint8

// The likenesses.
const (
	NamesUnknown Likeness = iota // one of them is no name
	NamesSame                    // one person, and what both write is spelled alike
	NamesVary                    // one person, spelled in two ways
	NamesDiffer                  // two people
)

// Rule is why two names are taken for one person, in words that fit behind
// "because".
type Rule = say.Text

// The rules, the surest first.
const (
	ByLetter   Rule = "the names are written alike"
	ByArticle  Rule = "only the article differs"
	ByNickname Rule = "one given name is the short form of the other"
	ByInitial  Rule = "the initial fits the given name"
	BySpace    Rule = "the given name is written in one word or in two"
	ByOrder    Rule = "the same Chinese or Korean name, in other order or with its syllables apart"
	ByPinyin   Rule = "two romanisations of one Chinese name"
	ByKorean   Rule = "two romanisations of one Korean name"
	ByCyrillic Rule = "two romanisations of one Slavic name"
	ByArabic   Rule = "two romanisations of one Arabic name: the consonants agree"
)

// CompareNames tells whether two names are one person's, and by which rule
// that is known. Titles, roles, short and full forms make no difference. A
// spelling is forgiven only where the names show of which script they are
// romanised: Western names that sound alike (Backer, Baker) are two people.
// It is symmetric. A bare surname is taken for the short form of a full name;
// who joins across texts has to see whether others bear it too.
func CompareNames(a, b Name) (Likeness, Rule) {
	switch {
	case !a.Known() || !b.Known():
		return NamesUnknown, ""
	case a.Suffix != "" && b.Suffix != "" && a.Suffix != b.Suffix:
		return NamesDiffer, ""
	case a.al && !b.Bare() && !b.arabic() || b.al && !a.Bare() && !a.arabic(): // Al Gore and Tipper Gore
		return NamesDiffer, ""
	case a.van && !b.Bare() && !b.western || b.van && !a.Bare() && !a.western: // Van Morrison and Tom Morrison
		return NamesDiffer, ""
	}
	if rule, ok := sameParts(a, b); ok && !middlesDiffer(a, b) {
		if rule == ByLetter && a.Article != b.Article {
			return NamesVary, ByArticle
		}
		return NamesSame, rule
	}
	switch {
	case sameChinese(a, b):
		return NamesVary, ByOrder
	case samePinyin(a, b):
		return NamesVary, ByPinyin
	case sameKorean(a, b):
		return NamesVary, ByKorean
	case sameCyrillic(a, b) && !middlesDiffer(a, b):
		return NamesVary, ByCyrillic
	case sameArabic(a, b):
		return NamesVary, ByArabic
	}
	return NamesDiffer, ""
}

// sameParts compares family name with family name and first given name with
// first given name, as written.
func sameParts(a, b Name) (Rule, bool) {
	switch {
	case a.Family == b.Family && (a.Bare() || b.Bare()):
		return ByLetter, true
	case a.Bare() != b.Bare() && (a.Bare() && a.Family == b.Given[0] || b.Bare() && b.Family == a.Given[0]):
		return ByLetter, true
	case a.Family != b.Family:
		return "", false
	}
	x, y := a.Given[0], b.Given[0]
	switch {
	case x == y:
		return ByLetter, true
	case fullGiven(x) == fullGiven(y):
		return ByNickname, true
	case initialOf(x, y):
		return ByInitial, true
	case strings.Join(a.Given, "") == strings.Join(b.Given, ""):
		return BySpace, true
	}
	return "", false
}

// Middle is the second given name; empty where there is none, as in Chinese
// names, whose given name may be written in two syllables.
func (n Name) Middle() string {
	if len(n.Given) < 2 {
		return ""
	}
	if _, _, _, ok := n.chinese(); ok {
		return ""
	}
	if _, apart := n.korean(); apart {
		return ""
	}
	return n.Given[1]
}

// Surnames are the parts that may be the family name: of a Chinese or Korean
// name the first too.
func (n Name) Surnames() []string {
	if n.Bare() || n.Article || n.Family == n.Given[0] {
		return []string{n.Family}
	}
	_, _, _, chinese := n.chinese()
	_, korean := n.korean()
	if first := n.Given[0]; (chinese || korean) && (chineseFamilies[first] || koreanFamilies[first] != "") {
		return []string{n.Family, first}
	}
	return []string{n.Family}
}

// middlesDiffer tells George W. from George H. W.: both have middle names, the
// first of which can not be one.
func middlesDiffer(a, b Name) bool {
	x, y := a.Middle(), b.Middle()
	if x == "" || y == "" {
		return false
	}
	return x != y && !initialOf(x, y) && !soundAlike(x, y)
}

// fullGiven is the given name that a short form stands for; else itself.
func fullGiven(g string) string {
	if full, ok := nicknames[g]; ok {
		return full
	}
	return g
}

func initialOf(a, b string) bool {
	return a != b && (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// Keys are under which to look for others of the same person among many: two
// full names without initials that [CompareNames] takes for one share a key.
func (n Name) Keys() []string {
	given := ""
	if !n.Bare() {
		given = n.Given[0]
	}
	keys := []string{"=" + n.Family + "/" + fullGiven(given)}
	if len(n.Given) > 1 {
		keys = append(keys, "="+n.Family+"/"+strings.Join(n.Given, ""))
	}
	for _, f := range fused(n.Family) {
		for _, family := range skeletons(f) {
			for _, given := range skeletons(given) {
				keys = append(keys, "a"+family+"/"+given)
			}
		}
	}
	if n.slavic() {
		keys = append(keys, "s"+slavicFamily(n.Family)+"/"+slavicGiven(given))
	}
	if family, given, _, ok := n.chinese(); ok {
		keys = append(keys, "c"+family+"/"+given, "w"+pinyin(family)+"/"+pinyin(given))
	}
	readings, _ := n.korean()
	for _, r := range readings {
		keys = append(keys, "k"+r[0]+"/"+r[1])
	}
	return keys
}
