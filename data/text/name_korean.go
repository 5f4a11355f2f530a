package text

import (
	"regexp"
	"slices"
	"strings"
)

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
