package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/quote"
	"verbatim/data/text"
)

// Statement is a passage that stands in three places or more.
type Statement struct {
	Overlap string // the first in the list of those that show it
	Speaker string // empty where nobody is named
	Lead    string // its first words, one line
	Places  int
	Outlets int // the publishers, once each
	Unnamed int // sources whose publisher is not known
}

// Versions are all places of a passage, word under word.
type Versions struct {
	Independence
	Overlap string // that they were asked for
	First   string // the first in the list of those that show the passage
	Speaker string // the first that is named
	Places  []Printed
	Table   collate.Table // a row for each place
}

// Printed is a version with what is around it. The places are in the order of
// their dates, those without one last.
type Printed struct {
	Version
	data.Meta
	Speaker   string
	Zone      data.Zone
	Paragraph int          // of its zone, from 1
	Earliest  bool         // no other one can be older, of those with a date
	Lined     data.Passage // what the table lines up: Passage, and what of its sentence others have too
	GoesOn    string       // what follows it in its sentence, one line
	Around    string       // the paragraphs in which it stands
	At        int          // where Around begins in the text, in bytes
}

// Statements lists the passages that stand in three places or more, in the order
// of the list.
func (d *Desk) Statements(ctx context.Context) ([]Statement, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	kin := s.kinship()
	members := map[int][]*known{}
	var order []int
	for i, o := range s.overlaps {
		if g := kin[i].Group; g >= 0 && o.status != data.Dismissed {
			if members[g] == nil {
				order = append(order, g)
			}
			members[g] = append(members[g], o)
		}
	}
	var out []Statement
	for _, g := range order {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sides := make([]data.Side, 0, 2*len(members[g]))
		for _, o := range members[g] {
			sides = append(sides, o.A, o.B)
		}
		places := s.places(sides)
		if len(places) < 3 {
			continue
		}
		x := Statement{Overlap: members[g][0].ID, Places: len(places)}
		if x.Speaker, x.Lead, err = d.leadOf(ctx, s, members[g]); err != nil {
			return nil, err
		}
		x.Outlets, x.Unnamed = s.outletsOf(places)
		out = append(out, x)
	}
	return out, nil
}

// leadOf is who speaks in some overlaps of one passage, and how it begins.
func (d *Desk) leadOf(ctx context.Context, s *state, of []*known) (speaker, lead string, err error) {
	for _, k := range of {
		f, err := d.shown(ctx, s, k)
		if err != nil {
			return "", "", err
		}
		lead = cmp.Or(lead, f.Lead)
		if speaker = cmp.Or(f.SpeakerA, f.SpeakerB); speaker != "" {
			break
		}
	}
	return speaker, lead, nil
}

// outletsOf counts the publishers of some places, and the sources without one.
func (s *state) outletsOf(places []data.Side) (named, unnamed int) {
	outlets, unknown := map[string]bool{}, map[string]bool{}
	for _, p := range places {
		src := s.hereAs(p.Revision)
		if src.meta.Publisher == "" {
			unknown[src.id] = true
		} else {
			outlets[text.Fold(src.meta.Publisher, text.Diacritics)] = true
		}
	}
	return len(outlets), len(unknown)
}

// Versions lines up all places of an overlap's passage, also where there are but
// two. The rows are in the order of their dates; the table does not depend on it.
func (d *Desk) Versions(ctx context.Context, overlap string) (*Versions, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return nil, err
	}
	return d.versionsOf(ctx, s, k, s.versions(k))
}

// versionsOf lines up some places of an overlap's passage, and sorts them by date.
func (d *Desk) versionsOf(ctx context.Context, s *state, k known, sides []data.Side) (*Versions, error) {
	slices.SortStableFunc(sides, func(x, y data.Side) int { return byDate(s.dateOf(x), s.dateOf(y)) })
	in, texts, err := d.witnesses(ctx, s, sides)
	if err != nil {
		return nil, err
	}
	out := &Versions{Independence: in, Overlap: k.ID, First: k.ID}
	if all := s.related(k); len(all) > 0 {
		out.First = all[0].ID
	}
	lined := make([]collate.Side, len(sides))
	for i, x := range sides {
		lined[i] = texts[i].side(x.Passage)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out.Table = collate.Tabulate(lined)
	for i, x := range sides {
		p := texts[i].placeOf(out.Table.Rows[i].Passage, x)
		p.Version, p.Meta = in.Versions[i], s.sources.get(in.Versions[i].Source).meta
		p.Speaker = lined[i].Speaker
		out.Speaker = cmp.Or(out.Speaker, cmp.Or(lined[i].Name, lined[i].Speaker))
		out.Places = append(out.Places, p)
	}
	for i, e := range earliest(out.Places) {
		out.Places[i].Earliest = e
	}
	return out, nil
}

// dateOf is the date of the source that a side stands in.
func (s *state) dateOf(x data.Side) data.Date {
	return s.hereAs(x.Revision).meta.Date
}

// byDate orders dates for a list, the unknown last; one that is known less
// exactly stands behind those inside of it.
func byDate(x, y data.Date) int {
	late := func(d data.Date) (out [3]int) {
		for i, v := range []int{d.Year, d.Month, d.Day} {
			if out[i] = v; v == 0 {
				out[i] = 1 << 20
			}
		}
		return out
	}
	a, b := late(x), late(y)
	return slices.Compare(a[:], b[:])
}

// earliest tells which places have a date that no other can be before. Two of
// one day are both the earliest here; where a date is not known exactly enough to
// tell, none is.
func earliest(places []Printed) []bool {
	out := make([]bool, len(places))
	for i, p := range places {
		out[i] = p.Date.Known() && !slices.ContainsFunc(places, func(q Printed) bool {
			c := p.Date.Compare(q.Date)
			return q.Date.Known() && (c > 0 || c == 0 && p.Date != q.Date)
		})
	}
	return out
}

// mostGoesOn is how much of what follows a passage is shown, in code points.
const mostGoesOn = 120

// placeOf tells what is around a passage.
func (o *opened) placeOf(lined data.Passage, side data.Side) Printed {
	p := Printed{Zone: side.Zone, Lined: lined}
	hull := lined.Hull()
	for _, para := range o.doc.Paragraphs {
		if o.doc.Zone(data.Passage{para}) == side.Zone && para.Start <= hull.Start {
			p.Paragraph++
		}
		if para.Overlaps(hull) {
			if p.Around == "" {
				p.At = para.Start
			}
			p.Around = o.doc.Text[p.At:para.End]
		}
	}
	if n := len(lined); n > 0 {
		end := lined[n-1].End
		for _, sentence := range o.doc.Sentences {
			if sentence.Start < end && end < sentence.End {
				p.GoesOn = goesOn(o.doc.Text[end:sentence.End])
			}
		}
	}
	return p
}

// goesOn is the rest of a sentence without the marks it begins with; empty where
// no word is left.
func goesOn(rest string) string {
	i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return ""
	}
	return clip(rest[i:], mostGoesOn)
}

// quotationAt is the quotation that holds most of a passage, or nil.
func (o *opened) quotationAt(p data.Passage) *Quotation { return quote.At(o.quotations, p) }
