package views

import (
	"cmp"
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/say"
)

// historyRow and historyTop are heights in units.
const (
	historyRow = 23
	historyTop = 34
)

// chosen is the change that the history stands at; nil where it is empty or
// not open.
func (w *writing) chosen() *data.Event {
	if w.open != onHistory || w.p.at == nil || len(w.p.at.History) == 0 {
		return nil
	}
	events := w.p.at.History
	w.back = min(w.back, len(events)-1)
	return &events[len(events)-1-w.back]
}

// historyKey goes through the history; it tells whether the key was of use.
func (w *writing) historyKey(k fyne.KeyName) bool {
	if w.chosen() == nil {
		return false
	}
	last := len(w.p.at.History) - 1
	switch k {
	case fyne.KeyUp:
		w.back = max(0, w.back-1)
	case fyne.KeyDown:
		w.back = min(last, w.back+1)
	case fyne.KeyHome:
		w.back = 0
	case fyne.KeyEnd:
		w.back = last
	default:
		return false
	}
	w.redraw()
	return true
}

// revert takes the chosen change back; where it cannot be the toast says why.
func (w *writing) revert() {
	p, e := w.p, *w.chosen()
	d, id := p.f.desk, p.id
	p.f.save(func(ctx context.Context) error { return d.Revert(ctx, id, e.ID) }, func() {
		w.back = 0
		p.f.say(say.T("Taken back: %s", eventLine(e)))
		p.f.overlaps.choose(id)
	})
}

// drawHistory lists what happened to the overlap, the newest first, with the
// chosen change among the rows on view; x is where the keys begin.
func (w *writing) drawHistory(g *pen, x, width, h float32) {
	hints := []string{"Esc", say.T("closes")}
	if w.chosen() != nil {
		hints = []string{"↑ ↓", say.T("choose a change"), "Esc", say.T("closes")}
	}
	for i := 0; i < len(hints); i += 2 {
		x += g.key(x, 23, hints[i]) + 5
		x += g.text(x, 23, hints[i+1], sans, 13, g.ink2) + 14
	}
	if w.chosen() == nil {
		g.text(18, 54, say.T("Nothing yet: what you save stands here, and nothing is ever erased."), sans, 14, g.ink2)
		return
	}
	if w.p.can(cmdRevert) {
		left := x
		x += g.key(x, 23, g.keys.capOf(cmdRevert)) + 5
		x += g.text(x, 23, say.T("takes the chosen change back"), sans, 13, g.ink2)
		g.hit(left, 6, x-left, 26, func() { w.p.f.run(cmdRevert) })
	}
	events := w.p.at.History
	fits := max(1, int((h-historyTop-4)/historyRow))
	from := min(max(0, w.back-fits/2), max(0, len(events)-fits))
	if len(events) > fits {
		g.textRight(width-18, 23, say.T("%d to %d of %d", from+1, min(from+fits, len(events)), len(events)), sans, 13, g.ink3)
	}
	for i := from; i < min(len(events), from+fits); i++ {
		e, y := events[len(events)-1-i], historyTop+float32(i-from)*historyRow
		f := sans
		if i == w.back {
			f = sansBold
			g.box(12, y, width-24, historyRow, 3, g.blueSel, g.blue, 2)
		}
		g.text(18, y+16.5, when(e.At), f, 14, g.ink2)
		g.fit(160, y+16.5, width-190, eventLine(e), f, 14, g.ink)
		g.hit(12, y, width-24, historyRow, func() {
			w.back = i
			w.redraw()
		})
	}
}

// when is a moment as a person reads it: the time today, else with the date.
func when(t time.Time) string {
	t = t.Local()
	if n := time.Now(); t.YearDay() == n.YearDay() && t.Year() == n.Year() {
		return t.Format("15:04")
	}
	return moment(t)
}

// spanWords say what was done to the spans of an overlap.
var spanWords = map[string]say.Text{
	"line-up": "Lined up by hand", "add-span": "A stretch added", "take-span": "A stretch taken away",
	"draw-spans": "Its edges moved by hand", "confirm": "Verdict confirmed for the changed text", "judge": "Its words as they are judged",
}

// eventLine says one event in words.
func eventLine(e data.Event) string {
	tail := ""
	if e.Who != "" {
		tail = say.T(", by %s", e.Who)
	}
	switch {
	case e.Undoes != "":
		tail = " (" + named(e.Cause) + ")" + tail
	case e.Cause == "revert":
		tail = say.T(" (one change taken back)%s", tail)
	}
	switch e.Field {
	case "verdict":
		return verdictLine(e.After) + tail
	case "status":
		return say.T("Status %s%s", named(statusAfter(e)), tail)
	case "spans":
		return spansLine(e) + tail
	}
	if e.Field == "tags" {
		return say.T("Tags changed%s", tail)
	}
	return say.T("%s changed%s", capital(e.Field), tail)
}

// statusAfter is the status that an event leaves; none that was set is open.
func statusAfter(e data.Event) string {
	var status data.Status
	_ = json.Unmarshal([]byte(e.After), &status) // what it cannot read it takes for none
	return string(cmp.Or(status, data.Open))
}

// spansLine says what was done to the spans of an overlap, or what a new text
// of a source did to them.
func spansLine(e data.Event) string {
	var after struct {
		A, B struct {
			Was, Asks *struct{}
			Lost      string
		}
	}
	if e.Cause == "revise" || e.Cause == "place" {
		_ = json.Unmarshal([]byte(e.After), &after) // what it cannot read it says nothing of
		switch a, b := after.A, after.B; {
		case a.Lost != "" || b.Lost != "":
			return say.T("Not in the newest text")
		case a.Asks != nil || b.Asks != nil:
			return say.T("Perhaps elsewhere in the newest text")
		case a.Was != nil || b.Was != nil:
			return say.T("In other words in the newest text")
		}
		return say.T("In the newest text as before")
	}
	if e.Cause == "judge" && e.Before == "null" {
		return say.T("Its place kept as it was found")
	}
	return say.T(cmp.Or(spanWords[e.Cause], say.Text("Its place kept as it was found")))
}

// verdictLine reads the stored verdict of an event.
func verdictLine(after string) string {
	var v struct {
		Wording, Attribution, Sense, Overall string
		Rating                               *int
	}
	if json.Unmarshal([]byte(after), &v) != nil || v.Wording == "" {
		return say.T("Verdict taken back")
	}
	out := say.T("%s, attribution %s, sense %s", capital(named(v.Wording)), named(v.Attribution), named(v.Sense))
	if v.Overall != "" {
		out += ": " + ratingName(v.Overall)
	}
	return out
}
