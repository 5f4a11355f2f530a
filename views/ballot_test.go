package views

import (
	"strings"
	"testing"

	"verbatim/data"
)

// keysToCommands are the bar's keys as a person presses them.
func pressAll(b *ballot, keys string) {
	for k := range strings.FieldsSeq(keys) {
		if id, ok := (&keymap{}).plain(onPair, parseChord(k)); ok {
			b.press(id)
		}
	}
}

func TestKeysMakeAJudgement(t *testing.T) {
	for _, c := range []struct {
		keys        string
		wording     data.Wording
		attribution data.Attribution
		sense       data.Sense
		severity    data.Severity
		confidence  data.Confidence
		numeral     string
		why         string
	}{
		{"", "", data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "–", "choose a wording"},
		{"1", data.Verbatim, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "5", "lowest of 5, 5 and 5"},
		{"3 A A", data.Altered, data.Uncredited, data.Kept, data.Minor, data.Sure, "3", "lowest of 3, 4 and 5"},
		{"3 A", data.Altered, data.NameVariesAttr, data.Kept, data.Minor, data.Sure, "3", "lowest of 3, 5 and 5"},
		{"2 Shift+A", data.Marked, data.UnclearAttribution, data.Kept, data.NoSeverity, data.Sure, "–", "something is unclear"},
		{"2 Shift+A A", data.Marked, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "4", "lowest of 4, 5 and 5"},
		{"4 S S", data.Paraphrase, data.SameAttribution, data.Reversed, data.Serious, data.Sure, "1", "lowest of 2, 5 and 1"},
		{"3 D", data.Altered, data.SameAttribution, data.Kept, data.Serious, data.Sure, "3", "lowest of 3, 5 and 5"},
		{"3 D D", data.Altered, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "3", "lowest of 3, 5 and 5"},
		{"1 U U", data.Verbatim, data.SameAttribution, data.Kept, data.NoSeverity, data.Unsure, "5", "lowest of 5, 5 and 5"},
		{"5", data.Translated, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "–", "a translation needs the sense: press S"},
		{"5 S Shift+S", data.Translated, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "5", "lowest of 5 and 5"},
		{"X", data.Unrelated, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "0", "not the same words"},
		{"0", data.Unrelated, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "0", "not the same words"},
		{"1 3 2", data.Marked, data.SameAttribution, data.Kept, data.NoSeverity, data.Sure, "4", "lowest of 4, 5 and 5"},
	} {
		var b ballot
		pressAll(&b, c.keys)
		j := b.Filled()
		numeral, _, why := b.overall(data.OwnScale)
		if b.Wording != c.wording || j.Attribution != c.attribution || j.Sense != c.sense || j.Severity != c.severity ||
			j.Confidence != c.confidence || numeral != c.numeral || why != c.why {
			t.Errorf("%q gives %s, %s, %s, %s, %s: %s (%s)", c.keys, b.Wording, j.Attribution, j.Sense, j.Severity, j.Confidence, numeral, why)
		}
	}
}

func TestDefaultsAreNoValuesUntilTouched(t *testing.T) {
	var b ballot
	pressAll(&b, "3 A")
	axes := b.axes()
	if !axes[0].touched || axes[1].touched || axes[2].touched || axes[3].touched {
		t.Errorf("touched are %v, want the attribution alone", axes)
	}
	if b.Sense != "" || b.Severity != "" || b.Confidence != "" {
		t.Errorf("%+v holds values that no person gave", b.Judgement)
	}
	if axes[0].value != "Name varies" || axes[0].at != 1 || axes[0].of != 6 {
		t.Errorf("the attribution is shown as %+v", axes[0])
	}
}

func TestEveryCycleComesRound(t *testing.T) {
	for key, n := range map[string]int{"A": 6, "Shift+A": 6, "S": 4, "Shift+S": 4, "D": 3, "U": 3, "I": 4} {
		var b ballot
		pressAll(&b, "2")
		before := b.Filled()
		for range n {
			pressAll(&b, key)
		}
		after := b.Filled()
		after.SenseTouched = before.SenseTouched
		if !sameJudgement(before, after) {
			t.Errorf("%d times %s: %+v became %+v", n, key, before, after)
		}
	}
}

func TestABallotKnowsWhatWouldBeLost(t *testing.T) {
	b := newBallot(&data.Verdict{Judgement: data.Judgement{Wording: data.Marked, Evidence: []data.Evidence{{Label: "Reuters"}}}.Filled()})
	if b.changed() || !b.given {
		t.Fatal("a stored verdict counts as changed")
	}
	pressAll(&b, "3")
	if !b.changed() {
		t.Error("another wording counts for nothing")
	}
	pressAll(&b, "2")
	if b.changed() {
		t.Error("the same wording again counts as a change")
	}
	two := data.Rating(2)
	b.Overridden = &two
	if !b.changed() {
		t.Error("an override counts for nothing")
	}
}

func TestNoTagOfAChangedTextIsRejectedBeforehand(t *testing.T) {
	b := newBallot(&data.Verdict{Judgement: data.Judgement{Wording: data.Verbatim, Alterations: []data.Tag{data.Typography}}})
	proposed := []data.Tag{data.Typography, data.Substitution}
	b.renew(proposed)
	if b.rejected(data.Substitution) || b.changed() || len(b.Alterations) != 2 {
		t.Errorf("of a changed text: %+v", b)
	}
	b.accept(proposed, data.Substitution, false)
	if !b.rejected(data.Substitution) || !b.changed() {
		t.Errorf("rejected now: %+v", b)
	}
}

func TestRejectingATagKeepsTheOthers(t *testing.T) {
	var b ballot
	proposed := []data.Tag{data.Reordered, data.Spliced, data.CutUnmarked}
	b.accept(proposed, data.Spliced, false)
	if !b.rejected(data.Spliced) || b.rejected(data.Reordered) || len(b.Alterations) != 2 {
		t.Errorf("after rejecting one of three: %v", b.Alterations)
	}
	b.accept(proposed, data.Spliced, true)
	if b.rejected(data.Spliced) || len(b.Alterations) != 3 || len(proposed) != 3 {
		t.Errorf("after accepting it again: %v of %v", b.Alterations, proposed)
	}
}

func TestTheBarsPlacesDependOnTheWidthAlone(t *testing.T) {
	for _, w := range []float32{640, 683, 800, 900, 960, 1000, 1024, 1066, 1200, 1366, 1600, 2560} {
		p := placesOf(w)
		all := append(append(p.cells[:], p.axes[:]...), p.overall, p.save)
		for i, r := range all {
			if r.x < 0 || r.x+r.w > w || r.w < 50 {
				t.Errorf("at %g the place %d is %+v", w, i, r)
			}
			for k, o := range all[:i] {
				if r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h {
					t.Errorf("at %g the places %d and %d overlap: %+v, %+v", w, k, i, o, r)
				}
			}
		}
	}
}
