package text

import (
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
