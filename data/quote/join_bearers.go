package quote

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"verbatim/data/text"
)

// bearer is one name in one source, with all its forms there.
type bearer struct {
	source string
	key    string // nameKey of the name
	name   text.Name
	full   string   // as written
	forms  []string // as written, full and short, sorted
	roles  []string // sorted
	sex    string   // empty where it is not told, or told both ways
	open   bool     // a bare surname that several of its own source bear
	says   offices  // what its roles say, for clashes
	rank   int      // how much of the name is known, as rank gives it
	keys   []string // of the name
	bare   []string // keys of the family name alone
}

// rank is how much of a name is known: 0 a bare surname, 1 with an initial, 2
// with a given name, 3 with middle names or "Jr." as well.
func rank(n text.Name) int {
	switch {
	case n.Bare():
		return 0
	case len([]rune(n.Given[0])) == 1:
		return 1
	case n.Middle() == "" && n.Suffix == "":
		return 2
	}
	return 3
}

// gathering is the bearers of all sources while the mentions are read.
type gathering struct {
	at      map[Written]*bearer     // by source and nameKey
	surname map[Written][]*bearer   // the full names of a source by their family name
	apart   map[[2]Written]struct{} // by nameKey, both ways
	aliases map[Written]*bearer     // short forms and the bearers they were given to, by nameKey
}

// gather makes one bearer of all mentions of a name in one source. Short and
// full forms inside a source go together as the text has them: by the full name
// that the mention stands for, else by the only one with that surname.
func gather(mentions []Mention, apart [][2]Written) *gathering {
	g := &gathering{map[Written]*bearer{}, map[Written][]*bearer{}, map[[2]Written]struct{}{}, map[Written]*bearer{}}
	for _, p := range apart {
		a, b := written(p[0]), written(p[1])
		g.apart[[2]Written{a, b}], g.apart[[2]Written{b, a}] = struct{}{}, struct{}{}
	}
	var short []Mention
	for _, m := range mentions {
		n := text.ReadName(m.Name)
		if t := text.ReadName(m.Text); !n.Known() || n.Bare() && !t.Bare() {
			n, m.Name = t, m.Text
		}
		switch {
		case !n.Known():
		case n.Bare():
			short = append(short, m)
		default:
			g.add(g.bearer(m.Source, n), m)
		}
	}
	for _, m := range short {
		g.addShort(m)
	}
	for _, b := range g.at {
		b.forms = distinct(b.forms, cmp.Compare[string])
		b.settleName()
		b.rank, b.keys, b.bare = rank(b.name), b.name.Keys(), nil
		surname := b.name
		surname.Given = nil
		for _, surname.Family = range b.name.Surnames() {
			b.bare = append(b.bare, surname.Keys()...)
		}
		b.roles = distinct(b.roles, cmp.Compare[string])
		b.says = readOffices(b.roles)
	}
	return g
}

// written is the name in the form under which bearers are found.
func written(w Written) Written { return Written{w.Source, nameKey(text.ReadName(w.Name))} }

// bearer finds or makes the bearer of a name.
func (g *gathering) bearer(source string, n text.Name) *bearer {
	at := Written{source, nameKey(n)}
	b := g.at[at]
	if b == nil {
		b = &bearer{source: source, name: n}
		g.at[at] = b
		if !n.Bare() {
			for _, s := range n.Surnames() {
				k := Written{source, s}
				g.surname[k] = append(g.surname[k], b)
			}
		}
	}
	return b
}

// addShort gives a bare surname to the one full name of its source that ends
// in it. Where several do it stays by itself.
func (g *gathering) addShort(m Mention) {
	n := text.ReadName(m.Name)
	known := g.surname[Written{m.Source, n.Family}]
	at := Written{m.Source, nameKey(n)}
	if len(known) == 1 {
		b := known[0]
		_, apart := g.apart[[2]Written{at, {m.Source, nameKey(b.name)}}]
		if like, _ := text.CompareNames(n, b.name); !apart && like != text.NamesDiffer {
			g.add(b, m)
			return
		}
	}
	b := g.bearer(m.Source, n)
	b.open = len(known) > 0
	g.add(b, m)
}

// add gives a mention to its bearer.
func (g *gathering) add(b *bearer, m Mention) {
	for _, form := range []string{m.Text, m.Name} {
		n := text.ReadName(form)
		if !n.Known() || !slices.Contains(b.name.Surnames(), n.Family) && form != m.Name {
			continue // "he", "the commander"
		}
		b.forms = append(b.forms, form)
		at := Written{b.source, nameKey(n)}
		if other, ok := g.aliases[at]; ok && other != b {
			g.aliases[at] = nil // two bearers: it names neither
		} else if at.Name != nameKey(b.name) {
			g.aliases[at] = b
		}
	}
	if m.Role != "" {
		b.roles = append(b.roles, m.Role)
	}
	switch sex := cmp.Or(m.Sex, sexOf(m.Text, m.Role)); {
	case sex == "" || b.sex == sex:
	case b.sex == "":
		b.sex = sex
	default:
		b.sex = both
	}
}

// both is the sex of a bearer whom a source calls he and she: it says nothing.
const both = "both"

// sexOf is what a title before the name or a noun of the role tells.
func sexOf(name, role string) string {
	title, _, _ := strings.Cut(name, " ")
	switch text.NamePart(title) {
	case "mr", "sir", "lord", "king", "prince":
		return "he"
	case "mrs", "ms", "miss", "lady", "queen", "princess":
		return "she"
	}
	for _, w := range strings.Fields(role) {
		switch w {
		case "of", "for", "to", "from", "in", "at", "with":
			return ""
		case "spokeswoman", "chairwoman", "congresswoman", "businesswoman":
			return "she"
		}
	}
	return ""
}

// settleName takes for a bearer's name the shortest of its forms in full, titles
// off, and its article from any.
func (b *bearer) settleName() {
	key := nameKey(b.name)
	for _, form := range b.forms {
		n := text.ReadName(form)
		if nameKey(n) != key {
			continue
		}
		form = untitled(form, n)
		if b.full == "" || cmp.Or(cmp.Compare(len(form), len(b.full)), cmp.Compare(form, b.full)) < 0 {
			b.full = form
		}
		if n.Article || !b.name.Article {
			b.name = n
		}
	}
}

// untitled is a written name without the words before it.
func untitled(form string, n text.Name) string {
	words := strings.Fields(form)
	for len(words) > 1 {
		rest := text.ReadName(strings.Join(words[1:], " "))
		if nameKey(rest) != nameKey(n) || rest.Article != n.Article {
			break
		}
		words = words[1:]
	}
	if len(words) == len(strings.Fields(form)) {
		return form
	}
	return strings.Join(words, " ")
}

// sorted are the bearers by name and source.
func (g *gathering) sorted() []*bearer {
	keys := slices.SortedFunc(maps.Keys(g.at), func(a, b Written) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Source, b.Source))
	})
	out := make([]*bearer, len(keys))
	for i, k := range keys {
		out[i] = g.at[k]
		out[i].key = k.Name
	}
	return out
}
