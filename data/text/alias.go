package text

import (
	_ "embed"
	"strings"
)

//go:embed aliases.txt
var aliasTable string

type alias struct {
	words     []string // the run, as folded to Diacritics
	canonical []string
}

// aliases are the runs by their first word, the longest first.
var aliases = readAliases(aliasTable)

// Alias gives the canonical words a run of up to three folded words (folded to
// Caseless or Diacritics) stands for, and how many of them it used:
// ["airstrikes"] -> "air", "strikes", 1; ["u.s"] -> "american", 1; ["united",
// "states"] -> "american", 2. ok is false where the run begins no alias; the
// canonical words themselves begin none. The caller must not change the slice.
func Alias(folded []string) (canonical []string, used int, ok bool) {
	if len(folded) == 0 {
		return nil, 0, false
	}
	for _, a := range aliases[folded[0]] {
		if len(a.words) > len(folded) {
			continue
		}
		same := true
		for i := 1; i < len(a.words) && same; i++ {
			same = a.words[i] == folded[i]
		}
		if same {
			return a.canonical, len(a.words), true
		}
	}
	return nil, 0, false
}

// AliasWords is the most words of an alias that begins with a folded word; 0
// where none does.
func AliasWords(first string) int {
	if list := aliases[first]; len(list) > 0 {
		return len(list[0].words)
	}
	return 0
}

func readAliases(table string) map[string][]alias {
	m := map[string][]alias{}
	for line := range strings.Lines(table) {
		line, _, _ = strings.Cut(line, "#")
		canonical, others, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for o := range strings.SplitSeq(others, ",") {
			words := strings.Fields(o)
			if len(words) == 0 {
				continue
			}
			list := append(m[words[0]], alias{words, strings.Fields(canonical)})
			for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			m[words[0]] = list
		}
	}
	return m
}
