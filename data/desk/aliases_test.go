package desk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
)

// ferries tell the same in words that only an alias brings together.
var ferries = []Incoming{
	{Name: "one.txt", Text: "The council met on Tuesday.\n\n“The Kvarken link moves our timber, our trucks and our children,” Holt said.\n\nIt rained.\n"},
	{Name: "two.txt", Text: "Letters to the editor.\n\nThe bridge of the north is what people here call it, and the bridge moves our lumber, our lorries and our kids, said Holt.\n"},
}

const ferryAliases = `timber: lumber
trucks: lorries
children: kids  # as people talk
Kvarken link: bridge
`

// ferryBench is an empty workbench with the two.
func ferryBench(t *testing.T) *Desk {
	t.Helper()
	d := bench(t, Options{Empty: true})
	must[Brought](t)(d.Bring(t.Context(), ferries, nil))
	return d
}

// across is the strongest overlap of two sources that is no set phrase; empty
// where there is none.
func across(t *testing.T, d *Desk) *OverlapRow {
	t.Helper()
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(t.Context())) {
		if !r.Within && !r.Tier.Aside() {
			return r
		}
	}
	return &OverlapRow{Overlap: &data.Overlap{}}
}

// Another line makes an overlap appear, told as spelled otherwise; undo takes
// both away, and the line is there after reopening.
func TestAnAliasFindsMore(t *testing.T) {
	ctx := t.Context()
	d := ferryBench(t)
	before := across(t, d)
	if got := must[Aliases](t)(d.Aliases(ctx)); got.Own || got.Table != BuiltinAliases() {
		t.Errorf("at first the table is %+v", got)
	}
	steps := []string{}
	more := must[int](t)(d.SetAliases(ctx, ferryAliases, func(what string, _, _ int) { steps = append(steps, what) }))
	if more < 1 || !slices.Contains(steps, "finding") {
		t.Errorf("%d more are found, in the steps %v", more, steps)
	}
	check := func(d *Desk, own bool) {
		t.Helper()
		r := across(t, d)
		if got := must[Aliases](t)(d.Aliases(ctx)); got.Own != own || own && got.Table != ferryAliases {
			t.Errorf("the table is %+v", got)
		}
		if !own {
			if r.ID != before.ID || r.WordsSame != before.WordsSame {
				t.Errorf("without the line it is %+v", r.Overlap)
			}
			return
		}
		if r.WordsSame <= before.WordsSame || !slices.Contains(r.Tags, data.SpellingVariant) {
			t.Fatalf("with the line %d words are the same, %d before; the tags are %v", r.WordsSame, before.WordsSame, r.Tags)
		}
		p := must[*Pair](t)(d.Pair(ctx, r.ID))
		if !slices.ContainsFunc(p.Collation.Changes, func(c data.Change) bool { return c.Says == "“timber” is written “lumber”, an alias of it" }) {
			t.Errorf("the pair says %+v", p.Collation.Changes)
		}
	}
	check(d, true)
	if undo, _ := d.Steps(); undo == nil || undo.Says != "change of the aliases" {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	check(d, false)
	must[*Step](t)(d.Redo(ctx))
	check(d, true)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, d.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	check(d, true)
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "three.txt", Text: ferries[1].Text[24:]}}, nil))
	check(d, true)
	must[*Step](t)(d.Undo(ctx))
	if fewer := -must[int](t)(d.SetAliases(ctx, BuiltinAliases(), nil)); fewer != more {
		t.Errorf("the table finds %d more, without it are %d fewer", more, fewer)
	}
	check(d, false)
}

// A program that ended after it found by another table and before it saved the
// table leaves what is found anew by the one that stands.
func TestKilledBetweenFindingAndSavingAliases(t *testing.T) {
	ctx := t.Context()
	d := ferryBench(t)
	before := across(t, d)
	s := must[*state](t)(d.present(ctx))
	next := must[*state](t)(s.after([]store.Set{{Kind: store.OfSetting, ID: settingAliases, Field: fieldValue, Value: encode(ferryAliases)}}))
	if err := d.find(ctx, next, d.progress); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, d.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	if r := across(t, d); r.ID != before.ID {
		t.Errorf("after reopening it is %+v, before %+v", r.Overlap, before.Overlap)
	}
}

// What a person lines up is weighed by the table too.
func TestAnAliasCountsInWhatIsLinedUp(t *testing.T) {
	ctx := t.Context()
	scores := []float64{}
	for _, table := range []string{BuiltinAliases(), ferryAliases} {
		d := ferryBench(t)
		must[int](t)(d.SetAliases(ctx, table, nil))
		rows := must[[]SourceRow](t)(d.Sources(ctx))
		spot := func(i int, words string) Spot {
			at := strings.Index(ferries[i].Text, words)
			s := slices.IndexFunc(rows, func(r SourceRow) bool { return r.Name == ferries[i].Name })
			return Spot{rows[s].ID, data.Span{Start: at, End: at + len(words)}}
		}
		id := must[string](t)(d.LineUp(ctx, spot(0, "link moves our timber, our trucks and our children"), spot(1, "moves our lumber, our lorries and our kids")))
		p := must[*Pair](t)(d.Pair(ctx, id))
		scores = append(scores, p.Row.Score)
	}
	if scores[0] >= scores[1] {
		t.Errorf("without the table it scores %.1f, with it %.1f", scores[0], scores[1])
	}
}

func TestAliasesAreRefusedByTheirLine(t *testing.T) {
	ctx := t.Context()
	d := ferryBench(t)
	for table, want := range map[string]Mistake{
		"timber: lumber\n\nlorries, trucks": {Says: "Line 3 has no colon; write the spelling that stands for all, a colon, then the others parted by commas.", Line: 3},
		strings.Repeat("# more\n", 10_000):  {Says: "The table has 68 KB; it may have 64.", Line: 0},
	} {
		_, err := d.SetAliases(ctx, table, nil)
		var m *Mistake
		if !errors.As(err, &m) || m.Says != want.Says || m.Line != want.Line {
			t.Errorf("%.20q: %v", table, err)
		}
	}
	if undo, _ := d.Steps(); undo == nil || !strings.HasPrefix(undo.Says, "bringing in") {
		t.Errorf("a table that was refused is a step: %+v", undo)
	}
}

// Stopped while it finds, nothing is changed.
func TestAliasesStopped(t *testing.T) {
	d := ferryBench(t)
	before := across(t, d)
	ctx, stop := context.WithCancel(t.Context())
	_, err := d.SetAliases(ctx, ferryAliases, func(string, int, int) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if got := must[Aliases](t)(d.Aliases(t.Context())); got.Own || across(t, d).ID != before.ID {
		t.Errorf("the table is %+v", got)
	}
}

// A window beside a command that changes the table shows what is found by it.
func TestAliasesOfAnotherProcess(t *testing.T) {
	ctx := t.Context()
	window := ferryBench(t)
	before := across(t, window)
	command := must[*Desk](t)(Open(ctx, window.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = command.Close() })
	must[int](t)(command.SetAliases(ctx, ferryAliases, nil))
	if r := across(t, window); r.ID != across(t, command).ID || r.ID == before.ID {
		t.Errorf("the window shows %+v", r.Overlap)
	}
	must[*Step](t)(window.Undo(ctx))
	if r := across(t, command); r.ID != before.ID {
		t.Errorf("after undo in the window the command shows %+v", r.Overlap)
	}
}
