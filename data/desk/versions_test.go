package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/collate"
)

// Two passages of the five articles stand in three places.
func TestStatements(t *testing.T) {
	d := bench(t, Options{})
	var got []string
	for _, x := range must[[]Statement](t)(d.Statements(t.Context())) {
		got = append(got, fmt.Sprintf("%s: %d places, %d outlets", x.Lead[:30], x.Places, x.Outlets))
	}
	want := []string{"Haider Abadi has said he would: 3 places, 2 outlets", "The Iraqi government in Baghda: 3 places, 1 outlets"}
	if !slices.Equal(got, want) {
		t.Errorf("the statements are %q", got)
	}
	// One that is dismissed shows its passage no more.
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(t.Context())) {
		if strings.HasPrefix(r.Lead, "Haider Abadi") {
			if err := d.SetStatus(t.Context(), data.Dismissed, r.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := must[[]Statement](t)(d.Statements(t.Context())); len(got) != 1 {
		t.Errorf("%d statements are left, want one", len(got))
	}
}

// The rows are by date, and each tells where it stands and how it goes on.
func TestVersions(t *testing.T) {
	d := bench(t, Options{})
	v := must[*Versions](t)(d.Versions(t.Context(), must[[]Statement](t)(d.Statements(t.Context()))[0].Overlap))
	var got []string
	for i, p := range v.Places {
		got = append(got, fmt.Sprintf("%s %s %s %d %v: %.24s", p.Label, p.Date, p.Zone, p.Paragraph, p.Earliest, p.GoesOn))
		row := v.Table.Rows[i]
		first := slices.IndexFunc(row.Cells, func(c collate.Cell) bool { return !c.Empty() })
		if !strings.HasPrefix(p.Around[p.Lined[0].Start-p.At:], row.Cells[first].Text) || row.Passage[0] != p.Lined[0] {
			t.Errorf("the passage %v does not stand in what is around it", p.Lined)
		}
	}
	want := []string{
		"The Moscow Times 2015-10-07 body 6 true: on Islamic State militan",
		"Russia Insider  body 2 false: the US panicked.",
		"Russia Insider  body 7 false: it was clear that the US",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if n := slices.Index(v.Table.Compared(0, 1), collate.Missing); n < 0 || v.Table.Rows[0].Cells[n].Text != "has" {
		t.Errorf("the second leaves out %d", n)
	}
	if two := must[*Versions](t)(d.Versions(t.Context(), zamili(t, d).ID)); len(two.Places) != 2 || two.Speaker != "Hakim Zamili" {
		t.Errorf("the pair has %d places, of %q", len(two.Places), two.Speaker)
	}
}

func TestEarliestIsOnlyToldWhereItIsKnown(t *testing.T) {
	day, next, year := data.Date{Year: 2015, Month: 10, Day: 7}, data.Date{Year: 2015, Month: 10, Day: 8}, data.Date{Year: 2015}
	for _, c := range []struct {
		dates []data.Date
		want  string
	}{
		{[]data.Date{next, day, {}}, "[false true false]"},
		{[]data.Date{day, day, next}, "[true true false]"},
		{[]data.Date{day, year}, "[false false]"}, // some day of that year
		{[]data.Date{{Year: 2014}, day, year}, "[true false false]"},
		{[]data.Date{{}, {}}, "[false false]"},
	} {
		var places []Printed
		for _, d := range c.dates {
			places = append(places, Printed{Meta: data.Meta{Date: d}})
		}
		if got := fmt.Sprint(earliest(places)); got != c.want {
			t.Errorf("%v: %s, want %s", c.dates, got, c.want)
		}
	}
}

// The timeline of the Zamili passage: who is named, who printed it, and what
// else he said.
func TestTimeline(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	told := func(x *Timeline) (out []string) {
		for _, o := range x.Dots {
			from := ""
			if o.From >= 0 {
				from = " from " + x.Dots[o.From].Label + ", “" + o.Says + "”"
			}
			out = append(out, strings.TrimSpace(fmt.Sprintf("%d %s %s %s%d%s", o.Kind, o.Label, o.Meta.Date, o.As, o.Count, from)))
		}
		return out
	}
	plain := must[*Timeline](t)(d.Timeline(ctx, id))
	want := []string{"2 Reuters  0", "0 The Moscow Times 2015-10-07 0 from Reuters, “told Reuters in an interview”", "0 Informed Comment  0"}
	if got := told(plain); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if len(plain.Ties) != 1 || plain.Ties[0].A != 1 || plain.Ties[0].B != 2 || plain.Ties[0].Same != 44 || plain.Ties[0].Direction != data.UnknownDirection {
		t.Errorf("the ties are %+v", plain.Ties)
	}
	must[string](t)(d.NoteStub(ctx, data.Meta{Publisher: "REUTERS", Title: "Iraq leans", Date: data.Date{Year: 2015, Month: 10, Day: 7}}))
	judged := spliced
	judged.Direction, judged.CommonSource = data.CommonSource, "Reuters"
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", judged))
	more := must[*Timeline](t)(d.OtherWords(ctx, must[*Timeline](t)(d.Timeline(ctx, id)), must[[]Person](t)(d.Persons(ctx))))
	want = []string{
		"2 REUTERS 2015-10-07 0",
		"0 The Moscow Times 2015-10-07 3 from REUTERS, “told Reuters in an interview”",
		"0 Informed Comment  0",
		"1 Russia Insider  Hakim al-Zamili1",
		"1 The Daily Beast  Hakim al-Zamili3",
		"1 What Are the Russians Doing in Iraq Now?  Hakem Al Zamli2",
	}
	if got := told(more); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if more.Dots[0].Stub == "" || more.Ties[0].Direction != data.CommonSource {
		t.Errorf("the stub is %q, the tie %+v", more.Dots[0].Stub, more.Ties[0])
	}
	if len(plain.Dots) != 3 {
		t.Error("the timeline before was changed")
	}
}
