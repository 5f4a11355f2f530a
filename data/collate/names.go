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

// titles stand before names.
var titles = set(`mr mrs ms miss dr prof professor gen general lt col colonel maj major capt captain sgt sergeant sheikh shaikh sheik
	ayatollah imam king queen prince princess president prime minister premier pm vice deputy foreign defense defence secretary
	senator sen representative rep governor gov chairman spokesman spokeswoman ambassador sir lord lady dame judge justice
	commander admiral adm chancellor marine joint chiefs of staff state the`)
