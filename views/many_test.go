package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
	"verbatim/data/desk"
)

// What is done to many overlaps at once is one step.
func TestMarkedOverlapsAreTaggedTogether(t *testing.T) {
	f := window(t)
	f.press("Esc", "Space", "Space", "T")
	field := fieldsOf(f.sheets[0].card)[0]
	test.Type(field, "follow up")
	wantSeen(t, f.sheets[0].card, "Tag 2 overlaps", "follow up", "new")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tagged := func() (n int) {
		for _, r := range f.overlaps.list.rows {
			if slices.Equal(r.Given, []string{"follow up"}) {
				n++
			}
		}
		return n
	}
	if tagged() != 2 || len(f.sheets) != 0 {
		t.Fatalf("%d are tagged, want 2", tagged())
	}
	wantSeen(t, f.all, "2 overlaps tagged")
	f.press("T")
	test.Type(fieldsOf(f.sheets[0].card)[0], "follow")
	fieldsOf(f.sheets[0].card)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if tagged() != 0 {
		t.Errorf("%d are still tagged", tagged())
	}
	f.press("Ctrl+Z")
	if tagged() != 2 {
		t.Errorf("after one undo %d are tagged, want 2", tagged())
	}
}

func TestAllThatAreShownCanBeMarked(t *testing.T) {
	f := window(t)
	f.press("Esc", "A")
	if n := len(f.overlaps.list.shown); n < 3 || len(f.overlaps.selection()) != n {
		t.Errorf("%d of %d are marked", len(f.overlaps.selection()), n)
	}
	f.press("A")
	if len(f.overlaps.marked) != 0 {
		t.Errorf("%d are still marked", len(f.overlaps.marked))
	}
}

// The copies of what was just judged take its verdict from the pair that came
// after it, and one undo takes all of them back.
func TestCopiesTakeTheVerdictOnRequest(t *testing.T) {
	f := window(t)
	other := "Port news of NAME. “We will never hand over the harbour of Basra to a foreign company while I am in office,” he told reporters in the evening."
	in := []desk.Incoming{{Name: "first.txt", Text: "The minister said on Monday: “We will never hand over the harbour of Basra to a foreign company while I am in office.” Nobody asked further."}}
	for _, name := range []string{"b.txt", "c.txt", "d.txt", "e.txt"} {
		in = append(in, desk.Incoming{Name: name, Text: strings.Replace(other, "NAME", name, 1)})
	}
	if _, err := f.desk.Bring(t.Context(), in, nil); err != nil {
		t.Fatal(err)
	}
	f.changed()
	l := f.overlaps.list
	first := ""
	for _, r := range l.rows {
		if r.Like != "" && strings.Contains(r.Lead, "harbour") {
			first = r.Like
		}
	}
	f.press("Esc")
	if f.overlaps.choose(first); f.can(cmdAlike) {
		t.Error("copies of what nobody judged can take a verdict")
	}
	f.press("Enter", "1", "Enter")
	n := f.copiesOpen(first)
	if n < 2 {
		t.Fatalf("%d copies are left open", n)
	}
	wantSeen(t, f.all, "Saved. Shift+C gives")
	f.press("Shift+C")
	applied := func() (n int) {
		for _, r := range l.rows {
			for _, v := range r.Verdicts {
				if v.AppliedFrom == first && v.Wording == data.Verbatim {
					n++
				}
			}
		}
		return n
	}
	if applied() != n || f.copiesOpen(first) != 0 {
		t.Errorf("%d copies took the verdict, want %d", applied(), n)
	}
	f.press("Ctrl+Z")
	if applied() != 0 {
		t.Errorf("after one undo %d copies have it", applied())
	}
}

