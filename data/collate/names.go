package collate

import "verbatim/data/text"

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
