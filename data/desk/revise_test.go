package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// revised gives a source, by a piece of its name, a text that its own is
// changed to.
func revised(t *testing.T, d *Desk, name string, change func(string) string) Revised {
	t.Helper()
	id := sourceNamed(t, d, name)
	r := must[*Reading](t)(d.Read(t.Context(), id))
	return must[Revised](t)(d.Revise(t.Context(), id, Incoming{Text: change(r.Revision.Text)}, nil))
}

func sourceNamed(t *testing.T, d *Desk, name string) string {
	t.Helper()
	for _, s := range must[[]SourceRow](t)(d.Sources(t.Context())) {
		if strings.Contains(s.Name, name) {
			return s.ID
		}
	}
	t.Fatalf("no source %s", name)
	return ""
}

func row(t *testing.T, d *Desk, id string) *OverlapRow {
	t.Helper()
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(t.Context())) {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("the overlap %s is lost", id)
	return nil
}

func replacing(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

// A text that was changed elsewhere, or in its typography, carries every
// verdict along; undo takes all of it back, and the old text is still there.
func TestRevisionCarriesVerdicts(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", spliced))
	before := row(t, d, id)
	all := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	r := revised(t, d, "moscow-times", func(s string) string {
		return "CORRECTION: a name was misspelled.\n\n" + replacing("“", `"`, "”", `"`)(s)
	})
	if !slices.Equal(r.Kept, []string{id}) || len(r.Stale)+len(r.Asked)+len(r.Orphaned) > 0 || r.Overlaps == 0 {
		t.Fatalf("revised: %+v", r)
	}
	after := row(t, d, id)
	if after.Status != data.Judged || after.StandsA != Steady || after.A.Revision == before.A.Revision || len(after.Verdicts) != 1 {
		t.Errorf("the overlap is %+v", after)
	}
	p := must[*Pair](t)(d.Pair(ctx, id))
	if words := strings.Join(after.A.Passage.Texts(p.A.Revision.Text), " "); !strings.Contains(words, "forced to ask Russia") || strings.Contains(words, "“") {
		t.Errorf("the passage is %q", words)
	}
	if n := count(must[[]*OverlapRow](t)(d.Overlaps(ctx)), after); n != 1 {
		t.Errorf("the same passages are listed %d times", n)
	}
	if undo, _ := d.Steps(); undo.Says != "new text of The Moscow Times" {
		t.Errorf("the step is %q", undo.Says)
	}
	if report := must[Report](t)(d.Check(ctx, nil)); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
	must[*Step](t)(d.Undo(ctx))
	sameRows(t, "undone", must[[]*OverlapRow](t)(d.Overlaps(ctx)), all)
	must[*Step](t)(d.Redo(ctx))
	if again := row(t, d, id); again.A.Revision != after.A.Revision || again.A.Passage.Compare(after.A.Passage) != 0 {
		t.Errorf("done again it is %+v", again)
	}
}

// count is how many rows show the passages of this one.
func count(rows []*OverlapRow, as *OverlapRow) (n int) {
	for _, r := range rows {
		if r.A.Revision == as.A.Revision && r.B.Revision == as.B.Revision && r.A.Passage.Common(as.A.Passage) > 0 && r.B.Passage.Common(as.B.Passage) > 0 {
			n++
		}
	}
	return n
}

// Words that changed inside make the verdict stale; the old and the new wording
// are shown. It can be confirmed as it is, or given anew, and the text that
// comes back makes it what it was.
func TestRevisionMakesVerdictsStale(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", spliced))
	if err := d.SetStatus(ctx, data.Final, id); err != nil {
		t.Fatal(err)
	}
	first := must[*Reading](t)(d.Read(ctx, sourceNamed(t, d, "moscow-times"))).Revision.Text
	r := revised(t, d, "moscow-times", replacing("forced to ask Russia", "forced to beg Russia"))
	stale := row(t, d, id)
	if !slices.Equal(r.Stale, []string{id}) || stale.Status != data.Stale || stale.StandsA != Reworded || stale.StandsB != Steady {
		t.Fatalf("revised %+v: %+v", r, stale)
	}
	p := must[*Pair](t)(d.Pair(ctx, id))
	if len(p.Followed) != 1 || p.Followed[0].OfB || !strings.Contains(strings.Join(p.Followed[0].Words, " "), "to ask Russia") ||
		!strings.Contains(p.Followed[0].Difference.Wdiff(), "to [-ask-] {+beg+} Russia") {
		t.Errorf("what became of it: %+v\n%s", p.Followed, p.Followed[0].Difference.Wdiff())
	}
	h := must[[]data.Event](t)(d.History(ctx, id))
	if last := h[len(h)-1]; last.Cause != causeRevise || last.Field != "status" || last.After != `"stale"` {
		t.Errorf("the history ends with %+v", last)
	}

	if err := d.Confirm(ctx, id); err != nil {
		t.Fatal(err)
	}
	if c := row(t, d, id); c.Status != data.Final || c.StandsA != Steady {
		t.Errorf("confirmed it is %s, %q", c.Status, c.StandsA)
	}
	now := must[*Pair](t)(d.Pair(ctx, id))
	tags := row(t, d, id).Verdicts[0].Alterations
	for _, tag := range now.Collation.Tags { // of the new words none is left out, and none is lost of the old
		if !slices.Contains(tags, tag) {
			t.Errorf("confirmed it has not the tag %s of the words as they are now: %v", tag, tags)
		}
	}
	if !slices.Contains(now.Collation.Tags, data.Substitution) || slices.Contains(stale.Verdicts[0].Alterations, data.Substitution) || len(tags) != len(stale.Verdicts[0].Alterations)+1 {
		t.Errorf("confirmed it has the tags %v, before %v", tags, stale.Verdicts[0].Alterations)
	}
	var m *Mistake
	if err := d.Confirm(ctx, id); !errors.As(err, &m) {
		t.Errorf("confirmed twice: %v", err)
	}
	must[*Step](t)(d.Undo(ctx))
	if c := row(t, d, id); c.Status != data.Stale || c.StandsA != Reworded {
		t.Errorf("the confirmation undone it is %s, %q", c.Status, c.StandsA)
	}
	if c := row(t, d, id); slices.Contains(c.Verdicts[0].Alterations, data.Substitution) {
		t.Errorf("the confirmation undone it has the tags %v", c.Verdicts[0].Alterations)
	}
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", data.Judgement{Wording: data.Paraphrase}))
	if c := row(t, d, id); c.Status != data.Judged || c.StandsA != Steady {
		t.Errorf("judged anew it is %s, %q", c.Status, c.StandsA)
	}
	must[*Step](t)(d.Undo(ctx))
	revised(t, d, "moscow-times", func(string) string { return first })
	if c := row(t, d, id); c.Status != data.Final || c.StandsA != Steady {
		t.Errorf("with its first text again it is %s, %q", c.Status, c.StandsA)
	}
	if b := must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "old", Text: replacing("forced to ask Russia", "forced to beg Russia")(first)}}, nil)); len(b.Already) != 1 {
		t.Errorf("a text that a source had before came in as new: %+v", b)
	}
	if report := must[Report](t)(d.Check(ctx, nil)); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
}