// Heads fold, by click or by the arrows of the pane; what is folded is skipped.
// A folded group still narrows the list.
func TestFacetsFold(t *testing.T) {
	f := window(t)
	o := f.overlaps
	f.press("Esc", "Shift+F6")
	if o.pane != paneFacets || !o.list.facets[o.facet].head {
		t.Fatalf("the keys are in pane %d at %+v", o.pane, o.list.facets[o.facet])
	}
	f.press("Left", "Down")
	if got := o.list.facets[o.facet]; !got.head || got.group != facetWhere {
		t.Errorf("under a folded head comes %+v", got)
	}
	f.press("Down", "Space")
	if slices.Contains(o.list.ids(), "") || o.list.filter.on[facetWhere][whereAcross] {
		t.Error("Space on a line did not untick it")
	}
	f.press("Left")
	if len(o.list.shown) == 0 || !o.list.closed[facetWhere] || o.list.filter.on[facetWhere][whereAcross] {
		t.Error("folding a group changed what is shown")
	}
}

// Overall, tags, parts and closeness narrow the list as counted.
func TestEveryFacetShowsAsManyAsItCounts(t *testing.T) {
	rows := rowsForTest()
	rows[0].Verdicts = []data.Verdict{{Judgement: data.Judgement{Wording: data.Altered}}}
	rows[1].Given = []string{"context-lost"}
	rows[1].A.Zone, rows[1].Tier = data.ZoneCaption, data.TierExact
	rows[2].Tags = append(rows[2].Tags, data.NumberChanged)
	l := newList()
	l.set(rows)
	seen := map[group]bool{}
	for _, f := range slices.Clone(l.facets) {
		if f.group <= facetWhere || f.value == "" {
			continue
		}
		seen[f.group] = true
		l.toggle(f.group, f.value)
		if len(l.shown) != f.n {
			t.Errorf("%s: %s is counted %d times and shows %d", groupNames[f.group], f.name, f.n, len(l.shown))
		}
		l.toggle(f.group, f.value)
	}
	if len(seen) != int(groups)-2 {
		t.Errorf("only the groups %v are there", seen)
	}
}

// A filter saved under a name comes back whole, after other filters, and is
// offered in the palette until it is forgotten.
func TestAFilterIsSavedUnderAName(t *testing.T) {
	f := window(t)
	f.press("Esc")
	o := f.overlaps
	o.list.toggle(facetSigns, string(signNames[signMoved]))
	o.list.order = byDate
	o.rearrange()
	want, filtered := o.list.ids(), o.list.filter
	f.press("S")
	field := fieldsOf(f.sheets[0].card)[0]
	test.Type(field, "moved words")
	field.onSave()
	wantSeen(t, f.overlaps.facets, "moved words")
	o.list.filter, o.list.order = newFilter(), byStrength
	o.rearrange()
	offers := f.filterOffers()
	if len(offers) != 2 {
		t.Fatalf("the palette offers %d lines", len(offers))
	}
	offers[0].do()
	if !slices.Equal(o.list.ids(), want) || !o.list.filter.same(filtered) || o.list.order != byDate {
		t.Errorf("shows %v, want %v", o.list.ids(), want)
	}
	offers[1].do()
	if len(o.saved) != 0 {
		t.Errorf("still saved: %+v", o.saved)
	}
}

// Under the last row stands how far the work is.
func TestTheListEndsWithASum(t *testing.T) {
	rows := rowsForTest()
	rows[0].Status, rows[0].Verdicts = data.Judged, []data.Verdict{{Judgement: data.Judgement{Wording: data.Altered}}}
	rows[1].Status = data.Parked
	l := newList()
	l.set(rows)
	if end := l.items[len(l.items)-1]; !end.end || end.head != "1 of 3 judged: 1 loose, 1 parked" {
		t.Errorf("the list ends with %+v", end)
	}
	rows[0].Status = data.Stale
	l.set(rows)
	if end := l.items[len(l.items)-1]; end.head != "0 of 3 judged: 1 parked, 1 to be judged anew" {
		t.Errorf("the list ends with %+v where a text has changed", end)
	}
	rows[2].Status = data.Dismissed
	l.set(rows)
	if end := l.items[len(l.items)-1]; end.head != "1 of 3 judged: 1 dismissed, 1 parked, 1 to be judged anew" {
		t.Errorf("the list ends with %+v where one was dismissed", end)
	}
	l.filter.words = "no such words"
	if l.arrange(); len(l.items) != 0 {
		t.Errorf("an empty list has lines: %+v", l.items)
	}
}
