package collate

import "strings"

// longEnough is the fewest letters of a word that spells -ise or -our: shorter
// ones are other words (rise, prise, four, tour).
const longEnough = 6

// endings are British against American spellings that no two words differ in.
var endings = [...][2]string{
	{"isation", "ization"},
	{"isations", "izations"},
	{"ise", "ize"},
	{"ised", "ized"},
	{"ises", "izes"},
	{"ising", "izing"},
	{"yse", "yze"},
	{"ysed", "yzed"},
	{"yses", "yzes"},
	{"ysing", "yzing"},
	{"our", "or"},
	{"ours", "ors"},
	{"oured", "ored"},
	{"ouring", "oring"},
	{"ourable", "orable"},
}

// american spells a folded word one way, so that organise is organize and
// labour labor. Promise becomes promize on both sides: it is a key only.
func american(w string) string {
	if len(w) < longEnough {
		return w
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e[0]); ok {
			return stem + e[1]
		}
	}
	return w
}
