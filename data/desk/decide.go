package desk

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"verbatim/data"
	"verbatim/data/store"
)

// settingPersons is the setting that keeps who is who; it has a field for
// every two names that a person has decided on.
const settingPersons = "persons"

// decision is what a person said of two names, as it is stored.
type decision struct {
	A    decidedName `json:"a"`
	B    decidedName `json:"b"`
	Same bool        `json:"same"` // one person's; else two
}

type decidedName struct {
	Source string `json:"source"` // its id
	Name   string `json:"name"`
}

// decide is the decision on two names, whichever comes first.
func decide(a, b NameIn, same bool) decision {
	x, y := decidedName{a.Source, a.Name}, decidedName{b.Source, b.Name}
	if y.Source < x.Source || y.Source == x.Source && y.Name < x.Name {
		x, y = y, x
	}
	return decision{x, y, same}
}

// field is the same for two names in every copy of the workbench.
func (n decision) field() string {
	n.Same = false
	return "pair/" + data.Hash(string(encode(n)))[:16]
}

func (n decision) set() store.Set {
	return store.Set{Kind: store.OfSetting, ID: settingPersons, Field: n.field(), Value: encode(n)}
}

// decisions reads what stands, in a fixed order.
func decisions(fields map[string]json.RawMessage) (out []decision, err error) {
	for _, f := range slices.Sorted(maps.Keys(fields)) {
		if isNull(fields[f]) {
			continue
		}
		n, err := decode[decision](fields[f])
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// with is the decisions with another one, which takes the place of an older
// one on the same names.
func with(said []decision, n decision) []decision {
	return append(without(said, n), n)
}

func without(said []decision, n decision) []decision {
	return slices.DeleteFunc(slices.Clone(said), func(x decision) bool { return x.field() == n.field() })
}

// ConfirmJoin says that two names in [Desk.Persons] are one person's, as one
// step: it confirms what was proposed, or merges two persons. Names that were
// put apart, they or others of theirs, have to be undone first.
func (d *Desk) ConfirmJoin(ctx context.Context, a, b NameIn) error {
	s, c, _, err := d.deciding(ctx, a, b)
	if err != nil {
		return err
	}
	n := decide(a, b, true)
	said := with(s.decided, n)
	if _, unmade := c.join(said); slices.Contains(unmade, n) {
		return mistake("%s and %s cannot be joined: a person has put apart two of their names. Undo that first.", a.Name, b.Name)
	}
	_, err = d.apply(ctx, causeJoin, n.set())
	return err
}

// Split says that a name in [Desk.Persons] is not the person's who bears the
// others, as one step; without others, all those that other sources give the
// same person. Joins confirmed before that bring them together again are
// taken back with it.
func (d *Desk) Split(ctx context.Context, name NameIn, others ...NameIn) error {
	s, c, bearer, err := d.deciding(ctx, append([]NameIn{name}, others...)...)
	if err != nil {
		return err
	}
	if len(others) == 0 {
		for _, n := range bearer.Names {
			if n.Source != name.Source {
				others = append(others, n)
			}
		}
	}
	if len(others) == 0 {
		return mistake("No other source names %s, so there is nobody to be told from.", name.Name)
	}
	said := s.decided
	var sets []store.Set
	for _, o := range others {
		n := decide(name, o, false)
		said, sets = with(said, n), append(sets, n.set())
	}
	_, unmade := c.join(said)
	for _, n := range unmade {
		sets = append(sets, store.Set{Kind: store.OfSetting, ID: settingPersons, Field: n.field()})
	}
	_, err = d.apply(ctx, causeSplit, sets...)
	return err
}

// deciding is what a decision on names needs, and who bears the first of them.
func (d *Desk) deciding(ctx context.Context, names ...NameIn) (*state, *cast, Person, error) {
	if err := d.writable(); err != nil {
		return nil, nil, Person{}, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, nil, Person{}, err
	}
	c, err := d.cast(ctx, s, false)
	if err != nil {
		return nil, nil, Person{}, err
	}
	persons, _ := c.join(s.decided)
	var first Person
	for i, n := range names {
		has := func(x NameIn) bool { return x.Source == n.Source && x.Name == n.Name }
		at := slices.IndexFunc(persons, func(p Person) bool { return slices.ContainsFunc(p.Names, has) })
		if at < 0 {
			return nil, nil, first, mistake("Nobody in that source is called %s any more.", n.Name)
		}
		if i == 0 {
			first = persons[at]
		} else if has(names[0]) {
			return nil, nil, first, mistake("%s is one name. Choose two.", n.Name)
		}
	}
	return s, c, first, nil
}
