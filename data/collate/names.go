package collate

import (
	"strings"

	"verbatim/data/text"
)

// Names tells how two speakers' names stand to each other, by the rules of
// [text.CompareNames].
func Names(a, b string) Differs {
	switch like, _ := text.CompareNames(text.ReadName(a), text.ReadName(b)); like {
	case text.NamesSame:
		return SameName
	case text.NamesVary:
		return Varies
	case text.NamesDiffer:
		return Others
	}
	return Unknown
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
