package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/quote"
	"verbatim/data/store"
)

// OverlapRow is one overlap in the list.
type OverlapRow struct {
	*data.Overlap
	SourceA, SourceB   string // source ids
	MetaA, MetaB       *data.Meta
	LabelA, LabelB     string // what a person calls the sources
	SpeakerA, SpeakerB string // in full where the text says who it is, else as written; empty where unknown
	Lead               string // the first words of A's passage, one line
	Status             data.Status
	Verdicts           []data.Verdict // by reviewer, the adjudicator's last; without those that are hidden
	Hidden             bool           // there are verdicts that this reviewer does not see before giving one
	Given              []string       // tags that persons gave it, in a verdict or for one to come, each once
	FoundBy            string         // "finder" or "hand"
	StandsA, StandsB   Standing       // of a touched overlap, where a source's text has changed
	Like               string         // id of the first overlap in the list that shows the same two wordings, in other copies; empty where it is the first
}

// Settled is the adjudicator's verdict; ok is false where there is none.
func (r OverlapRow) Settled() (v data.Verdict, ok bool) {
	if n := len(r.Verdicts); n > 0 && r.Verdicts[n-1].Settles {
		return r.Verdicts[n-1], true
	}
	return v, false
}

// Pair is all that the pair screen shows.
type Pair struct {
	Row            OverlapRow
	A, B           *Reading
	QuoteA, QuoteB *Quotation // the quotation that holds most of the side; nil where none
	Collation      collate.Comparison
	Splices        []collate.Splice // what A has where B made two of its spans one
	Style          string           // the chosen house style; empty where none
	Breaches       []collate.Breach // the changes that break it, one sentence each, in their order
	Followed       []Followed       // what became of its passages where a source's text has changed
	History        []data.Event
}

// Overlaps lists all overlaps, ranked; [Desk.Left] says what was not compared.
// The rows are shared and must not be changed: one that says what it said when the
// list was last asked for is the same.
func (d *Desk) Overlaps(ctx context.Context) ([]*OverlapRow, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	was := d.rows
	d.mu.Unlock()
	l := rowList{of: s, reviewer: d.Reviewer(), rows: make([]*OverlapRow, len(s.overlaps))}
	old, kin, fresh := was.lookup(l), s.kinship(), 0
	like := func(i int) string {
		if first := kin[i].Like; first != i {
			return s.overlaps[first].ID
		}
		return ""
	}
	for i, k := range s.overlaps {
		if l.rows[i] = old(k, like(i)); l.rows[i] == nil {
			fresh++
		}
	}
	made := make([]OverlapRow, 0, fresh) // one room for all of them
	for i, k := range s.overlaps {
		if l.rows[i] != nil {
			continue
		}
		r, err := d.row(ctx, s, k)
		if err != nil {
			return nil, err
		}
		r.Like = like(i)
		made = append(made, r)
		l.rows[i] = &made[len(made)-1]
	}
	d.mu.Lock()
	d.rows = l
	d.mu.Unlock()
	return l.rows, nil
}

// rowList is the list as it was last made. Only what changed is made anew: a
// verdict changes one row of many thousands, and all of them take 13 MB.
type rowList struct {
	of       *state
	reviewer string
	rows     []*OverlapRow // of the state's overlaps
}

// lookup gives the rows of a list that stand in a later one too, asked for in
// its order; nil for those that do not.
func (l rowList) lookup(later rowList) func(k *known, like string) *OverlapRow {
	if l.of == nil || l.reviewer != later.reviewer || l.of.blind != later.of.blind || l.of.terms != later.of.terms {
		return func(*known, string) *OverlapRow { return nil }
	}
	moved, at := differing(l.of.sources, later.of.sources), 0
	return func(k *known, like string) *OverlapRow {
		for at < len(l.rows) && l.of.overlaps[at] != k && byRank(l.of.overlaps[at], k) < 0 {
			at++
		}
		if at == len(l.rows) || l.of.overlaps[at] != k || l.rows[at].Like != like || len(moved) > 0 && (moved[k.inA.id] || moved[k.inB.id]) {
			return nil
		}
		return l.rows[at]
	}
}

