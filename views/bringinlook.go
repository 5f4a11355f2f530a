package views

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The fields of a source that a person can mend before it comes in.
const (
	fieldTitle = iota
	fieldPublisher
	fieldAuthor
	fieldDate
	fieldURL
	fieldLanguage
	metaFields
)

// coming is one source on its way in, or one file that could not be read.
type coming struct {
	desk.Incoming
	refused string // why it could not be read, a sentence; then there is nothing else
	told    string // the same in the window’s language

	date  string // as typed
	out   bool   // left out by the person
	mark  bool
	newer bool              // comes in as a new text of the source it is like
	said  [metaFields]value // then what the file says of itself; the fields hold what is known of that source

	held desk.Held
	near *desk.Near // the source that has nearly the same words; nil where none has

	words  int
	zones  []share
	spans  []data.ZoneSpan    // the zones themselves
	turned map[data.Zone]bool // kinds that a person takes otherwise than the program: furniture in, others out
	damage []hurt
	first  []opening
}

// share is how much of a text a zone is, in hundredths of its length.
type share struct {
	zone data.Zone
	part int
}

// hurt is one stretch of damage.
type hurt struct {
	line int // counts from 1
	why  string
	text string // the beginning of the stretch
}

// opening is one of the first paragraphs with its zone.
type opening struct {
	zone data.Zone
	text string
}

// How much is kept of a text for the sheet: more than it has room for. A text
// may have thousands of stretches of damage.
const (
	openingBytes = 6000
	hurtShown    = 20
	hurtBytes    = 90
)

// inspect reads what the sheet tells of sources on their way in.
func inspect(ctx context.Context, d *desk.Desk, in []desk.Incoming, p desk.Progress) ([]*coming, error) {
	rows := make([]*coming, len(in))
	for i := range in {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p(say.T("looking at texts"), i, len(in))
		rows[i] = &coming{Incoming: in[i]}
		rows[i].inspect()
	}
	return rows, liken(ctx, d, rows, p)
}

// liken tells of each what is here already, or nearly.
func liken(ctx context.Context, d *desk.Desk, rows []*coming, p desk.Progress) error {
	in := make([]desk.Incoming, len(rows))
	for i, c := range rows {
		in[i] = c.Incoming
	}
	held, err := d.Held(ctx, in)
	if err != nil {
		return err
	}
	near, err := d.Near(ctx, in, p)
	if err != nil {
		return err
	}
	of := map[string]*desk.Near{}
	for i := range near {
		of[near[i].Name] = &near[i]
	}
	for i, c := range rows {
		c.held, c.near = held[i], of[c.Name]
		if c.held.SameText {
			c.near = nil
		}
		if c.like() == "" && c.newer {
			c.choose(0)
		}
	}
	return nil
}

// inspect reads the text itself.
func (c *coming) inspect() {
	r := c.Open()
	c.date = c.Date.String()
	c.words = r.Words
	c.zones, c.damage, c.first, c.spans = nil, nil, nil, r.Zones
	text := r.Revision.Text
	part := map[data.Zone]int{}
	for _, z := range r.Zones {
		part[z.Kind] += z.Span.Len()
	}
	for _, z := range data.Zones {
		if n := part[z]; n > 0 {
			c.zones = append(c.zones, share{z, max(1, (n*100+len(text)/2)/len(text))})
		}
	}
	line, at := 1, 0
	for _, h := range r.Damage[:min(hurtShown, len(r.Damage))] {
		if h.Span.Start > at {
			line += strings.Count(text[at:h.Span.Start], "\n")
			at = h.Span.Start
		}
		beginning := h.Span.Of(text)
		c.damage = append(c.damage, hurt{line, h.Why, strings.ToValidUTF8(beginning[:min(hurtBytes, len(beginning))], "")})
	}
	if n := len(r.Damage) - hurtShown; n > 0 {
		c.damage = append(c.damage, hurt{why: say.T("And %s more.", grouped(n))})
	}
	zone := 0
	for _, p := range r.Paragraphs {
		if p.Start > openingBytes {
			break
		}
		for zone+1 < len(r.Zones) && r.Zones[zone].Span.End <= p.Start {
			zone++
		}
		kind := data.ZoneBody
		if zone < len(r.Zones) {
			kind = r.Zones[zone].Kind
		}
		words := p.Of(text)
		c.first = append(c.first, opening{kind, strings.ToValidUTF8(words[:min(openingBytes, len(words))], "")})
	}
}

// optional are the zones that a person can take in or leave aside as a whole.
var optional = []data.Zone{data.ZoneCaption, data.ZoneComments, data.ZoneBoilerplate}

