package quote

import (
	"slices"
	"strings"

	"verbatim/data/say"
	"verbatim/data/text"
)

// offices is what roles say: of each office the stems of whose it is.
type offices map[string]map[string]bool

// heads are the words that name an office, by stem, with the one under which
// they are compared.
var heads = func() map[string]string {
	m := map[string]string{}
	for _, line := range []string{
		"spokesman spokeswoman spokesperson", "president", "minister premier pm", "governor", "mayor", "senator", "ambassador", "king",
		"commander", "chairman chairwoman chair", "head leader chief boss", "director", "secretary", "editor", "general", "sheikh", "judge",
		"professor", "analyst", "aide adviser advisor", "lawmaker member", "lobbyist",
	} {
		words := strings.Fields(line)
		for _, w := range words {
			m[text.Fold(w, text.Stem)] = words[0]
		}
	}
	return m
}()

// empty are words of roles that tell nobody from anybody.
var empty = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the of for in at to and or by with from his her its their former current then new old
		senior top leading prominent another acting who is was u.s`) {
		m[text.Fold(w, text.Stem)] = true
	}
	return m
}()

// roleStems are the stems of a role that say something.
func roleStems(role string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(role, func(r rune) bool { return strings.ContainsRune(" \u00a0\n\t,;()-–—/“”\"", r) }) {
		if s := strings.Trim(text.Fold(w, text.Stem), ".'"); s != "" && !empty[s] {
			out = append(out, s)
		}
	}
	return out
}

// officeOf is the office that a role's stems name; a deputy's is another.
func officeOf(stems []string) string {
	deputy := ""
	for _, s := range stems {
		switch {
		case isDeputy(s):
			deputy = "deputy "
		case heads[s] != "":
			return deputy + heads[s]
		}
	}
	return ""
}

func isDeputy(stem string) bool { return stem == "deputi" || stem == "vice" }

// readOffices takes from each role the first office in it.
func readOffices(roles []string) offices {
	o := offices{}
	for _, role := range roles {
		stems := roleStems(role)
		head := officeOf(stems)
		if head == "" {
			continue
		}
		if o[head] == nil {
			o[head] = map[string]bool{}
		}
		for _, s := range stems {
			if heads[s] == "" && !isDeputy(s) {
				o[head][s] = true
			}
		}
	}
	return o
}

// clash tells whether both hold one office, and of bodies that have no word in
// common: spokesman of the government, spokesman of a militia.
func (o offices) clash(p offices) bool {
	for head, of := range o {
		if other := p[head]; len(of) > 0 && len(other) > 0 && !meet(of, other) {
			return true
		}
	}
	return false
}

func meet(a, b map[string]bool) bool {
	for s := range a {
		if b[s] {
			return true
		}
	}
	return false
}

// conflicts tells an office held of two bodies, and roles that have no word in
// common with most: roles that share a word, or a word with a third, are one
// kind, and each other kind is told against the one most roles are of.
func conflicts(roles []RoleGiven) []Conflict {
	var out []Conflict
	tell := func(a, b RoleGiven, what say.Text) {
		out = append(out, Conflict{a, b, say.T("%s: “%s” in %s, “%s” in %s", what, a.Role, a.Source, b.Role, b.Source)})
	}
	holders := map[string]RoleGiven{} // the first that says whose office it is, by office
	for _, r := range roles {
		says := readOffices([]string{r.Role})
		for head, of := range says { // one at most
			first, ok := holders[head]
			if !ok && len(of) > 0 {
				holders[head] = r
			} else if ok && first.Source != r.Source && readOffices([]string{first.Role}).clash(says) {
				tell(first, r, "the same office of two bodies")
			}
		}
	}
	kinds := roleKinds(roles)
	for _, k := range kinds[min(1, len(kinds)):] {
		if a, b, ok := acrossSources(kinds[0], k); ok {
			tell(a, b, "the roles have no word in common")
		}
	}
	return out
}

// acrossSources is the first role of each kind, if no source gives both: who
// does sees no conflict in them.
func acrossSources(a, b []RoleGiven) (x, y RoleGiven, ok bool) {
	of := map[string]bool{}
	for _, r := range a {
		of[r.Source] = true
	}
	return a[0], b[0], !slices.ContainsFunc(b, func(r RoleGiven) bool { return of[r.Source] })
}

// roleKinds are the roles by kind, the kind of most roles first.
func roleKinds(roles []RoleGiven) [][]RoleGiven {
	kind := make([]int, len(roles)) // a union-find
	root := func(i int) int {
		for kind[i] != i {
			i = kind[i]
		}
		return i
	}
	having := map[string]int{}
	for i, r := range roles {
		kind[i] = i
		stems := roleStems(r.Role)
		for _, word := range append(stems, "office of "+officeOf(stems)) {
			if heads[word] != "" || isDeputy(word) || word == "office of " {
				continue // the office says it
			}
			if other, ok := having[word]; ok {
				a, b := root(other), root(i)
				kind[max(a, b)] = min(a, b)
			}
			having[word] = i
		}
	}
	at := map[int]int{}
	var kinds [][]RoleGiven
	for i, r := range roles {
		if len(roleStems(r.Role)) == 0 {
			continue
		}
		k, ok := at[root(i)]
		if !ok {
			k = len(kinds)
			at[root(i)] = k
			kinds = append(kinds, nil)
		}
		kinds[k] = append(kinds[k], r)
	}
	slices.SortStableFunc(kinds, func(a, b []RoleGiven) int { return len(b) - len(a) })
	return kinds
}
