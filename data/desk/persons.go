package desk

import (
	"cmp"
	"context"
	"slices"

	"verbatim/data/quote"
)

// Person is all that the sources call one person, as the program proposes it
// and as a person has decided.
type Person struct {
	Name       string   // in full, as most sources write it
	Body       bool     // a source shows it to be no person but an organisation, a place or a text, and none a person
	Names      []NameIn // every spelling, by source
	Roles      []RoleIn
	Conflicts  []string // roles that are hard to have both, a sentence each without its full stop
	Reasons    []Reason // why names that differ are one person's
	Quotations []Said   // by source and place; none of who is only named
}

// NameIn is a name as one source writes it.
type NameIn struct {
	Source string // its id
	Label  string // what a person calls the source; two of one label have their names behind it
	Name   string
}

// RoleIn is what one source says a person is.
type RoleIn struct{ Source, Label, Role string }

// Reason is why two names were taken for one person's.
type Reason struct {
	A, B      NameIn
	Why       string // fits behind "because"
	Confirmed bool   // a person has said so
}

// Said is one quotation of a person.
type Said struct {
	Source, Label string
	Text          string // without its quotation marks
	Quotation     *Quotation
}

// Persons lists by name who speaks in the sources or is named in them with an
// office or a role, as [quote.Join] proposes who is who, what
// [Desk.ConfirmJoin] and [Desk.Split] have decided first. Who is only named has
// no quotations; speakers without a name are in none.
func (d *Desk) Persons(ctx context.Context) ([]Person, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	c, err := d.cast(ctx, s)
	if err != nil {
		return nil, err
	}
	persons, _ := c.join(s.decided)
	return persons, nil
}

// cast is all who speak or are named in the sources.
type cast struct {
	labels   map[string]string // of sources by id, unique
	ids      map[string]string // the other way
	mentions []quote.Mention
	said     []Said
}

// cast reads the names of all sources.
func (d *Desk) cast(ctx context.Context, s *state) (*cast, error) {
	c := &cast{labels: map[string]string{}, ids: map[string]string{}}
	shown, same := s.shown(), map[string]int{}
	for _, src := range shown {
		same[src.label()]++
	}
	for _, src := range shown {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		label := src.label()
		if same[label] > 1 {
			label += " (" + src.name + ")"
		}
		c.labels[src.id], c.ids[label] = label, src.id
		o, err := d.text(ctx, s, src.revision)
		if err != nil {
			return nil, err
		}
		for _, m := range o.mentions() {
			m.Source = label
			c.mentions = append(c.mentions, m)
		}
		for i := range o.quotations {
			if q := &o.quotations[i]; q.Speaker != nil {
				c.said = append(c.said, Said{src.id, label, q.Inner.Of(o.doc.Text), q})
			}
		}
	}
	return c, nil
}

// join puts together who is one, and gives everyone what they said. Unmade are
// the joins decided on that would bring together what is put apart.
func (c *cast) join(said []decision) (persons []Person, unmade []decision) {
	found, not := quote.Join(c.mentions, c.decided(said))
	at := map[quote.Written]int{}
	persons = make([]Person, len(found))
	for i, p := range found {
		persons[i] = c.person(p)
		for _, f := range p.Forms {
			at[f] = i
		}
	}
	for _, q := range c.said {
		i, ok := at[quote.Written{Source: q.Label, Name: q.Quotation.Speaker.Name}]
		if !ok {
			i, ok = at[quote.Written{Source: q.Label, Name: q.Quotation.Speaker.Text}]
		}
		if ok {
			persons[i].Quotations = append(persons[i].Quotations, q)
		}
	}
	for i := range persons {
		persons[i].Body = isBody(persons[i].Quotations)
	}
	for _, n := range said {
		if pair := c.pair(n); n.Same && (slices.Contains(not, pair) || slices.Contains(not, [2]quote.Written{pair[1], pair[0]})) {
			unmade = append(unmade, n)
		}
	}
	return persons, unmade
}

// isBody tells from what is said of its speaker whether a name is no person's.
func isBody(said []Said) bool {
	has := func(b quote.Being) bool {
		return slices.ContainsFunc(said, func(q Said) bool { return q.Quotation.Speaker.Being == b })
	}
	return has(quote.Body) && !has(quote.Human)
}

// decided are a person's decisions about sources that are here.
func (c *cast) decided(said []decision) (d quote.Decided) {
	for _, n := range said {
		switch {
		case c.labels[n.A.Source] == "" || c.labels[n.B.Source] == "":
		case n.Same:
			d.Joined = append(d.Joined, c.pair(n))
		default:
			d.Apart = append(d.Apart, c.pair(n))
		}
	}
	return d
}

func (c *cast) pair(n decision) [2]quote.Written {
	return [2]quote.Written{{Source: c.labels[n.A.Source], Name: n.A.Name}, {Source: c.labels[n.B.Source], Name: n.B.Name}}
}

func (c *cast) name(w quote.Written) NameIn { return NameIn{c.ids[w.Source], w.Source, w.Name} }

func (c *cast) person(p quote.Person) Person {
	out := Person{Name: p.Name}
	for _, f := range p.Forms {
		out.Names = append(out.Names, c.name(f))
	}
	for _, r := range p.Roles {
		out.Roles = append(out.Roles, RoleIn{c.ids[r.Source], r.Source, r.Role})
	}
	for _, x := range p.Conflicts {
		out.Conflicts = append(out.Conflicts, x.Says)
	}
	for _, l := range p.Links {
		out.Reasons = append(out.Reasons, Reason{c.name(l.A), c.name(l.B), l.Why, l.Confirmed})
	}
	slices.SortStableFunc(out.Reasons, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(x.A.Label, y.A.Label), cmp.Compare(x.A.Name, y.A.Name), cmp.Compare(x.B.Label, y.B.Label), cmp.Compare(x.B.Name, y.B.Name))
	})
	return out
}
