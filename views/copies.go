package views

import (
	"cmp"
	"context"
	"slices"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// What a list shows of copies: of the rows that show the same two wordings, in
// copies of one story, the first stands for all until it is unfolded.

// sameAs is what the rows that show one thing share: the id of the first.
func sameAs(r *desk.OverlapRow) string { return cmp.Or(r.Like, r.ID) }

// fold takes out of the shown rows those that stand under another. It comes
// after the filter, so that a copy shows where the first row does not.
func (l *list) fold() {
	l.copies = map[int]int{}
	l.under = make([]int32, len(l.rows))
	kept := l.shown[:0]
	for _, i := range l.shown {
		at := &l.under[l.first[i]]
		if *at > 0 {
			l.copies[int(*at-1)]++
			if !l.unfolded[sameAs(l.rows[i])] {
				continue
			}
		} else {
			*at = int32(i) + 1
		}
		kept = append(kept, i)
	}
	l.shown = kept
}

// unfold shows the copies of an overlap or takes them away again. It gives the
// id of the row that stands for them, and false where there are none.
func (l *list) unfold(id string) (string, bool) {
	i := l.stands(id)
	if i < 0 {
		return "", false
	}
	at := sameAs(l.rows[i])
	l.unfolded[at] = !l.unfolded[at]
	l.arrange()
	return l.rows[i].ID, true
}

// stands is the row under which an overlap is folded or would be; -1 where it
// has no copies.
func (l *list) stands(id string) int {
	i, ok := l.index[id]
	if !ok {
		return -1
	}
	at := int(l.under[l.first[i]]) - 1
	if at < 0 || l.copies[at] == 0 {
		return -1
	}
	return at
}

// drawCopies says at the right end of a row how many copies stand under it, and
// tells how wide that is.
func (o *overlaps) drawCopies(g *pen, right, b float32, row int) float32 {
	n := o.list.copies[row]
	if n == 0 {
		return 0
	}
	r := o.list.rows[row]
	says := say.N("%s identical copy", "%s identical copies", n)
	if o.list.unfolded[sameAs(r)] {
		says += say.T(" below")
	}
	w := g.width(says, sansBold, 12) + 16
	g.box(right-w, b-14, w, 19, 9, g.raised, g.rule, 1)
	g.text(right-w+8, b, says, sansBold, 12, g.ink2)
	id := r.ID
	g.hit(right-w, b-14, w, 19, func() { o.unfold(id) })
	return w + 8
}

// unfold shows the copies of a row in the list, or folds them again.
func (o *overlaps) unfold(id string) {
	if first, ok := o.list.unfold(id); ok {
		o.rearrange()
		o.choose(first)
	}
}

// copiesOpen is how many identical copies of an overlap would take the verdict
// that this reviewer gave on it; 0 where there is none, or no copies.
func (f *frame) copiesOpen(id string) (n int) {
	l := f.overlaps.list
	at, ok := l.index[id]
	if !ok || l.alike[l.first[at]] == nil {
		return 0
	}
	reviewer := f.desk.Reviewer()
	judged := func(r *desk.OverlapRow) bool {
		return slices.ContainsFunc(r.Verdicts, func(v data.Verdict) bool { return v.Reviewer == reviewer && !v.Settles })
	}
	if !judged(l.rows[at]) {
		return 0
	}
	for _, i := range l.alike[l.first[at]] {
		if c := l.rows[i]; c.ID != id && !judged(c) && c.Status != data.Parked && c.Status != data.Dismissed {
			n++
		}
	}
	return n
}

// judgeCopies gives the identical copies of an overlap the verdict on it.
func (f *frame) judgeCopies(id string) {
	d, n := f.desk, 0
	f.save(func(ctx context.Context) (err error) {
		n, err = d.JudgeCopies(ctx, id)
		return err
	}, func() {
		f.say(say.T("%s took the same verdict. %s takes it back.", capital(say.N("%s identical copy", "%s identical copies", n)), f.keys.named(cmdUndo)))
	})
}
