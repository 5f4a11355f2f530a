package views

import (
	"slices"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// What the form says under its fields of what is known of a source: where a
// newer text says otherwise, and how it changed.

const (
	knownSize, knownLeading = 14, 21
	knownInset              = 110 // where the values begin
)

// turnSaid takes over what the file says in a field, or goes back.
func (t *reviewForm) turnSaid(i int) {
	c := t.r.now()
	if !slices.Contains(c.otherwise(), i) {
		return
	}
	c.turnSaid(i)
	t.r.touched()
	t.fill()
	t.redraw()
}

// drawOtherwise draws where a newer text says something else than what is known
// of its source, with a box to take it over; it gives where it ends.
func (t *reviewForm) drawOtherwise(g *pen, w, y float32) float32 {
	c := t.r.now()
	fields := c.otherwise()
	if len(fields) == 0 {
		return y
	}
	g.text(reviewMargin, y, say.T("What the new file says otherwise; a tick takes it over"), sansBold, 13.5, g.ink)
	y += 9
	for _, i := range fields {
		g.tick(reviewMargin, y+14, c.takesSaid(i))
		end := t.drawChange(g, w, y, 24, say.T(formLabels[i]), c.here(i).text, c.said[i].text, 2)
		g.hit(reviewMargin, y, w*formShare-reviewMargin-12, end-y, func() { t.turnSaid(i) })
		y = end
	}
	return y + 18
}

// drawLearnt draws how what is known of a source changed, the newest first.
func (t *reviewForm) drawLearnt(g *pen, w, h, y float32) {
	if len(t.r.learnt) == 0 {
		return
	}
	end := h - reviewFoot - 10
	g.text(reviewMargin, y, say.T("How it became known"), sansBold, 13.5, g.ink)
	y += 20
	for _, l := range slices.Backward(t.r.learnt) {
		if y > end {
			return
		}
		g.fit(reviewMargin, y, w*formShare-reviewMargin-12, learntSays(l), sans, 13, g.ink2)
		y += 4
		was, now := knownFields(l.Was), knownFields(l.Now)
		for i := range metaFields {
			if l.First || l.Gone || was[i] == now[i] {
				continue
			}
			if y+knownLeading > end {
				return
			}
			y = t.drawChange(g, w, y, 0, say.T(formLabels[i]), was[i], now[i], 2)
		}
		y += 18
	}
}

// drawChange draws one field's change after an indent; it gives where it ends.
func (t *reviewForm) drawChange(g *pen, w, y, indent float32, label, was, now string, most int) float32 {
	x := float32(reviewMargin) + indent
	g.fit(x, y+14, knownInset-6, label, sans, 13.5, g.ink2)
	l := g.broken(changedRuns(was, now), w*formShare-x-knownInset-14, serif, knownSize, knownLeading)
	g.lines(l, x+knownInset, y-1, true, most)
	return y + float32(min(l.n, most))*knownLeading
}

// changedRuns is a changed value as marked text: the words that both have at
// its ends, between them the old ones struck and the new ones.
func changedRuns(was, now string) []run {
	a, b := strings.Fields(was), strings.Fields(now)
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []run
	add := func(words []string, m mark) {
		if len(words) > 0 {
			out = append(out, run{text: strings.Join(words, " ") + " ", mark: m})
		}
	}
	add(b[:head], markPlain)
	add(a[head:len(a)-tail], markCut)
	add(b[head:len(b)-tail], markAdded)
	add(b[len(b)-tail:], markPlain)
	return out
}

// knownFields are what is known in the order of the form.
func knownFields(k desk.Known) (out [metaFields]string) {
	return [metaFields]string{k.Title, k.Publisher, k.Author, k.Date.String(), k.URL, k.Language}
}

// learntSays says how a change came about.
func learntSays(l desk.Learnt) string {
	says := map[string]string{"revise": say.T("with a newer text"), "undo": say.T("taken back"), "redo": say.T("done again"), "create": say.T("came with the sample"), "bring": say.T("came in")}[l.Cause]
	switch {
	case l.Gone:
		says = say.T("its bringing in was taken back")
	case says == "":
		says = say.T("typed")
	}
	out := when(l.At) + ", " + says
	if l.Who != "" {
		out += say.T(", by %s", l.Who)
	}
	return out
}
