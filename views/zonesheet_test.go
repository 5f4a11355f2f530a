package views

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/views/prose"
)

// selecting reads the article of the sources room that has these words and
// selects them.
func selecting(t *testing.T, publisher, words string) *frame {
	t.Helper()
	f := window(t)
	f.press("Esc", "Ctrl+2")
	s := f.sources
	s.choose(slices.IndexFunc(s.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == publisher }))
	at := strings.Index(s.reading.Revision.Text, words)
	if at < 0 {
		t.Fatalf("%q does not stand in %s", words, publisher)
	}
	s.focus(paneReader)
	s.reader.Select(data.Span{Start: at, End: at + len(words)})
	return f
}

const spoken = "the upcoming few days or weeks, I think Iraq will be forced to ask Russia to launch air strikes, and that depends on their success in Syria"

// A selection is said to be a caption by T and a digit: it is named in the
// margin at once, the overlap says so, and undo takes it back.
func TestASelectionIsSaidToBeACaption(t *testing.T) {
	f := selecting(t, "The Moscow Times", spoken)
	s := f.sources
	zones, selected := len(s.reading.Zones), s.reader.Selected()
	f.press("T")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "What is this?", "now taken for body", "forced to ask Russia", "Furniture")
	f.press("4")
	z := s.reading.Zones
	if len(f.sheets) != 0 || len(z) != zones+2 || zoneOf(z, selected) != data.ZoneCaption || s.reader.Selected() != selected {
		t.Fatalf("the zones are %v, selected is %v", z, s.reader.Selected())
	}
	wantSeen(t, s.reader, "caption")
	r := f.overlaps.list.rows[0]
	if !strings.Contains(r.SpeakerA, "Zamili") || r.A.Zone != data.ZoneCaption {
		t.Errorf("the overlap is in the %s", r.A.Zone)
	}
	f.press("Ctrl+Z")
	if len(s.reading.Zones) != zones {
		t.Errorf("undone the zones are %v", s.reading.Zones)
	}
	f.press("Ctrl+Y")
	if len(s.reading.Zones) != zones+2 {
		t.Errorf("done again the zones are %v", s.reading.Zones)
	}
}

// By the arrows and Enter too; what becomes furniture leaves the list of what
// is worth a look, and 0 gives it back.
func TestASelectionBecomesFurniture(t *testing.T) {
	f := selecting(t, "The Moscow Times", spoken)
	f.press("T", "Down", "Down", "Down", "Enter")
	i := slices.IndexFunc(f.overlaps.list.rows, func(r *desk.OverlapRow) bool { return strings.Contains(r.SpeakerA, "Zamili") })
	if i < 0 || f.overlaps.list.rows[i].A.Zone != data.ZoneBoilerplate && f.overlaps.list.rows[i].A.Zone != data.ZoneBody {
		t.Fatal("the overlap is lost")
	}
	if got := zoneOf(f.sources.reading.Zones, f.sources.reader.Selected()); got != data.ZoneBoilerplate {
		t.Errorf("it is %s", got)
	}
	f.press("T")
	wantSeen(t, f.sheets[0].card, "now taken for furniture")
	f.press("0")
	if got := zoneOf(f.sources.reading.Zones, f.sources.reader.Selected()); got != data.ZoneBody {
		t.Errorf("given back it is %s", got)
	}
}

// Without a selection the command does nothing, and Esc changes nothing.
func TestNothingIsSaidOfNoSelection(t *testing.T) {
	f := selecting(t, "The Moscow Times", spoken)
	f.press("T", "Esc")
	f.sources.reader.Select(data.Span{})
	f.press("T")
	if undo, _ := f.desk.Steps(); len(f.sheets) != 0 || undo != nil {
		t.Errorf("%d sheets, step %v", len(f.sheets), undo)
	}
}

// A paragraph is set as the zone that all of it is; one that is parted, as the
// article.
func TestAParagraphIsSetAsItsZone(t *testing.T) {
	r := readingOf("One two three four five six.\n")
	for end, want := range map[int]prose.Face{4: prose.Regular, 29: prose.Italic} {
		r.Zones = []data.ZoneSpan{{Kind: data.ZoneDeck, Span: data.Span{End: end}}, {Kind: data.ZoneBody, Span: data.Span{Start: end, End: 30}}}
		if p := paragraphs(r); p[0].Face != want {
			t.Errorf("with %d bytes of deck it is set as %+v", end, p[0])
		}
	}
}
