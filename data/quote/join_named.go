package quote

import (
	"slices"
	"strings"

	"verbatim/data/text"
)

// Named are the persons that a text names in full and shows to be persons: by
// an office or "Mr." before the name, or by a role beside it. Who only speaks
// is among [Speakers]. The mentions come by place.
func Named(source string, d *text.Doc) []Mention {
	r := read(d)
	r.attribute()
	r.fullNames()
	var found []mention
	for _, ms := range r.names {
		found = append(found, ms...)
	}
	slices.SortFunc(found, func(a, b mention) int { return a.from - b.from })
	var out []Mention
	for _, m := range found {
		from := m.from
		for from > 0 && r.items[from-1].is&(title|capital) == title|capital {
			from--
		}
		office := part{from, m.from}
		role := clean(r.text(r.roleOf(m)))
		if office.empty() && (role == "" || r.thing(m)) {
			continue
		}
		if role == "" && !r.courtesy(office) {
			role = clean(r.text(office))
		}
		out = append(out, Mention{Source: source, Text: unowned(r.text(part{from, m.to})), Name: unowned(r.text(m)), Role: role, Sex: r.sex[r.surname(m)]})
	}
	return out
}

func unowned(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s") }

// thing tells names with an article, which are no person's: "the hardline
// Islamic State".
func (r *reader) thing(m mention) bool {
	for k := m.from - 1; k >= max(0, m.from-2); k-- {
		if r.is(k, "the") {
			return true
		}
		if !r.items[k].any(word) || r.items[k].any(role|prep|joint|cue|verb) {
			break
		}
	}
	return false
}

// courtesy tells titles that say nothing of what somebody does.
func (r *reader) courtesy(p part) bool {
	return p.to == p.from+1 && r.is(p.from, "mr", "mrs", "ms", "miss", "sir")
}