// A passage that is gone is listed with the text it stood in, says so, and is
// found again when it comes back. Nobody's verdict is lost.
func TestRevisionLeavesOrphans(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", spliced))
	first := must[*Reading](t)(d.Read(ctx, sourceNamed(t, d, "moscow-times"))).Revision.Text
	r := revised(t, d, "moscow-times", func(string) string { return "The Moscow Times has taken this story back.\n" })
	got := row(t, d, id)
	if !slices.Equal(r.Orphaned, []string{id}) || got.Status != data.Stale || got.StandsA != Orphan || len(got.Verdicts) != 1 {
		t.Fatalf("revised %+v: %+v", r, got)
	}
	p := must[*Pair](t)(d.Pair(ctx, id))
	if !strings.Contains(p.A.Revision.Text, "forced to ask Russia") || len(p.Followed) != 1 || p.Followed[0].Now != nil || !strings.Contains(p.Followed[0].Words[0], "forced to ask Russia") {
		t.Errorf("the orphan shows %+v", p.Followed)
	}
	if pre := must[Preview](t)(d.Preview(ctx, Export{}, 5)); len(pre.Rows) != 1 {
		t.Errorf("%d rows are exported", len(pre.Rows))
	}
	if err := d.Confirm(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got := row(t, d, id); got.Status != data.Judged || got.StandsA != Orphan {
		t.Errorf("confirmed it is %s, %q", got.Status, got.StandsA)
	}
	if r := revised(t, d, "moscow-times", func(string) string { return "Taken back, and sorry.\n" }); len(r.Orphaned) != 1 || row(t, d, id).Status != data.Judged {
		t.Errorf("what is known to be gone is told again: %+v", r)
	}
	if r := revised(t, d, "moscow-times", func(string) string { return "Back again.\n\n" + first }); len(r.Kept) != 1 || row(t, d, id).StandsA != Steady {
		t.Errorf("the passage came back: %+v, %+v", r, row(t, d, id))
	}
}

// Where it is not sure, a person is asked, and answers.
func TestRevisionAsks(t *testing.T) {
	ctx := t.Context()
	for _, there := range []bool{true, false} {
		d := bench(t, Options{Empty: true})
		must[Brought](t)(d.Bring(ctx, threeTexts, nil))
		rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
		i := slices.IndexFunc(rows, func(r *OverlapRow) bool { return strings.Contains(r.Lead, "harbour") })
		id := rows[i].ID
		must[data.Verdict](t)(d.Judge(ctx, id, "Ana", data.Judgement{Wording: data.Verbatim}))
		asked := func(s string) string {
			return replacing("We will rebuild the old harbour bridge before the winter storms return", "They shall mend the old harbour bridge before any winter comes")(s)
		}
		r := revised(t, d, "one.txt", asked)
		got := row(t, d, id)
		if !slices.Equal(r.Asked, []string{id}) || got.StandsA != Doubtful || got.Status != data.Stale {
			t.Fatalf("revised %+v: %+v", r, got)
		}
		f := must[*Pair](t)(d.Pair(ctx, id)).Followed
		if len(f) != 1 || f[0].Score < .5 || f[0].Score >= .7 || !strings.Contains(f[0].Now[0], "mend the old harbour bridge") {
			t.Errorf("what became of it: %+v", f)
		}
		if err := d.Confirm(ctx, id); err == nil {
			t.Error("confirmed before the place was settled")
		}
		if err := d.SettlePlace(ctx, id, there); err != nil {
			t.Fatal(err)
		}
		want := map[bool]Standing{true: Reworded, false: Orphan}[there]
		if got := row(t, d, id); got.StandsA != want || got.Status != data.Stale {
			t.Errorf("answered %v it is %q, %s", there, got.StandsA, got.Status)
		}
		if err := d.SettlePlace(ctx, id, there); err == nil {
			t.Error("answered twice")
		}
		must[*Step](t)(d.Undo(ctx))
		if got := row(t, d, id); got.StandsA != Doubtful {
			t.Errorf("the answer undone it is %q", got.StandsA)
		}
	}
}

// A mark on a quotation goes along with it, and stays listed and exported where
// the quotation is gone.
func TestRevisionCarriesMarks(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	must[Brought](t)(d.Bring(ctx, threeTexts, nil))
	one := sourceNamed(t, d, "one.txt")
	span := must[[]ChecklistRow](t)(d.Checklist(ctx, one))[0].Span
	if err := d.MarkQuotation(ctx, one, span, NotFound, nil, "asked the mayor"); err != nil {
		t.Fatal(err)
	}
	if r := revised(t, d, "one.txt", func(s string) string { return "Update.\n\n" + s }); r.Marks != 1 || r.Left != 0 {
		t.Errorf("revised: %+v", r)
	}
	list := must[[]ChecklistRow](t)(d.Checklist(ctx, one))
	if len(list) != 1 || list[0].Mark == nil || list[0].Mark.Notes != "asked the mayor" || list[0].Span.Start != span.Start+len("Update.\n\n") || list[0].Standing != Steady {
		t.Errorf("the checklist is %+v", list)
	}
	if r := revised(t, d, "one.txt", func(string) string { return "Withdrawn.\n" }); r.Marks != 0 || r.Left != 1 {
		t.Errorf("revised: %+v", r)
	}
	list = must[[]ChecklistRow](t)(d.Checklist(ctx, one))
	if len(list) != 1 || list[0].Mark == nil || list[0].Standing != Orphan || !strings.Contains(list[0].Text, "harbour bridge") || !list[0].Span.Empty() {
		t.Errorf("the checklist is %+v", list)
	}
	if pre := must[Preview](t)(d.Preview(ctx, Export{}, 5)); len(pre.Rows) != 1 {
		t.Errorf("%d rows are exported", len(pre.Rows))
	}
}

// A text that was brought in as an article of its own becomes the newer text of
// another one, unless a person has worked on it.
func TestRevisionAbsorbs(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	must[Brought](t)(d.Bring(ctx, threeTexts, nil))
	one := sourceNamed(t, d, "one.txt")
	newer := "Update.\n\n" + threeTexts[0].Text
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "one-new.txt", Text: newer}}, nil))
	r := must[Revised](t)(d.Revise(ctx, one, Incoming{Text: newer}, nil))
	if r.Absorbed == "" || len(must[[]SourceRow](t)(d.Sources(ctx))) != 3 {
		t.Errorf("revised: %+v", r)
	}
	must[*Step](t)(d.Undo(ctx))
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 4 {
		t.Errorf("undone there are %d sources", n)
	}
	var m *Mistake
	quotation := must[[]ChecklistRow](t)(d.Checklist(ctx, r.Absorbed))[0]
	if err := d.MarkQuotation(ctx, r.Absorbed, quotation.Span, NotFound, nil, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Revise(ctx, one, Incoming{Text: newer}, nil); !errors.As(err, &m) {
		t.Errorf("a source with a mark was taken away: %v", err)
	}
	must[*Step](t)(d.Undo(ctx))
	for _, o := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if o.SourceA == r.Absorbed || o.SourceB == r.Absorbed {
			must[data.Verdict](t)(d.Judge(ctx, o.ID, "Ana", spliced))
			break
		}
	}
	if _, err := d.Revise(ctx, one, Incoming{Text: newer}, nil); !errors.As(err, &m) || !strings.Contains(m.Says, "one-new.txt") {
		t.Errorf("a source with verdicts was taken away: %v", err)
	}
	if r := must[Revised](t)(d.Revise(ctx, one, Incoming{Text: threeTexts[0].Text}, nil)); !r.Same {
		t.Errorf("its own text: %+v", r)
	}
}
