package desk

import (
	"context"
	"slices"

	"verbatim/data"
	"verbatim/data/collate"
)

// Acceptance says how far persons agree with what the program proposes: its
// proposals are worth as much as they are taken.
type Acceptance struct {
	Verdicts                   int // of persons, in all
	Wording, Attribution, Both Taken
	// Of the overlaps with a verdict that is not unrelated: those that the program
	// found, and those that it missed and a person lined up.
	Found, ByHand int
}

// Taken is of how many verdicts there was a proposal, and how many are what it
// said.
type Taken struct{ Proposed, Taken int }

// Acceptance measures the stored verdicts against what the program proposes
// now for the same passages. Each reviewer's verdict counts; Both counts those
// where a wording and an attribution were proposed.
func (d *Desk) Acceptance(ctx context.Context) (Acceptance, error) {
	s, err := d.present(ctx)
	if err != nil {
		return Acceptance{}, err
	}
	var out Acceptance
	for _, k := range s.overlaps {
		k := d.seen(s, k)
		if len(k.verdicts) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return Acceptance{}, err
		}
		a, b, err := d.both(ctx, s, *k)
		if err != nil {
			return Acceptance{}, err
		}
		switch related := slices.ContainsFunc(k.verdicts, func(v data.Verdict) bool { return v.Wording != data.Unrelated }); {
		case related && k.foundBy == byHand:
			out.ByHand++
		case related:
			out.Found++
		}
		p := collate.Compare(a.side(k.A.Passage), b.side(k.B.Passage)).Proposed
		for _, v := range k.verdicts {
			out.count(v, p)
		}
	}
	return out, nil
}

func (a *Acceptance) count(v data.Verdict, p collate.Proposal) {
	a.Verdicts++
	wording, attribution := p.Wording != "", p.Attribution != ""
	a.Wording.count(wording, v.Wording == p.Wording)
	a.Attribution.count(attribution, v.Attribution == p.Attribution)
	a.Both.count(wording && attribution, v.Wording == p.Wording && v.Attribution == p.Attribution)
}

func (t *Taken) count(proposed, taken bool) {
	if !proposed {
		return
	}
	t.Proposed++
	if taken {
		t.Taken++
	}
}
