package text

import (
	"regexp"
	"slices"
	"strings"
)

// alike is the Jaro-Winkler likeness that two parts of an Arabic name with one
// consonant skeleton must reach. By itself no threshold works: Zamili and
// Zimili, at .78, are one man, Assad and Assadi, at .97, two. Measured on the
// names of the five articles: precision 1.0, recall .88.
const alike = .75

// SoundAlike tells whether two folded parts of an Arabic name are romanisations
// of one, the article written together with either or not (Alasady, Asadi).
// Whether the name is Arabic the caller has to know.
func SoundAlike(a, b string) bool {
	for _, x := range fused(a) {
		for _, y := range fused(b) {
			if soundAlike(x, y) {
				return true
			}
		}
	}
	return false
}

func soundAlike(a, b string) bool {
	if a == b {
		return true
	}
	others := skeletons(b)
	share := slices.ContainsFunc(skeletons(a), func(s string) bool { return slices.Contains(others, s) })
	return share && jaroWinkler(a, b) >= alike && lastVowelsAgree(a, b)
}

// fused is a family name and, where the article may be written together with
// it, what is left without: Alasady, asady.
func fused(family string) []string {
	if len(family) >= 6 && strings.HasPrefix(family, "al") {
		return []string{family, family[2:]}
	}
	return []string{family}
}

// sameArabic compares by sound where either name has an Arabic part and
// neither surname is spelled as only Western ones are.
func sameArabic(a, b Name) bool {
	if !a.arabic() && !b.arabic() || western(a.Family) || western(b.Family) || middlesDiffer(a, b) {
		return false
	}
	if !a.Bare() && !b.Bare() && !soundAlike(a.Given[0], b.Given[0]) {
		return false
	}
	return SoundAlike(a.Family, b.Family)
}

func (n Name) arabic() bool {
	if n.Article && !n.al || n.particle || arabicGiven[n.Family] {
		return true
	}
	return slices.ContainsFunc(n.Given, func(g string) bool {
		return arabicGiven[g] || strings.HasPrefix(g, "abdul") || strings.HasPrefix(g, "abdel") || strings.HasPrefix(g, "abu")
	})
}

// western tells spellings that no romanisation of Arabic or Persian has:
// Backer, Woolson.
func western(family string) bool {
	for _, end := range []string{"avi", "vand", "pour", "poor", "pur", "parast"} { // Persian
		family = strings.TrimSuffix(family, end)
	}
	if strings.ContainsAny(family, "pvx") || strings.Contains(family, "ck") {
		return true
	}
	for _, end := range []string{"son", "nsen", "nssen", "ton", "ley", "ford", "wood", "berg", "stein"} {
		if strings.HasSuffix(family, end) && len(family) > len(end)+1 {
			return true
		}
	}
	return false
}

// consonants writes those that romanisations of Arabic exchange as one.
var consonants = strings.NewReplacer("sh", "$", "kh", "x", "gh", "g", "dh", "d", "th", "s", "ch", "$", "ph", "f", "ck", "k",
	"q", "k", "c", "k", "ou", "u", "ee", "i", "oo", "u", "y", "i")

// skeletons are the skeletons of a part: q is said as k, in the Gulf and in
// Persian as g.
func skeletons(s string) []string {
	if strings.Contains(s, "q") {
		return []string{skeleton(s), skeleton(strings.ReplaceAll(s, "q", "g"))}
	}
	return []string{skeleton(s)}
}

