package text

import (
	"regexp"
	"slices"
	"strings"
)

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