// options are those that this text has, in the order of their keys.
func (c *coming) options() (out []data.Zone) {
	for _, s := range c.zones {
		if slices.Contains(optional, s.zone) && !c.newer && c.comes() {
			out = append(out, s.zone)
		}
	}
	return out
}

// takes tells whether a zone is compared as part of the article.
func (c *coming) takes(z data.Zone) bool { return (z == data.ZoneBoilerplate) == c.turned[z] }

// turn takes a zone in, or leaves it aside.
func (c *coming) turn(z data.Zone) {
	if c.turned == nil {
		c.turned = map[data.Zone]bool{}
	}
	c.turned[z] = !c.turned[z]
}

// drawn are the zones as the person takes them, where those are others than the
// program's: what is left aside is furniture, furniture that is taken in is body.
func (c *coming) drawn() (out []data.ZoneSpan) {
	for _, z := range c.spans {
		switch {
		case !c.turned[z.Kind]:
		case z.Kind == data.ZoneBoilerplate:
			out = append(out, data.ZoneSpan{Kind: data.ZoneBody, Span: z.Span})
		default:
			out = append(out, data.ZoneSpan{Kind: data.ZoneBoilerplate, Span: z.Span})
		}
	}
	return out
}

// damaged counts the stretches of damage.
func (c *coming) damaged() string {
	n := len(c.damage)
	if n > hurtShown {
		return say.T("over %d stretches of damage", hurtShown)
	}
	return say.N("%s stretch of damage", "%s stretches of damage", n)
}

// comes tells whether something will be stored of it.
func (c *coming) comes() bool {
	return c.refused == "" && !c.out && !c.held.SameText && c.held.Twin == ""
}

// like is the id of the source that it may be a newer text of; empty where it
// is new, or here already.
func (c *coming) like() string {
	switch {
	case c.held.SameText || c.held.Twin != "":
		return ""
	case c.near != nil:
		return c.near.Source
	case c.held.SameBytes:
		return c.held.Source
	}
	return ""
}

// likeLabel is what a person calls that source.
func (c *coming) likeLabel() string {
	if c.near != nil {
		return c.near.Label
	}
	return c.held.Label
}

// fates are what can be done with one that is like a source here.
var fates = []say.Text{"Keep both", "Newer text of it", "Leave it out"}

// fate is the one chosen.
func (c *coming) fate() int {
	switch {
	case c.out:
		return 2
	case c.newer:
		return 1
	}
	return 0
}

// choose takes one of the fates. A newer text of a source has what is known of
// that source, until the person takes over what the file says otherwise.
func (c *coming) choose(i int) {
	newer := i == 1
	for f := range metaFields {
		switch here := c.here(f); {
		case newer && !c.newer:
			if c.said[f] = c.value(f); here.text != "" {
				c.set(f, here)
			}
		case !newer && c.newer && c.value(f) == here:
			c.set(f, c.said[f])
		}
	}
	c.newer, c.out = newer, i == 2
}

// newerOf makes it the newer text of a source, as a person said.
func (c *coming) newerOf(r *desk.Reading) {
	if c.near == nil || c.near.Source != r.ID {
		c.near = &desk.Near{Name: c.Name, Source: r.ID, Label: r.Label(), Held: r.Name, Known: desk.Known{Meta: r.Meta, Origins: r.Origins}}
	}
	c.held = desk.Held{}
	c.choose(1)
}

// here is what is known in a field of the source that it is like.
func (c *coming) here(i int) value {
	k := c.held.Known
	if c.near != nil {
		k = c.near.Known
	}
	of := coming{Incoming: desk.Incoming{Meta: k.Meta, Origins: k.Origins}, date: k.Date.String()}
	return of.value(i)
}

// otherwise are the fields in which the file says something else than what is
// known of the source that it is a newer text of.
func (c *coming) otherwise() (out []int) {
	for i := range metaFields {
		if here := c.here(i); c.newer && c.said[i].text != "" && here.text != "" && c.said[i].text != here.text {
			out = append(out, i)
		}
	}
	return out
}

// takesSaid tells whether a field has what the file says.
func (c *coming) takesSaid(i int) bool { return c.field(i) == c.said[i].text }

// turnSaid takes over what the file says, or goes back to what is known.
func (c *coming) turnSaid(i int) {
	if c.takesSaid(i) {
		c.set(i, c.here(i))
	} else {
		c.set(i, c.said[i])
	}
}