// skeleton is the consonants of a romanised Arabic name part: vowels dropped,
// but a first one kept as o or as another, for Omar is not Ammar; a final i, for that is the nisba and tells
// Assad from Assadi; and a final a, which tells Samira from Samir. Doubled
// letters single.
func skeleton(s string) string {
	s = consonants.Replace(s)
	s = withoutMuteH(s)
	b := make([]byte, 0, len(s)+1)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isVowel(c) {
			if i == 0 && (c == 'o' || c == 'u') {
				b = append(b, 'o')
			} else if i == 0 {
				b = append(b, '*')
			}
			continue
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	if n := len(s); n > 2 {
		switch s[n-1] {
		case 'i':
			b = append(b, 'i')
		case 'a', 'e':
			b = append(b, 'a')
		}
	}
	return string(b)
}

// withoutMuteH takes off the h that the feminine ending may be written with:
// Hamzah, Farideh. Short names in -eh, such as Saleh, end in an h that is heard.
func withoutMuteH(s string) string {
	if len(s) > 3 && strings.HasSuffix(s, "ah") || len(s) > 6 && strings.HasSuffix(s, "eh") {
		return s[:len(s)-1]
	}
	return s
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// vowels is the classes of the vowels between the last two consonants.
type vowels uint8

const (
	vowelA  vowels = 1 << iota // a
	vowelI                     // i, ee
	vowelAI                    // ai, ei
	vowelU                     // u, o
)

// lastVowels are the classes that the vowel before the last consonant may
// belong to, a final i or a taken off. That vowel tells Jamal from Jamil and
// Hassan from Hussein, where those before it come and go.
func lastVowels(s string) vowels {
	all := withoutMuteH(consonants.Replace(s))
	b := strings.TrimRight(all, "aeiou")
	nisba := b != all
	if b != "" {
		b = strings.TrimRight(b, b[len(b)-1:])
	}
	before := strings.TrimRight(b, "aeiou")
	run := b[len(before):] // empty in Zamli
	switch {
	case before == "abd": // Abdullah, Abdallah
		return vowelA | vowelI | vowelAI | vowelU
	case strings.ContainsAny(run, "uo") && !nisba && strings.ContainsAny(before, "uo"): // Yusuf, Youssef
		return vowelU | vowelI
	case strings.ContainsAny(run, "uo"):
		return vowelU
	case run == "e":
		return vowelA | vowelI | vowelAI
	case run == "i":
		return vowelI | vowelAI
	case strings.Contains(run, "a") && strings.ContainsAny(run, "ei") || run == "ei":
		return vowelAI | vowelI
	case run != "" && strings.Trim(run, "a") == "":
		return vowelA
	}
	return vowelA | vowelI | vowelAI | vowelU
}

func lastVowelsAgree(a, b string) bool { return lastVowels(a)&lastVowels(b) != 0 }

// sameCyrillic compares romanisations of Cyrillic. They keep their vowels, so
// all of the name has to agree once the systems' letters are written as one.
func sameCyrillic(a, b Name) bool {
	if !a.slavic() || !b.slavic() {
		return false
	}
	if !a.Bare() && !b.Bare() && slavicGiven(a.Given[0]) != slavicGiven(b.Given[0]) {
		return false
	}
	return slavicFamily(a.Family) == slavicFamily(b.Family)
}

// slavicFamily is a family name with the Ukrainian and Russian letters of one
// that opens with Cyrillic ge as one: Honcharenko, Goncharenko.
func slavicFamily(f string) string {
	c := cyrillic(f)
	if strings.HasPrefix(f, "h") && (strings.HasSuffix(c, "enko") || strings.HasSuffix(c, "chuk")) {
		return "g" + c[1:]
	}
	return c
}

// slavic tells a name by its given name, or by an ending that only such
// surnames have.
func (n Name) slavic() bool {
	if !n.Bare() && slavicNames[slavicGiven(n.Given[0])] {
		return true
	}
	f := cyrillic(n.Family)
	for _, end := range slavicEndings {
		if strings.HasSuffix(f, end) && len(f) > len(end)+1 {
			return true
		}
	}
	return false
}

var slavicEndings = []string{"ov", "ev", "ova", "eva", "ski", "skaia", "enko", "chuk", "vich"}

// slavicGiven is a given name with its Ukrainian and Russian forms as one.
func slavicGiven(g string) string {
	g = cyrillic(g)
	if russian, ok := ukrainian[g]; ok {
		return russian
	}
	return g
}

// letters writes what romanisations of Cyrillic exchange as one: those of the
// BGN, the ISO and the Library of Congress, German w and tsch, French ou.
var letters = strings.NewReplacer("shch", "shh", "schtsch", "shh", "chtch", "shh", "tsch", "ch", "tch", "ch", "sch", "sh", "kh", "h", "x", "ks",
	"tz", "ts", "ck", "k", "ff", "v", "w", "v", "yo", "e", "ye", "e", "je", "e", "ie", "e", "iou", "iu", "you", "iu", "ou", "u",
	"y", "i", "j", "i")

// cyrillic is a name part in those letters, doubled ones single.
func cyrillic(s string) string {
	s = letters.Replace(s)
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if len(b) == 0 || b[len(b)-1] != s[i] {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// syllables matches a part made of Mandarin syllables, in pinyin or Wade-Giles.
var syllables = regexp.MustCompile(`^((zh|ch|sh|hs|ts|tz|[bpmfdtnlgkhjqxrzcsyw])?(iang|iong|uang|iung|ang|eng|ing|ong|ung|ian|ien|iao|ieh|uai|uan|ueh|ai|ei|ao|ou|an|en|in|ia|ie|iu|ih|ua|ui|un|uo|ue|er|eh|a|o|e|i|u)){1,3}$`)

// chinese is the family and given name of a Chinese name, whichever stands
// first, the syllables written together; apart tells whether they were not.
func (n Name) chinese() (family, given string, apart, ok bool) {
	if n.Bare() || n.Article {
		return "", "", false, false
	}
	parts := append(slices.Clone(n.Given), n.Family)
	switch last := len(parts) - 1; {
	case chineseFamilies[parts[0]]:
		family, parts = parts[0], parts[1:]
	case chineseFamilies[parts[last]]:
		family, parts = parts[last], parts[:last]
	default:
		return "", "", false, false
	}
	for _, p := range parts {
		if !syllables.MatchString(p) {
			return "", "", false, false
		}
	}
	return family, strings.Join(parts, ""), len(parts) > 1, true
}

// sameChinese tells Xi Jinping, Xi Jin-ping and Jinping Xi.
func sameChinese(a, b Name) bool {
	af, ag, _, ok := a.chinese()
	if !ok {
		return false
	}
	bf, bg, _, ok := b.chinese()
	return ok && af == bf && ag == bg
}

// samePinyin tells Mao Zedong and Mao Tse-tung. Wade-Giles writes the syllables
// apart, pinyin together; without that sign Chang and Zhang are two people, and
// so they are where the given name is one syllable.
func samePinyin(a, b Name) bool {
	af, ag, aApart, ok := a.chinese()
	if !ok {
		return false
	}
	bf, bg, bApart, ok := b.chinese()
	return ok && aApart != bApart && pinyin(af) == pinyin(bf) && pinyin(ag) == pinyin(bg)
}

// mandarin writes Wade-Giles and pinyin in one set of classes. Papers leave
// the apostrophe out that parts t from t', so those are one class here.
var mandarin = strings.NewReplacer("ung", "oN", "ong", "oN", "ng", "N", "hs", "x", "tz", "z", "ts", "z", "zh", "J", "ch", "J",
	"q", "J", "j", "J", "sh", "S", "ien", "ian", "ieh", "ie", "ueh", "ue", "ih", "i", "eh", "e", "uo", "o", "t", "d", "p", "b",
	"k", "g", "c", "z")

func pinyin(s string) string { return mandarin.Replace(s) }

// A Korean syllable, one by itself and two together.
const syllable = `(?:ch|kk|pp|tt|ss|jj|sh|[bcdghjklmnprst])?[wy]?(?:yeo|yae|ae|eo|eu|oe|ui|oo|ou|ee|a|e|i|o|u)(?:ng|ck|[bgkmnlprth])?`

var oneSyllable, twoSyllables = regexp.MustCompile(`^` + syllable + `$`), regexp.MustCompile(`^(?:` + syllable + `){2}$`)

// korean is each family and given name that a Korean name may be read as,
// whichever stands first, in letters that all its romanisations share: both of
// Min-jun Park may be a family's. A given name has two syllables; apart tells
// whether they are written so. Where they are not, the name may be Lee Martin.
func (n Name) korean() (readings [][2]string, apart bool) {
	if n.Bare() || n.Article {
		return nil, false
	}
	parts := append(slices.Clone(n.Given), n.Family)
	last := len(parts) - 1
	given := twoSyllables
	if last == 2 {
		given = oneSyllable
	}
	for _, r := range []struct {
		family string
		given  []string
	}{{parts[0], parts[1:]}, {parts[last], parts[:last]}} {
		family, ok := koreanFamilies[r.family]
		if !ok || len(r.given) > 2 || slices.ContainsFunc(r.given, func(p string) bool { return !given.MatchString(p) }) {
			continue
		}
		both := ""
		for _, p := range r.given {
			both += korean.Replace(p)
		}
		readings = append(readings, [2]string{family, both})
	}
	return readings, last == 2 && len(readings) > 0
}

// korean writes what Revised Romanisation, McCune-Reischauer and passports
// exchange as one.
var korean = strings.NewReplacer("young", "iong", "yeong", "iong", "yung", "iong", "hyun", "hion", "hyeon", "hion", "kyung", "kiong", "gyeong", "kiong",
	"sung", "song", "seong", "song", "jung", "chong", "jeong", "chong", "oo", "u", "ee", "i", "eo", "o", "eu", "u", "y", "i",
	"j", "ch", "ng", "ng", "g", "k", "b", "p", "d", "t", "sh", "s")

// sameKorean tells Kim Sang-hoon and Kim Sanghun. One of them has to write the
// syllables apart, for Martin Lee and Lee Martin are two people.
func sameKorean(a, b Name) bool {
	x, apart := a.korean()
	y, too := b.korean()
	return (apart || too) && slices.ContainsFunc(x, func(r [2]string) bool { return slices.Contains(y, r) })
}

// jaroWinkler is Winkler's likeness of two strings, 0 to 1 (Winkler 1990,
// prefix scale .1, at most four letters).
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	window := max(0, max(len(a), len(b))/2-1)
	var inA, inB []byte
	used := make([]bool, len(b))
	for i := range len(a) {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if !used[j] && a[i] == b[j] {
				used[j] = true
				inA = append(inA, a[i])
				break
			}
		}
	}
	for j, u := range used {
		if u {
			inB = append(inB, b[j])
		}
	}
	m := float64(len(inA))
	if m == 0 {
		return 0
	}
	half := 0.
	for i := range inA {
		if inA[i] != inB[i] {
			half += .5
		}
	}
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-half)/m) / 3
	prefix := 0
	for prefix < min(4, len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*.1*(1-jaro)
}
