package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// within is the place of some words of a source.
func within(t *testing.T, d *Desk, name, words string) Spot {
	t.Helper()
	id := sourceNamed(t, d, name)
	text := must[*Reading](t)(d.Read(t.Context(), id)).Revision.Text
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q does not stand in %s", words, name)
	}
	return Spot{id, data.Span{Start: at, End: at + len(words)}}
}

// drawnRound draws a zone round the passage of an overlap's side A.
func drawnRound(t *testing.T, d *Desk, r *OverlapRow, kind data.Zone) {
	t.Helper()
	p := r.A.Passage
	if err := d.DrawZone(t.Context(), Spot{r.SourceA, data.Span{Start: p[0].Start, End: p[len(p)-1].End}}, kind); err != nil {
		t.Fatal(err)
	}
}

func zones(t *testing.T, d *Desk, id string) string {
	t.Helper()
	return fmt.Sprint(must[*Reading](t)(d.Read(t.Context(), id)).Zones)
}

// A zone that a person draws counts at once: in the text, in the list, in the
// tier, in the export; undo and redo take it back and bring it again, and the
// text is never changed.
func TestDrawZone(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	before, told, r := listing(t, d), "", zamili(t, d)
	text := must[*Reading](t)(d.Read(ctx, r.SourceA))
	was := zones(t, d, r.SourceA)
	for _, kind := range []data.Zone{data.ZoneCaption, data.ZoneComments, data.ZoneBoilerplate, ""} {
		drawnRound(t, d, r, kind)
		if kind == "" {
			break
		}
		now := row(t, d, r.ID)
		if now.A.Zone != kind || now.B.Zone != data.ZoneBody || (now.Tier == data.TierBoilerplate) != (kind == data.ZoneBoilerplate) {
			t.Errorf("drawn as %s it is %s, tier %s", kind, now.A.Zone, now.Tier)
		}
		again := must[*Reading](t)(d.Read(ctx, r.SourceA))
		if again.Shows == text.Shows || again.Revision != text.Revision || again.Zones[len(again.Zones)-1].Span.End != len(text.Revision.Text) {
			t.Errorf("drawn as %s the text is %s", kind, again.Revision.Hash)
		}
		told = zones(t, d, r.SourceA)
	}
	if got := listing(t, d); got != before || zones(t, d, r.SourceA) != was {
		t.Errorf("given back it is\n%s\nbefore\n%s", got, before)
	}
	must[*Step](t)(d.Undo(ctx))
	if zones(t, d, r.SourceA) != told || row(t, d, r.ID).Tier != data.TierBoilerplate {
		t.Errorf("undone once: %s", zones(t, d, r.SourceA))
	}
	if undo, redo := d.Steps(); undo.Says != "zone in The Moscow Times" || redo.Says != undo.Says {
		t.Errorf("the steps are %q and %q", undo.Says, redo.Says)
	}
	for range 3 {
		must[*Step](t)(d.Undo(ctx))
	}
	if got := listing(t, d); got != before || zones(t, d, r.SourceA) != was {
		t.Errorf("undone it is\n%s\nbefore\n%s", got, before)
	}
	must[*Step](t)(d.Redo(ctx))
	if row(t, d, r.ID).A.Zone != data.ZoneCaption {
		t.Error("redo did not draw it again")
	}
	if report := must[Report](t)(d.Check(ctx, nil)); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
}

// Another process lists the same, and so does one that opens the file.
func TestDrawnZonesElsewhere(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	other := must[*Desk](t)(Open(ctx, d.Place().Path, Options{Now: clock()}))
	defer other.Close()
	r := zamili(t, d)
	listing(t, other)
	drawnRound(t, d, r, data.ZoneDeck)
	want := listing(t, d)
	if got := listing(t, other); got != want || zones(t, other, r.SourceA) != zones(t, d, r.SourceA) {
		t.Errorf("another process lists\n%s\nwant\n%s", got, want)
	}
	must[*Step](t)(other.Undo(ctx))
	want = listing(t, other)
	fresh := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer fresh.Close()
	for _, x := range []*Desk{d, fresh} {
		if got := listing(t, x); got != want || row(t, x, r.ID).A.Zone != data.ZoneBody {
			t.Errorf("after its undo it is\n%s\nwant\n%s", got, want)
		}
	}
}

// Inside one source the body is A: what becomes a comment changes sides.
func TestDrawnZoneTurnsSides(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	words := "The harbour was closed at dawn because nobody had paid the pilots since the spring"
	text := "Harbour closed\n\n" + words + ".\n\nThe mayor spoke of a pity and promised that all would be better by Sunday evening.\n\nA reader wrote: " + words + "!\n"
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "harbour", Text: text}}, nil))
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	if len(rows) != 1 || !rows[0].Within || rows[0].A.Passage[0].Start > rows[0].B.Passage[0].Start {
		t.Fatalf("found %+v", rows)
	}
	if err := d.DrawZone(ctx, within(t, d, "harbour", words), data.ZoneCaption); err != nil {
		t.Fatal(err)
	}
	now := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	if len(now) != 1 || now[0].A.Zone != data.ZoneBody || now[0].B.Zone != data.ZoneCaption || now[0].A.Passage[0].Start < now[0].B.Passage[0].Start {
		t.Errorf("found %+v", now)
	}
}

