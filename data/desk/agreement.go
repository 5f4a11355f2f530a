package desk

import (
	"context"
	"slices"

	"verbatim/data"
)

// Agreement is how far two reviewers agree on the overlaps that both judged.
type Agreement struct {
	First, Second string
	Both          int // overlaps that both judged
	Overall       Agreed
	Wording       Agreed
	Attribution   Agreed
	Sense         Agreed
}

// Agreed is agreement on one axis.
type Agreed struct {
	Same  int
	Alpha float64 // Krippendorff's; see [data.Alpha]
	Told  bool    // false where alpha cannot be told: too few, or one value in all
}

// Agreements compare the reviewers two by two, by name; an adjudicator's verdict
// is none of theirs. Overall is ranked, Unproven and Dismissed aside, which are
// no ranks; the axes are names. What is hidden from the present reviewer does not
// count.
func (d *Desk) Agreements(ctx context.Context) ([]Agreement, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	both := map[[2]string][][2]data.Verdict{}
	for _, k := range s.overlaps {
		judged := own(d.seen(s, k).verdicts)
		for i, v := range judged {
			for _, w := range judged[i+1:] {
				both[[2]string{v.Reviewer, w.Reviewer}] = append(both[[2]string{v.Reviewer, w.Reviewer}], [2]data.Verdict{v, w})
			}
		}
	}
	var out []Agreement
	for names, pairs := range both {
		a := Agreement{First: names[0], Second: names[1], Both: len(pairs)}
		a.Overall = agreed(pairs, func(v data.Verdict) string { return v.Overall().Label })
		a.Overall.Alpha, a.Overall.Told = data.Alpha(ratings(pairs), []data.Rating{1, 2, 3, 4, 5})
		a.Wording = agreed(pairs, func(v data.Verdict) string { return string(v.Wording) })
		a.Attribution = agreed(pairs, func(v data.Verdict) string { return string(v.Attribution) })
		a.Sense = agreed(pairs, func(v data.Verdict) string { return string(v.Sense) })
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b Agreement) int {
		return slices.Compare([]string{a.First, a.Second}, []string{b.First, b.Second})
	})
	return out, nil
}

func agreed(pairs [][2]data.Verdict, of func(data.Verdict) string) (a Agreed) {
	units := make([][]string, len(pairs))
	for i, p := range pairs {
		units[i] = []string{of(p[0]), of(p[1])}
		if units[i][0] == units[i][1] {
			a.Same++
		}
	}
	a.Alpha, a.Told = data.Alpha(units, nil)
	return a
}

// ratings are the ratings of the overlaps that both rated.
func ratings(pairs [][2]data.Verdict) (units [][]data.Rating) {
	for _, p := range pairs {
		if a, b := p[0].Overall().Rating, p[1].Overall().Rating; a > 0 && b > 0 {
			units = append(units, []data.Rating{a, b})
		}
	}
	return units
}