func (d *Desk) row(ctx context.Context, s *state, k *known) (OverlapRow, error) {
	f, err := d.shown(ctx, s, k)
	if err != nil {
		return OverlapRow{}, err
	}
	srcA, srcB := k.inA, k.inB
	may, o := d.seen(s, k), &k.Overlap
	if s.chance(k) != o.ByChance {
		w := s.weighed(k)
		o = &w.Overlap
	}
	return OverlapRow{
		Overlap: o, SourceA: srcA.id, SourceB: srcB.id, MetaA: &srcA.meta, MetaB: &srcB.meta, LabelA: srcA.label(), LabelB: srcB.label(),
		SpeakerA: f.SpeakerA, SpeakerB: f.SpeakerB, Lead: f.Lead,
		Status: may.status, Verdicts: slices.Clone(may.verdicts), Hidden: may != k, FoundBy: k.foundBy,
		Given:   s.tags(may, d.Reviewer()),
		StandsA: k.stands(srcA, false), StandsB: k.stands(srcB, true),
	}, nil
}

// shown is what a list shows of an overlap: as it was kept, else out of the
// texts.
func (d *Desk) shown(ctx context.Context, s *state, k *known) (store.Facts, error) {
	if k.Facts.Rules == listRules {
		return k.Facts, nil
	}
	a, err := d.passage(ctx, s, k.A)
	if err != nil {
		return store.Facts{}, err
	}
	b, err := d.passage(ctx, s, k.B)
	return store.Facts{SpeakerA: a.speaker, SpeakerB: b.speaker, Lead: a.lead}, err
}

// clip is the beginning of a text on one line, cut between words where it can
// be, of at most n code points and an ellipsis.
func clip(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// Left says what was not compared, by reason.
func (d *Desk) Left(ctx context.Context) (map[string]int, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	return maps.Clone(s.left), nil
}

// Pair opens one overlap by its id.
func (d *Desk) Pair(ctx context.Context, overlap string) (*Pair, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return nil, err
	}
	p, err := d.pair(ctx, s, k)
	if err != nil {
		return nil, err
	}
	p.History, err = d.History(ctx, overlap)
	return p, err
}

// pair is the pair without its history.
func (d *Desk) pair(ctx context.Context, s *state, k known) (*Pair, error) {
	p, err := d.compared(ctx, s, k)
	if err != nil {
		return nil, err
	}
	if p.Followed, err = d.followed(ctx, s, p.Row, k); err != nil {
		return nil, err
	}
	a, err := d.text(ctx, s, k.A.Revision)
	if err != nil {
		return nil, err
	}
	p.Splices = p.Collation.Splices(a.side(k.A.Passage), a.said())
	p.Style, p.Breaches = s.style, p.Collation.Breaches(collate.Style(s.style))
	return p, nil
}

// compared is the pair with its two texts and what comparing them came to.
func (d *Desk) compared(ctx context.Context, s *state, k known) (*Pair, error) {
	row, err := d.row(ctx, s, &k)
	if err != nil {
		return nil, err
	}
	a, b, err := d.both(ctx, s, k)
	if err != nil {
		return nil, err
	}
	return &Pair{
		Row: row, A: a.readingOf(k.inA, k.A.Revision), B: b.readingOf(k.inB, k.B.Revision),
		QuoteA: quote.At(a.quotations, k.A.Passage), QuoteB: quote.At(b.quotations, k.B.Passage),
		Collation: collate.Compare(a.side(k.A.Passage), b.side(k.B.Passage)),
	}, nil
}

// both are the texts of the two sides.
func (d *Desk) both(ctx context.Context, s *state, k known) (a, b *opened, err error) {
	if a, err = d.text(ctx, s, k.A.Revision); err != nil {
		return nil, nil, err
	}
	if b, err = d.text(ctx, s, k.B.Revision); err != nil {
		return nil, nil, err
	}
	return a, b, cmp.Or(a.holds(k.A.Passage), b.holds(k.B.Passage))
}

// Resolve turns a unique beginning of an overlap's id into the id.
func (d *Desk) Resolve(ctx context.Context, beginning string) (string, error) {
	s, err := d.present(ctx)
	if err != nil {
		return "", err
	}
	if s.at.get(beginning) != nil {
		return beginning, nil
	}
	var match []string
	for id := range s.at.all() {
		if beginning != "" && strings.HasPrefix(id, strings.ToLower(beginning)) {
			match = append(match, id)
		}
	}
	switch len(match) {
	case 0:
		return "", mistake("No overlap in this workbench has an id that begins with “%s”. List them with “verbatim overlaps”.", beginning)
	case 1:
		return match[0], nil
	}
	slices.Sort(match)
	return "", mistake("%d overlaps have an id that begins with “%s”, such as %s and %s. Type more of it.", len(match), beginning, match[0], match[1])
}
