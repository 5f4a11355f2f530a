package desk

import (
	"slices"
	"testing"

	"verbatim/data"
)

// A name that is another one is no tag: its alarm comes with the row, also
// after a person has touched the overlap and the workbench was opened again.
func TestAlarmsThatAreNoTagsStayWithTheRow(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	_, err := d.Bring(ctx, []Incoming{
		{Name: "a", Text: "\"Mr Hollis of Dunmore signed the long paper about the two northern wells yesterday,\" said Omar Tait."},
		{Name: "b", Text: "\"Mr Hollis of Carrick signed the long paper about the two northern wells yesterday,\" said Omar Tait."},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	check := func(when string) string {
		t.Helper()
		rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
		if len(rows) != 1 || !slices.Equal(rows[0].Alarms, []data.Tag{data.NameChanged}) || slices.Contains(rows[0].Tags, data.NameChanged) {
			t.Fatalf("%s: %+v", when, rows)
		}
		return rows[0].ID
	}
	id := check("found")
	if err := d.SetStatus(ctx, data.Parked, id); err != nil {
		t.Fatal(err)
	}
	check("touched")
	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	check("opened again")
}