// known says in a sentence what is here of it; empty where it is new.
func (c *coming) known() string {
	switch h := c.held; {
	case h.SameText && h.Before:
		return say.T("Its text is here already, as an earlier text of “%s”. It does not come in again.", h.Label)
	case h.SameText && h.SameBytes:
		return say.T("This very file is here already, as “%s”. It does not come in again.", h.Label)
	case h.SameText:
		return say.T("Its text is here already, as “%s”. It does not come in again.", h.Label)
	case h.Twin != "":
		return say.T("“%s” has the same text. It comes in once.", h.Twin)
	case c.near != nil && c.near.Share == 0 && c.out:
		return say.T("It does not come in; “%s” stays as it is.", c.near.Label)
	case c.near != nil && c.near.Share == 0 && !c.newer:
		return say.T("It comes in as a source of its own, beside “%s”.", c.near.Label)
	case c.near != nil && c.near.Share == 0:
		return say.T("It becomes the newest text of “%s”. Its text until now stays.", c.near.Label)
	case c.near != nil:
		return say.T("%s %% of its words are those of “%s”, in their order.", percent(c.near.Share), c.near.Label)
	case h.SameBytes:
		return say.T("This very file is here already, as “%s”, read otherwise.", h.Label)
	}
	return ""
}

// percent writes a share with one decimal, and never rounds up to all.
func percent(share float64) string { return say.Decimal(min(99.9, 100*share), 1) }

// state says in some words what a row of the table shows of it, and whether a
// person should look.
func (c *coming) state() (says string, worth bool) {
	switch {
	case c.Table.Asks():
		return say.T("which column is the text?"), true
	case c.refused != "":
		return say.T("not read: %s", cmp.Or(c.told, c.refused)), true
	case c.held.SameText:
		return say.T("here already"), false
	case c.held.Twin != "":
		return say.T("twice here, comes once"), false
	case c.out:
		return say.T("left out"), false
	case c.newer:
		return say.T("newer text of %s", c.likeLabel()), true
	case c.near != nil:
		return say.T("%s %% like %s", percent(c.near.Share), c.near.Label), true
	case c.held.SameBytes:
		return say.T("here, read otherwise"), true
	case len(c.damage) > 0:
		return c.damaged(), true
	case c.Charset.How == data.CharsetDetected:
		return say.T("letters guessed: %s", c.Charset.Name), true
	}
	return "", false
}

// named is the title, else the name.
func (c *coming) named() string { return cmp.Or(c.Title, c.Name) }

// matches tells whether all words, in lower case, stand in what the table
// tells of it.
func (c *coming) matches(words []string) bool {
	says, _ := c.state()
	date := c.date
	if date == "" {
		date = say.T("undated")
	}
	all := strings.ToLower(strings.Join([]string{c.Name, c.Title, c.Publisher, c.Author, date, c.Language, says}, "\n"))
	for _, w := range words {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// field reads a field as it stands in the form.
func (c *coming) field(i int) string {
	return [metaFields]string{c.Title, c.Publisher, c.Author, c.date, c.URL, c.Language}[i]
}

// value is a field with where it was read.
type value struct {
	text string
	from data.Origin
}

func (c *coming) value(i int) value { return value{c.field(i), *c.origins()[i]} }

func (c *coming) set(i int, v value) {
	*[metaFields]*string{&c.Title, &c.Publisher, &c.Author, &c.date, &c.URL, &c.Language}[i] = v.text
	*c.origins()[i] = v.from
}

// write writes into a field what a person typed.
func (c *coming) write(i int, s string) {
	c.set(i, value{strings.TrimSpace(s), data.Origin{Kind: data.Typed}})
}

// retype writes into the fields what a person typed into those of another.
func (c *coming) retype(was *coming) {
	for i := range metaFields {
		if was.origins()[i].Kind == data.Typed {
			c.write(i, was.field(i))
		}
	}
}

func (c *coming) origins() [metaFields]*data.Origin {
	o := &c.Origins
	return [metaFields]*data.Origin{&o.Title, &o.Publisher, &o.Author, &o.Date, &o.URL, &o.Language}
}

// origin says where a field was read: "page: og:title", "typed"; empty for an
// unknown field.
func (c *coming) origin(i int) string {
	if c.field(i) == "" {
		return ""
	}
	return originName(*c.origins()[i])
}

// reread takes the source as it was read anew, but for what a person typed.
func (c *coming) reread(in desk.Incoming) {
	fate := c.fate()
	c.choose(0)
	was := *c
	c.Incoming = in
	c.inspect()
	c.retype(&was)
	c.choose(fate)
}

// precision says how far a typed date is known; empty where none is.
func precision(typed string) (says string, sound bool) {
	switch d, err := data.ParseDate(typed); {
	case err != nil:
		return say.T("no date"), false
	case !d.Known():
		return "", true
	case d.Month == 0:
		return say.T("to the year"), true
	case d.Day == 0:
		return say.T("to the month"), true
	}
	return say.T("to the day"), true
}
