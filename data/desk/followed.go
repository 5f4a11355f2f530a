package desk

import (
	"cmp"
	"context"

	"verbatim/data"
	"verbatim/data/collate"
)

// followed is what became of a passage when its source's text changed.
type followed struct {
	Was  *wording `json:"was,omitempty"`  // other words that it had when a verdict was given on it
	Asks *wording `json:"asks,omitempty"` // where it may stand in the source's newest text; a person is asked
	Lost string   `json:"lost,omitempty"` // the hash of the newest text, where it does not stand in it
}

// wording is a passage of another text of the same source.
type wording struct {
	Revision string   `json:"revision"`
	Spans    [][2]int `json:"spans"`
	Text     []string `json:"text"`
	Score    float64  `json:"score,omitempty"` // how like the passage it is, 0 to 1
}

// Standing says how a passage stands in the newest text of its source.
type Standing string

// The standings.
const (
	Steady   Standing = ""         // in the words it has had
	Reworded Standing = "reworded" // found, in other words than the verdict was given on
	Doubtful Standing = "doubtful" // perhaps at a place that a person must say yes or no to
	Orphan   Standing = "orphan"   // not there: it is shown in the text in which it was last found
)

func (f followed) standing() Standing {
	switch {
	case f.Lost != "":
		return Orphan
	case f.Asks != nil:
		return Doubtful
	case f.Was != nil:
		return Reworded
	}
	return Steady
}

// Worse orders the standings: what a person must look at first.
func (s Standing) Worse(t Standing) bool {
	order := map[Standing]int{Steady: 0, Reworded: 1, Doubtful: 2, Orphan: 3}
	return order[s] > order[t]
}

// stands is how the overlap's side A, or B, stands in its source. One that a
// new text passed by, because it was touched in that very moment, is lost until
// the next one.
func (k *known) stands(in *source, b bool) Standing {
	if k.touched == nil {
		return Steady
	}
	side := k.touched.A
	if b {
		side = k.touched.B
	}
	if st := side.standing(); st != Steady || side.Revision == in.revision {
		return st
	}
	return Orphan
}

// Followed is what became of one side of an overlap when its source's text
// changed.
type Followed struct {
	OfB        bool // side B; else A
	Standing   Standing
	Words      []string            // as it was; span by span
	Now        []string            // as it is, or may be; nil of an orphan
	Score      float64             // of what it may be, 0 to 1
	Difference *collate.Comparison // from the one to the other; nil of an orphan
}

// followed tells of the sides that a changed text has touched.
func (d *Desk) followed(ctx context.Context, s *state, row OverlapRow, k known) ([]Followed, error) {
	var out []Followed
	for i, st := range []Standing{row.StandsA, row.StandsB} {
		if st == Steady {
			continue
		}
		side := k.touched.A
		if i == 1 {
			side = k.touched.B
		}
		f := Followed{OfB: i == 1, Standing: st, Words: side.Text}
		was, now := side.wording(), side.Asks
		if st == Reworded {
			was, now, f.Words = side.Was, was, side.Was.Text
		}
		if st != Orphan {
			c, err := d.between(ctx, s, was, now)
			if err != nil {
				return nil, err
			}
			f.Now, f.Score, f.Difference = now.Text, now.Score, c
		}
		out = append(out, f)
	}
	return out, nil
}

// between compares two wordings of one source.
func (d *Desk) between(ctx context.Context, s *state, was, now *wording) (*collate.Comparison, error) {
	old, err := d.text(ctx, s, was.Revision)
	if err != nil {
		return nil, err
	}
	changed, err := d.text(ctx, s, now.Revision)
	if err != nil {
		return nil, err
	}
	before, after := frozenSide{Spans: was.Spans}.passage(), frozenSide{Spans: now.Spans}.passage()
	if err := cmp.Or(old.holds(before), changed.holds(after)); err != nil {
		return nil, err
	}
	c := collate.Compare(old.side(before), changed.side(after))
	return &c, nil
}

func (s frozenSide) passage() data.Passage {
	p := make(data.Passage, len(s.Spans))
	for i, sp := range s.Spans {
		p[i] = data.Span{Start: sp[0], End: sp[1]}
	}
	return p
}

// wording is the side's own.
func (s frozenSide) wording() *wording { return &wording{s.Revision, s.Spans, s.Text, 0} }

// wordingAt is a passage of a text with its words.
func wordingAt(revision, text string, p data.Passage, score float64) *wording {
	w := &wording{Revision: revision, Text: p.Texts(text), Score: score}
	for _, sp := range p {
		w.Spans = append(w.Spans, [2]int{sp.Start, sp.End})
	}
	return w
}

// follower looks passages up in a source's new text.
type follower struct {
	d        *Desk
	s        *state // before the change
	source   string
	revision string // of the new text
	changed  *opened
	from     map[string]*collate.Locator // by the text they stand in now
}

func (d *Desk) follower(ctx context.Context, s *state, source, revision string) (*follower, error) {
	changed, err := d.text(ctx, s, revision)
	return &follower{d, s, source, revision, changed, map[string]*collate.Locator{}}, err
}

// locator is the one from an older text of the source, made once.
func (f *follower) locator(ctx context.Context, revision string) (*collate.Locator, error) {
	if l := f.from[revision]; l != nil {
		return l, nil
	}
	old, err := f.d.text(ctx, f.s, revision)
	if err != nil {
		return nil, err
	}
	f.from[revision] = collate.NewLocator(old.doc, f.changed.doc)
	return f.from[revision], nil
}

// follow is the side as it stands in the new text, and for every one of its
// spans which of the old ones it was; nil where the side stays where it is. The
// words that a verdict was given on are kept beside others.
func (f *follower) follow(ctx context.Context, s frozenSide, judged bool) (frozenSide, []int, error) {
	if s.Revision == f.revision { // the text came back
		s.Asks, s.Lost = nil, ""
		return s, nil, nil
	}
	l, err := f.locator(ctx, s.Revision)
	if err != nil {
		return s, nil, err
	}
	at := l.Locate(s.passage())
	switch at.Fate() {
	case collate.Reattached:
		return f.moved(s, at.Passage, judged), at.Of, nil
	case collate.Asked:
		s.Asks, s.Lost = wordingAt(f.revision, f.changed.doc.Text, at.Passage, at.Score), ""
	default:
		s.Asks, s.Lost = nil, f.revision
	}
	return s, nil, nil
}

// moved is the side at a place of the new text.
func (f *follower) moved(s frozenSide, p data.Passage, judged bool) frozenSide {
	was := s.Was
	if was == nil {
		was = s.wording()
	}
	next := freezeSide(f.changed.describe(data.Side{Revision: f.revision}, p), s.Source, f.changed.doc.Text)
	if judged && !collate.SameWords(was.Text, next.Text) {
		next.Was = was
	}
	return next
}
