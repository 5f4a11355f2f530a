package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
	"verbatim/data/collate"
)

func TestAProposalIsShownButNeverChosen(t *testing.T) {
	f := reading(t)
	id := f.pair.id
	wantSeen(t, f.pair.bar.paint, "proposed|Altered|", "proposed: altered, uncredited", "2 words cut and 2 words moved", "A says that Reuters got the words", "not judged: choose a wording", "|uncredited|")
	if b := f.pair.ballot; b.Wording != "" || b.Attribution != "" || b.changed() {
		t.Errorf("the proposal is chosen: %+v", b.Judgement)
	}
	f.press("Enter")
	if vs := f.verdicts(t, id); len(vs) != 0 {
		t.Errorf("Enter stored the proposal: %+v", vs)
	}
	f.press("2")
	if got := seen(f.pair.bar.paint); strings.Contains(got, "proposed") {
		t.Errorf("a proposal stands beside a choice: %s", got)
	}
	f.press("Enter")
	if vs := f.verdicts(t, id); len(vs) != 1 || vs[0].Attribution != data.SameAttribution {
		t.Errorf("stored is %+v, want the person's wording and the default attribution", vs)
	}
}

func TestANarrowWindowTellsTheReasonsBesideTheWording(t *testing.T) {
	f := reading(t)
	f.win.Resize(fyne.NewSize(1024, 700))
	wantSeen(t, f.pair.bar.paint, "proposed: altered, uncredited", "2 words cut and 2 words moved with nothing to show it")
	f.win.Resize(fyne.NewSize(700, 500))
	wantSeen(t, f.pair.bar.paint, "Not judged", "proposed:")
}

func TestProposalsInWords(t *testing.T) {
	for _, c := range []struct {
		p    collate.Proposal
		want string
	}{
		{collate.Proposal{}, "nothing"},
		{collate.Proposal{Wording: data.Verbatim, Attribution: data.SameAttribution}, "verbatim"},
		{collate.Proposal{Wording: data.Altered, Attribution: data.NameVariesAttr}, "altered, name varies"},
	} {
		if got := proposedWords(c.p); got != c.want {
			t.Errorf("%+v is told as %q, want %q", c.p, got, c.want)
		}
	}
}

// Three lines of reasons end above the line at the bar's foot, and so do the
// dashes before them.
func TestReasonsStayInsideTheBar(t *testing.T) {
	f := reading(t)
	f.win.Resize(fyne.NewSize(1600, 1000))
	for _, o := range test.LaidOutObjects(f.pair.bar.paint)[1:] {
		if end := o.Position().Y + o.Size().Height; end > barHeight*f.z {
			t.Errorf("%T ends at %g, the bar at %g", o, end, barHeight*f.z)
		}
	}
}

// The bar's places are the same whatever is proposed.
func TestAProposalMovesNoPlaceOfTheBar(t *testing.T) {
	f := reading(t)
	bar := f.pair.bar
	places := func() (out []rect) {
		bar.Refresh()
		for _, h := range bar.hits {
			out = append(out, rect{h.x, h.y, h.w, h.h})
		}
		return out
	}
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(1024, 700), fyne.NewSize(700, 500)} {
		f.win.Resize(size)
		var first []rect
		for i, w := range []data.Wording{"", data.Verbatim, data.Marked, data.Altered, data.Paraphrase, data.Unrelated} {
			f.pair.at.Collation.Proposed.Wording = w
			if i == 0 {
				first = places()
			} else if got := places(); !slices.Equal(got, first) {
				t.Errorf("%q proposed at %v: %v, want %v", w, size, got, first)
			}
		}
	}
}
