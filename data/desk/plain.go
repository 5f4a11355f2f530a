package desk

import (
	"cmp"
	"context"
	"slices"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/reuse"
	"verbatim/data/text"
)

// FindIn finds overlaps in plain sources, with tags, ranked. The tags are of
// the found spans only: nobody looks for speakers. Of a large corpus only some
// texts are held parsed at a time. The only error is the context's.
func FindIn(ctx context.Context, in []Incoming, o reuse.Options) (reuse.Result, error) {
	docs := make([]reuse.Document, len(in))
	texts := newShelf(2 * shelfRoom)
	byName := make(map[string]plainText, len(in))
	err := each(ctx, len(in), func(i int) {
		t := plainText{texts, data.Hash(in[i].Text), in[i].Text}
		docs[i] = reuse.Document{Name: in[i].Name, Hash: t.hash, Date: in[i].Date, From: t}
	})
	if err != nil {
		return reuse.Result{}, err
	}
	for _, d := range docs {
		byName[d.Name] = d.From.(plainText)
	}
	r, err := reuse.Find(ctx, docs, o)
	if err != nil {
		return reuse.Result{}, err
	}
	order := byStory(len(r.Overlaps), func(k int) (a, b string) { return r.Overlaps[k].A.Source, r.Overlaps[k].B.Source })
	err = each(ctx, len(order), func(k int) {
		f := &r.Overlaps[order[k]]
		tell(f, collate.Outline(byName[f.A.Source].side(f.A.Passage), byName[f.B.Source].side(f.B.Passage)))
	})
	return r, err
}

// byStory orders n ranked overlaps, each given by its number and the sources of
// its sides, so that those of one story come after each other and its texts need
// to be opened once as a rule: from each source it goes on to the one that shares
// most with it and was not come to before.
func byStory(n int, sources func(k int) (a, b string)) []int {
	shares := map[string][]int{}
	for k := range n {
		a, b := sources(k)
		shares[a] = append(shares[a], k)
		if b != a {
			shares[b] = append(shares[b], k)
		}
	}
	place := make(map[string]int, len(shares)) // in the order that they are come to
	for k := range n {
		a, _ := sources(k)
		for next := []string{a}; len(next) > 0; {
			name := next[len(next)-1]
			next = next[:len(next)-1]
			if place[name] > 0 {
				continue
			}
			place[name] = len(place) + 1
			for _, k := range slices.Backward(shares[name]) { // the strongest last, to be taken first
				if a, b := sources(k); a == name {
					next = append(next, b)
				} else {
					next = append(next, a)
				}
			}
		}
	}
	type placed struct{ later, earlier, k int }
	order := make([]placed, n)
	for k := range n {
		a, b := sources(k)
		order[k] = placed{max(place[a], place[b]), min(place[a], place[b]), k}
	}
	slices.SortFunc(order, func(x, y placed) int {
		return cmp.Or(cmp.Compare(x.later, y.later), cmp.Compare(x.earlier, y.earlier), cmp.Compare(x.k, y.k))
	})
	out := make([]int, len(order))
	for i, x := range order {
		out[i] = x.k
	}
	return out
}

// plainText is a text without a workbench, parsed when it is not at hand.
type plainText struct {
	texts       *shelf // of texts without their quotations
	hash, plain string
}

// Open gives the text; there is no error.
func (t plainText) Open() (*text.Doc, error) { return t.doc(), nil }

func (t plainText) doc() *text.Doc { return t.opened().doc }

func (t plainText) opened() *opened {
	o := t.texts.get(textKey{hash: t.hash})
	if o == nil {
		o = &opened{doc: text.Parse(t.plain), known: &collate.Known{}}
		t.texts.put(textKey{hash: t.hash}, o)
	}
	return o
}

func (t plainText) side(p data.Passage) collate.Side {
	o := t.opened()
	return collate.Side{Doc: o.doc, Passage: p, Known: o.known}
}

// tell puts into an overlap what comparing its wordings has shown.
func tell(o *data.Overlap, c collate.Comparison) {
	o.Tags, o.Alarms = c.Tags, c.Alarms
	o.WordsA, o.WordsB, o.WordsSame = c.WordsA, c.WordsB, c.Same
}

// Compared is the answer of CompareTexts.
type Compared struct {
	A, B               data.Passage // what was compared
	SpeakerA, SpeakerB string       // as written; empty where unknown
	CreditA, CreditB   string
	Joins              []collate.Splice // what A has where B made two of its spans one
	collate.Comparison
}

// CompareTexts compares two sources, or the given spans of them, in the order
// given. Without spans it takes the strongest overlap of the two that is more
// than a set phrase; with the spans of one side only, the other side of the
// overlap that holds most of them. Where there is none it takes the whole
// text.
func CompareTexts(ctx context.Context, a, b Incoming, spansA, spansB data.Passage) (Compared, error) {
	for _, s := range []struct {
		in    Incoming
		spans data.Passage
	}{{a, spansA}, {b, spansB}} {
		for _, sp := range s.spans {
			if sp.Start < 0 || sp.Empty() || sp.End > len(s.in.Text) {
				return Compared{}, mistake("The span %d to %d lies outside %s, which has %d bytes.", sp.Start, sp.End, s.in.Name, len(s.in.Text))
			}
		}
	}
	x, y := open(a.Text), open(b.Text)
	var err error
	if len(spansA) == 0 || len(spansB) == 0 {
		if spansA, spansB, err = counterparts(ctx, a, b, x, y, spansA, spansB); err != nil {
			return Compared{}, err
		}
	}
	sa, sb := x.side(spansA), y.side(spansB)
	c := collate.Compare(sa, sb)
	return Compared{spansA, spansB, sa.Speaker, sb.Speaker, sa.Credit, sb.Credit, c.Splices(sa, x.said()), c}, ctx.Err()
}

// counterparts fills in the passages that were not given.
func counterparts(ctx context.Context, a, b Incoming, x, y *opened, spansA, spansB data.Passage) (data.Passage, data.Passage, error) {
	const nameA, nameB = "A", "B" // the sources' own names may be one and the same
	r, err := reuse.Find(ctx, []reuse.Document{
		{Name: nameA, Hash: data.Hash(a.Text), Date: a.Date, Doc: x.doc},
		{Name: nameB, Hash: data.Hash(b.Text), Date: b.Date, Doc: y.doc},
	}, reuse.Options{})
	if err != nil {
		return nil, nil, err
	}
	wholeA, wholeB := data.Passage{{Start: 0, End: len(a.Text)}}, data.Passage{{Start: 0, End: len(b.Text)}}
	most := 0
	for _, o := range r.Overlaps {
		if o.Within || o.Tier.Aside() {
			continue
		}
		pa, pb := o.A.Passage, o.B.Passage
		if o.A.Source == nameB {
			pa, pb = pb, pa
		}
		held := 1 // without any spans the first one found wins
		switch {
		case len(spansA) > 0:
			held = pa.Common(spansA)
		case len(spansB) > 0:
			held = pb.Common(spansB)
		}
		if held > most {
			most, wholeA, wholeB = held, pa, pb
		}
	}
	if len(spansA) > 0 {
		wholeA = spansA
	}
	if len(spansB) > 0 {
		wholeB = spansB
	}
	return wholeA, wholeB, nil
}
