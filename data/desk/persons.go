package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
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
	Words         string    // without its quotation marks; empty in what [Desk.Cast] lists
	Outer         data.Span // with them, in bytes of the source's text
	As            string    // what the source calls the speaker, in full where it says who that is
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
	return d.persons(ctx, s, true)
}

// Cast lists the same without what they say: what is kept at hand of many
// sources is then their names and no texts. It is shared and must not be changed.
func (d *Desk) Cast(ctx context.Context) ([]Person, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	d.casting.Lock()
	defer d.casting.Unlock()
	if d.castOf == s {
		return d.actors, nil
	}
	persons, err := d.persons(ctx, s, false)
	if err == nil {
		d.castOf, d.actors = s, persons
	}
	return persons, err
}

func (d *Desk) persons(ctx context.Context, s *state, words bool) ([]Person, error) {
	c, err := d.cast(ctx, s, words)
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
	mentions []quote.Mention   // each once of a source
	said     []saying
	speakers []speaker // each once
}

// saying is one quotation: there are many of few speakers.
type saying struct {
	source  string // its id
	words   string // empty where they were not wanted
	outer   data.Span
	speaker int // of the cast's
}

// speaker is what tells whose a quotation is.
type speaker struct {
	written, name string // as in [quote.Speaker]
	being         quote.Being
}

// cast reads the names of all sources, and where words are wanted the quotations.
// Strings of its own share no memory with the texts, which can go.
func (d *Desk) cast(ctx context.Context, s *state, words bool) (*cast, error) {
	c := &cast{labels: map[string]string{}, ids: map[string]string{}}
	own, speakers := ownStrings{}, map[speaker]int{}
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
		o, err := d.textInPassing(ctx, s, src.revision)
		if err != nil {
			return nil, err
		}
		told := map[quote.Mention]bool{} // a name that a source repeats tells no more
		for _, m := range o.mentions() {
			if m.Source = label; told[m] {
				continue
			}
			told[m] = true
			m.Text, m.Name, m.Role = own.of(m.Text), own.of(m.Name), own.of(m.Role)
			c.mentions = append(c.mentions, m)
		}
		for _, q := range o.quotations {
			if q.Speaker == nil {
				continue
			}
			by := speaker{own.of(q.Speaker.Text), own.of(q.Speaker.Name), q.Speaker.Being}
			at, ok := speakers[by]
			if !ok {
				at = len(c.speakers)
				speakers[by], c.speakers = at, append(c.speakers, by)
			}
			x := saying{source: src.id, outer: q.Outer, speaker: at}
			if words {
				x.words = strings.Clone(q.Inner.Of(o.doc.Text))
			}
			c.said = append(c.said, x)
		}
	}
	return c, nil
}

// ownStrings are strings out of texts, each once and in memory of its own.
type ownStrings map[string]string

func (o ownStrings) of(s string) string {
	kept, ok := o[s]
	if !ok {
		kept = strings.Clone(s)
		o[kept] = kept
	}
	return kept
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
	c.give(persons, at)
	for _, n := range said {
		if pair := c.pair(n); n.Same && (slices.Contains(not, pair) || slices.Contains(not, [2]quote.Written{pair[1], pair[0]})) {
			unmade = append(unmade, n)
		}
	}
	return persons, unmade
}

// give gives everyone what they said; at tells whose a name in a source is. What is
// said of its speaker tells whether a name is no person's.
func (c *cast) give(persons []Person, at map[quote.Written]int) {
	whose, many := make([]int, len(c.said)), make([]int, len(persons))
	for i, q := range c.said {
		by, label := c.speakers[q.speaker], c.labels[q.source]
		p, ok := at[quote.Written{Source: label, Name: by.name}]
		if !ok {
			p, ok = at[quote.Written{Source: label, Name: by.written}]
		}
		if whose[i] = p; !ok {
			whose[i] = -1
			continue
		}
		many[p]++
	}
	body, human := make([]bool, len(persons)), make([]bool, len(persons))
	for i, q := range c.said {
		p := whose[i]
		if p < 0 {
			continue
		}
		x, by := &persons[p], c.speakers[q.speaker]
		if x.Quotations == nil {
			x.Quotations = make([]Said, 0, many[p])
		}
		x.Quotations = append(x.Quotations, Said{q.source, c.labels[q.source], q.words, q.outer, cmp.Or(by.name, by.written)})
		body[p], human[p] = body[p] || by.being == quote.Body, human[p] || by.being == quote.Human
	}
	for i := range persons {
		persons[i].Body = body[i] && !human[i]
	}
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
