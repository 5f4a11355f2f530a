package text

import (
	"strings"
)

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