// What a person judged is told with the new zone, keeps its verdict, and leaves
// with it.
func TestDrawnZoneOfJudged(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	r := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, r.ID, "Ana", spliced))
	tier := row(t, d, r.ID).Tier
	drawnRound(t, d, r, data.ZoneBoilerplate)
	now := row(t, d, r.ID)
	if now.A.Zone != data.ZoneBoilerplate || now.Tier != data.TierBoilerplate || now.Status != data.Judged || len(now.Verdicts) != 1 {
		t.Errorf("the judged overlap is %+v", now)
	}
	drawnRound(t, d, r, data.ZoneBody)
	if now := row(t, d, r.ID); now.A.Zone != data.ZoneBody || now.Tier != tier {
		t.Errorf("as body again it is %s, tier %s", now.A.Zone, now.Tier)
	}
	must[*Step](t)(d.Undo(ctx))
	must[*Step](t)(d.Undo(ctx))
	if now := row(t, d, r.ID); now.A.Zone != data.ZoneBody || now.Tier != tier || len(now.Verdicts) != 1 {
		t.Errorf("undone it is %+v", now)
	}
}

// Among many articles the kept index compares the one source again, and finds
// what comparing all anew finds.
func TestDrawnZoneByTheIndex(t *testing.T) {
	ctx := t.Context()
	d := indexed(t)[0]
	for i, kind := range []data.Zone{data.ZoneBoilerplate, data.ZoneTitle, data.ZoneBody} {
		r := must[[]*OverlapRow](t)(d.Overlaps(ctx))[3*i]
		drawnRound(t, d, r, kind)
		s := must[*state](t)(d.present(ctx))
		if d.found.index == nil || len(differing(d.found.texts, s.compared)) > 0 {
			t.Fatal("the index does not go with the sources")
		}
	}
	want := listing(t, d)
	if _, err := d.findAll(ctx, must[*state](t)(d.present(ctx)), d.progress); err != nil {
		t.Fatal(err)
	}
	afresh := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer afresh.Close()
	if got := listing(t, afresh); got != want {
		t.Errorf("by the index it is\n%.2000s\nall at once\n%.2000s", want, got)
	}
}

// A drawn zone goes along to a new text of the source where its words stand in
// it, and is there again when the old text comes back.
func TestDrawnZoneGoesAlong(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	r := zamili(t, d)
	drawnRound(t, d, r, data.ZoneCaption)
	first := must[*Reading](t)(d.Read(ctx, r.SourceA))
	revised(t, d, "moscow-times", func(s string) string { return "CORRECTION: a name was misspelled in this story.\n\n" + s })
	now := must[*Reading](t)(d.Read(ctx, r.SourceA))
	if !slices.ContainsFunc(now.Zones, func(z data.ZoneSpan) bool {
		return z.Kind == data.ZoneCaption && strings.Contains(z.Span.Of(now.Revision.Text), "forced to ask Russia")
	}) {
		t.Errorf("in the new text the zones are %v", now.Zones)
	}
	revised(t, d, "moscow-times", func(string) string { return first.Revision.Text })
	if back := must[*Reading](t)(d.Read(ctx, r.SourceA)); fmt.Sprint(back.Zones) != fmt.Sprint(first.Zones) {
		t.Errorf("in the old text the zones are %v, want %v", back.Zones, first.Zones)
	}
}

// What cannot be drawn is told in a sentence, and what is so already is no step.
func TestDrawZoneRefuses(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	r := zamili(t, d)
	undo, _ := d.Steps()
	for _, c := range []struct {
		spot Spot
		kind data.Zone
		want string
	}{
		{Spot{r.SourceA, r.A.Passage[0]}, "footnote", "no zone “footnote”"},
		{Spot{r.SourceA, data.Span{}}, data.ZoneBody, "Nothing is selected"},
		{Spot{r.SourceA, data.Span{Start: 5, End: 1 << 30}}, data.ZoneBody, "Nothing is selected"},
		{Spot{"nobody", data.Span{Start: 0, End: 5}}, data.ZoneBody, "no source nobody"},
		{Spot{r.SourceA, r.A.Passage[0]}, data.ZoneBody, ""},
	} {
		err := d.DrawZone(ctx, c.spot, c.kind)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v as %s: %v", c.spot, c.kind, err)
		}
	}
	if now, _ := d.Steps(); fmt.Sprint(now) != fmt.Sprint(undo) {
		t.Errorf("a step was made: %v", now)
	}
}

// Zones that a person draws before a source comes in are its zones, whether it
// comes in by itself or in a job.
func TestZonesAreDrawnOnTheWayIn(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	text := "The council met on Monday.\n\nNobody spoke of the harbour bridge, and all went home early.\n"
	at := strings.Index(text, "Nobody")
	drawn := []data.ZoneSpan{{Kind: data.ZoneBoilerplate, Span: data.Span{Start: at, End: len(text) - 1}}}
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "one", Text: text, Drawn: drawn}}, nil))
	must[Job](t)(d.Ask(ctx, []Incoming{{Name: "two", Text: "Second. " + text, Drawn: []data.ZoneSpan{{Kind: data.ZoneBoilerplate, Span: data.Span{Start: at + 8, End: len(text) + 7}}}}}, nil, nil))
	must[Brought](t)(d.WorkOff(ctx, nil, nil))
	for _, r := range must[[]SourceRow](t)(d.Sources(ctx)) {
		zones := must[*Reading](t)(d.Read(ctx, r.ID)).Zones
		text := must[*Reading](t)(d.Read(ctx, r.ID)).Revision.Text
		if len(zones) < 2 || zones[1].Kind != data.ZoneBoilerplate || !strings.HasPrefix(zones[1].Span.Of(text), "Nobody") {
			t.Errorf("%s has the zones %+v", r.Name, zones)
		}
	}
	must[*Step](t)(d.Undo(ctx))
	if r := must[Report](t)(d.Check(ctx, nil)); len(r.Problems) != 0 {
		t.Errorf("check finds %v", r.Problems)
	}
}
