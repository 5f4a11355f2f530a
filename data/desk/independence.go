package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/quote"
	"verbatim/data/say"
	"verbatim/data/text"
)

// Independence says how many separate witnesses the versions of one passage
// are. What no text and no person has said is unknown and counted as that.
type Independence struct {
	Versions       []Version // by source and place
	Outlets        []string  // the publishers, once each
	UnknownOutlets int       // sources whose publisher is not known
	Wordings       int       // that differ by more than typography, case and where they begin and end
	Credits        []string  // who is said to have got the words, once each
	Uncredited     int       // versions that name nobody
}

// Version is the passage as it stands in one source.
type Version struct {
	Source, Label string
	Outlet        string // the publisher; empty where unknown
	Credit        string // "Reuters"; empty where none is named
	Wording       int    // versions of one wording share it; counts from 1
	Passage       data.Passage
}

// Independence gathers the versions of an overlap's passage: its two sides, and
// those of the overlaps in its group ([reuse.Kinship]). Set phrases, boilerplate
// and what was dismissed are left out.
func (d *Desk) Independence(ctx context.Context, overlap string) (Independence, error) {
	s, err := d.present(ctx)
	if err != nil {
		return Independence{}, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return Independence{}, err
	}
	out, _, err := d.witnesses(ctx, s, s.versions(k))
	return out, err
}

// witnesses are the versions at some places, with the texts they stand in.
func (d *Desk) witnesses(ctx context.Context, s *state, sides []data.Side) (out Independence, texts []*opened, err error) {
	var words []string // of each version, as spaced
	for _, x := range sides {
		o, err := d.text(ctx, s, x.Revision)
		if err != nil {
			return Independence{}, nil, err
		}
		if err := o.holds(x.Passage); err != nil {
			return Independence{}, nil, err
		}
		src := s.hereAs(x.Revision)
		v := Version{Source: src.id, Label: src.label(), Outlet: src.meta.Publisher, Passage: x.Passage}
		if q := quote.At(o.quotations, x.Passage); q != nil {
			v.Credit = q.Credit
		}
		out.Versions, words, texts = append(out.Versions, v), append(words, o.spaced(x.Passage)), append(texts, o)
	}
	out.tellWordings(words)
	out.count()
	return out, texts, nil
}

// versions are the places where a passage stands: the sides of all overlaps of
// its group.
func (s *state) versions(k known) []data.Side {
	sides := []data.Side{k.A, k.B}
	for _, o := range s.related(k) {
		sides = append(sides, o.A, o.B)
	}
	return s.places(sides)
}

// related are the overlaps of the same group as one, itself among them, but for
// what was dismissed.
func (s *state) related(k known) (out []*known) {
	kin := s.kinship()
	at := slices.IndexFunc(s.overlaps, func(o *known) bool { return o.ID == k.ID })
	for i, o := range s.overlaps {
		if at >= 0 && kin[i].Group == kin[at].Group && !o.Tier.Aside() && o.status != data.Dismissed {
			out = append(out, o)
		}
	}
	return out
}

// places are the sides in sources at hand, by source and place, one of each
// stretch: where two lie by half upon each other the longer.
func (s *state) places(sides []data.Side) (out []data.Side) {
	slices.SortStableFunc(sides, func(x, y data.Side) int { return cmp.Compare(y.Passage.Len(), x.Passage.Len()) })
	at := map[string][]data.Side{} // those taken, by text
	for _, x := range sides {
		taken := at[x.Revision]
		if s.hereAs(x.Revision) == nil || slices.ContainsFunc(taken, func(y data.Side) bool { return samePlace(x, y) }) {
			continue
		}
		at[x.Revision] = append(taken, x)
		out = append(out, x)
	}
	slices.SortFunc(out, func(x, y data.Side) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), x.Passage.Compare(y.Passage))
	})
	return out
}

// samePlace tells two passages of one text that share half of the shorter.
func samePlace(x, y data.Side) bool {
	return x.Revision == y.Revision && 2*x.Passage.Common(y.Passage) >= min(x.Passage.Len(), y.Passage.Len())
}

// spaced are the folded words of a passage with a space around each, so that
// one wording holds another where the one string holds the other.
func (o *opened) spaced(p data.Passage) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, sp := range p {
		from, to := o.doc.WordRange(sp)
		for _, w := range o.doc.Words[from:to] {
			t := o.doc.Tokens[w]
			b.WriteString(text.Fold(o.doc.Text[t.Start:t.End], text.Diacritics))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// tellWordings numbers the wordings. A shorter version that a longer one holds
// is of the same wording.
func (in *Independence) tellWordings(words []string) {
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(len(words[y]), len(words[x])) })
	var whole []string
	for _, i := range order {
		at := slices.IndexFunc(whole, func(w string) bool { return strings.Contains(w, words[i]) })
		if at < 0 {
			at, whole = len(whole), append(whole, words[i])
		}
		in.Versions[i].Wording = at + 1
	}
	in.Wordings = len(whole)
}

// count counts who is known, each name once however it is written.
func (in *Independence) count() {
	unknown := map[string]bool{}
	add := func(to []string, name string) []string {
		key := text.Fold(name, text.Diacritics)
		if slices.ContainsFunc(to, func(s string) bool { return text.Fold(s, text.Diacritics) == key }) {
			return to
		}
		return append(to, name)
	}
	for _, v := range in.Versions {
		if v.Outlet == "" {
			unknown[v.Source] = true
		} else {
			in.Outlets = add(in.Outlets, v.Outlet)
		}
		if v.Credit == "" {
			in.Uncredited++
		} else {
			in.Credits = add(in.Credits, v.Credit)
		}
	}
	in.UnknownOutlets = len(unknown)
}

// Says is the count in a line: "3 outlets and 1 unknown, 2 wordings, 1 named
// source (Reuters), 2 versions naming none".
func (in Independence) Says() string {
	parts := []string{say.N("%s outlet", "%s outlets", len(in.Outlets))}
	switch {
	case in.UnknownOutlets > 0 && len(in.Outlets) == 0:
		parts[0] = say.N("%s unknown outlet", "%s unknown outlets", in.UnknownOutlets)
	case in.UnknownOutlets > 0:
		parts[0] = say.N("%s outlet and %s unknown", "%s outlets and %s unknown", len(in.Outlets), say.Number(in.UnknownOutlets))
	}
	parts = append(parts, say.N("%s wording", "%s wordings", in.Wordings))
	if len(in.Credits) > 0 {
		parts = append(parts, say.N("%s named source (%s)", "%s named sources (%s)", len(in.Credits), inList(in.Credits)))
	}
	if in.Uncredited > 0 {
		parts = append(parts, say.N("%s version naming none", "%s versions naming none", in.Uncredited))
	}
	return strings.Join(parts, ", ")
}

// inList joins names in the window's language: "a, b and c".
func inList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return say.T("%s and %s", strings.Join(names[:last], ", "), names[last])
}
