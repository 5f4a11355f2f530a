package views

import (
	"slices"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

func (s *speakerSheet) drawCard(g *pen, w, h float32) {
	s.paintCard(g, w)
	if s.reading && s.join >= len(s.reasons()) {
		g.ring(1, s.sayings+2, w-4, max(20, h-s.sayings-6))
	}
}

// paintCard draws the chosen person and returns the height that it took.
func (s *speakerSheet) paintCard(g *pen, w float32) float32 {
	const m = 22
	p := s.persons[s.chosen]
	c := &cardPen{pen: g, x: m, y: 34, w: w - 2*m}
	g.fit(m, c.y, c.w, p.Name, serifBold, 21, g.ink)
	c.section(say.T("Names"), spellings(p))
	s.paintJoins(c)
	c.section(say.T("Roles"), roles(p))
	c.section(say.T("Roles that are hard to have both"), conflicts(p))
	s.sayings = c.y + 6
	c.y += 34
	g.text(m, c.y, capital(quotations(p)), sansBold, 14, g.ink)
	for _, q := range p.Quotations {
		c.y += 26
		g.fit(m, c.y, c.w, q.Label, sans, 13, g.ink2)
		for _, l := range g.folded(strings.Join(strings.Fields(q.Words), " "), c.w, serif, 16) {
			c.y += 22
			g.text(m, c.y, l, serif, 16, g.ink)
		}
		c.y += 4
	}
	return c.y + 24
}

// cardPen writes lines one under the other.
type cardPen struct {
	*pen
	x, y, w float32
}

// section writes lines under a name; without lines nothing.
func (c *cardPen) section(name string, said []fact) {
	if len(said) == 0 {
		return
	}
	c.y += 32
	c.text(c.x, c.y, name, sansBold, 14, c.ink)
	for _, t := range said {
		for i, l := range c.folded(t.what, c.w, serif, 16) {
			c.y += 24 - min(1, float32(i))*2
			c.text(c.x, c.y, l, serif, 16, c.ink)
		}
		for _, l := range c.folded(t.where, c.w-16, sans, 13) {
			c.y += 18
			c.text(c.x+16, c.y, l, sans, 13, c.ink2)
		}
	}
}

// fact is something said of a person, with the sources that say it.
type fact struct{ what, where string }

// gathered puts sources together that say the same, in the order they come.
func gathered[T any](of []T, parts func(T) (what, label string)) (out []fact) {
	at := map[string]int{}
	labels := map[string][]string{}
	for _, x := range of {
		what, label := parts(x)
		i, ok := at[what]
		if !ok {
			i = len(out)
			at[what], out = i, append(out, fact{what: what})
		}
		if !slices.Contains(labels[what], label) {
			labels[what] = append(labels[what], label)
		}
		out[i].where = strings.Join(labels[what], "; ")
	}
	return out
}

// spellings are a person's names, each once with its sources.
func spellings(p desk.Person) []fact {
	return gathered(p.Names, func(n desk.NameIn) (string, string) { return oneLine(n.Name), n.Label })
}

// roles are what the sources say a person is.
func roles(p desk.Person) []fact {
	return gathered(p.Roles, func(r desk.RoleIn) (string, string) { return oneLine(r.Role), r.Label })
}

// conflicts are a sentence each.
func conflicts(p desk.Person) (out []fact) {
	for _, says := range p.Conflicts {
		out = append(out, fact{what: capital(says) + "."})
	}
	return out
}
