package quote

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/data/text"
)

// Mention is a person as one source writes them: a speaker, or somebody named.
type Mention struct {
	Source string // its name
	Text   string // as written: "Zamili", "Gen. Joseph Dunford", "he"
	Name   string // the full name it stands for where the source has given it; else empty
	Role   string // what the source says they are; else empty
	Sex    string // "he" or "she" where a title or pronoun tells; else empty
}

// Written is one name as one source writes it.
type Written struct{ Source, Name string }

// Decided is what a person has said about who is who. It overrides every
// proposal. Names that no mention has are passed over.
type Decided struct {
	Joined [][2]Written // are one person
	Apart  [][2]Written // are two
}

// Link is one reason for which two names were taken for one person's.
type Link struct {
	A, B      Written
	Why       string // fits behind "because"
	Confirmed bool   // a person has said so
}

// RoleGiven is what one source says a person is.
type RoleGiven struct{ Source, Role string }

// Conflict is two roles that are hard to have both. The person judges.
type Conflict struct {
	A, B RoleGiven
	Says string // a plain sentence
}

// Person is all that the sources call one person, as a proposal.
type Person struct {
	Name      string    // the full name most sources write
	Forms     []Written // every spelling, by source
	Roles     []RoleGiven
	Conflicts []Conflict
	Links     []Link // why the forms of different names are one person's
}

// Speakers are the mentions among the quotations of one source, without those
// who are only described: "a member of the Committee" is not named Committee.
func Speakers(source string, qs []Quotation) []Mention {
	var ms []Mention
	for _, q := range qs {
		if q.Speaker == nil || q.Speaker.Name == "" && indefinite(q.Speaker.Text) {
			continue
		}
		m := Mention{Source: source, Text: q.Speaker.Text, Name: q.Speaker.Name, Role: q.Speaker.Role}
		switch m.Text {
		case "he", "He":
			m.Sex = "he"
		case "she", "She":
			m.Sex = "she"
		}
		ms = append(ms, m)
	}
	return ms
}

// indefinite tells a noun phrase that brings in somebody new.
func indefinite(phrase string) bool {
	first, _, more := strings.Cut(phrase, " ")
	return more && slices.Contains([]string{"a", "an", "one", "another"}, strings.ToLower(first))
}

// Join proposes who is who among the names of several sources. A full name
// joins others by the rules of [text.CompareNames]; an initial or a bare
// surname joins only the one person whom it fits, and none where several do. No
// join brings together a he and a she, Jr. and Sr., or two whom a person has
// put apart; one by sound or by less than a full name is not made against roles
// that clash.
//
// The persons come by name and do not depend on the order of the mentions.
// Unmade are the joins in said that would bring together what it puts apart.
// Mentions without a name ("one sheikh") are left out. The time grows with
// n log n: names are looked up by keys, and under one key each is compared
// with its nearest neighbours in spelling only, after the sorted-neighbourhood
// method of Hernández and Stolfo (1995).
func Join(mentions []Mention, said Decided) (persons []Person, unmade [][2]Written) {
	j := newJoiner(gather(mentions, said.Apart))
	for _, p := range said.Apart {
		j.putApart(p)
	}
	unmade = j.confirm(said.Joined)
	j.joinFull()
	j.joinInitials()
	j.joinBare()
	return j.persons(), unmade
}

// persons puts together what has been joined.
func (j *joiner) persons() []Person {
	members := map[int][]int{}
	for i := range j.bearers {
		r := j.root(i)
		members[r] = append(members[r], i)
	}
	links := map[int][]Link{}
	for _, l := range j.links {
		r := j.root(l.at)
		links[r] = append(links[r], l.Link)
	}
	out := make([]Person, 0, len(members))
	for r, is := range members {
		p := Person{Name: j.title(is), Links: links[r]}
		for _, i := range is {
			b := j.bearers[i]
			for _, f := range b.forms {
				p.Forms = append(p.Forms, Written{b.source, f})
			}
			for _, role := range b.roles {
				p.Roles = append(p.Roles, RoleGiven{b.source, role})
			}
		}
		slices.SortFunc(p.Forms, byWritten)
		p.Roles = distinct(p.Roles, func(a, b RoleGiven) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Role, b.Role))
		})
		p.Conflicts = conflicts(p.Roles)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), byWritten(a.Forms[0], b.Forms[0]))
	})
	return out
}

// title is what to call a person: in full, as most sources write it, the
// longer and then the first of equals.
func (j *joiner) title(is []int) string {
	votes := map[string]int{}
	for _, i := range is {
		votes[j.bearers[i].full]++
	}
	best := is[0]
	for _, i := range is[1:] {
		x, y := j.bearers[i], j.bearers[best]
		if cmp.Or(
			compareBool(x.rank > 0, y.rank > 0),
			cmp.Compare(votes[x.full], votes[y.full]),
			cmp.Compare(len(x.name.Given), len(y.name.Given)),
			cmp.Compare(y.full, x.full),
		) > 0 {
			best = i
		}
	}
	return j.bearers[best].full
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func byWritten(a, b Written) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Name, b.Name))
}

// distinct sorts and drops repetitions.
func distinct[T comparable](s []T, order func(a, b T) int) []T {
	slices.SortFunc(s, order)
	return slices.Compact(s)
}

// nameKey is equal for names of equal parts; the article makes no difference.
func nameKey(n text.Name) string {
	key := n.Family + "\x00" + n.Suffix
	for _, g := range n.Given {
		key += "\x00" + g
	}
	return key
}
