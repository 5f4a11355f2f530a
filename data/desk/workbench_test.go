package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/store"
)

// A second reviewer's verdict stands beside the first one's, and judging again
// changes only one's own.
func TestSecondReviewer(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	first := must[data.Verdict](t)(d.Judge(ctx, id, "Zoë", spliced))
	second := must[data.Verdict](t)(d.Judge(ctx, id, "Ana", data.Judgement{Wording: data.Marked}))
	again := must[data.Verdict](t)(d.Judge(ctx, id, " Zoë ", data.Judgement{Wording: data.Paraphrase, Notes: "on second thought"}))
	if again.ID != first.ID || second.ID == first.ID {
		t.Errorf("ids %s, %s, %s", first.ID, second.ID, again.ID)
	}
	got := zamili(t, d).Verdicts
	if len(got) != 2 || got[0].Reviewer != "Ana" || got[0].Wording != data.Marked || got[1].Notes != "on second thought" {
		t.Errorf("the verdicts are %+v", got)
	}
	p := must[Preview](t)(d.Preview(ctx, Export{}, 5))
	cell := func(name string) string { return p.Rows[0][slices.Index(p.Header, name)] }
	if cell("reviewer") != "Ana" || cell("second_reviewer") != "Zoë" || cell("second_overall") != "Misleading" || cell("agreement") != "differ" {
		t.Errorf("the row is %q", p.Rows[0])
	}
	must[*Step](t)(d.Undo(ctx))
	if got := zamili(t, d).Verdicts; got[1].Wording != data.Altered {
		t.Errorf("after undo the verdicts are %+v", got)
	}
	if own := must[data.Verdict](t)(d.Judge(ctx, id, "", spliced)); own.Reviewer != "Zoë" {
		t.Errorf("without a name the reviewer is %q", own.Reviewer)
	}
}

// Dismissed overlaps are left out of the table and counted; parking is one
// step for many.
func TestDismissAndPark(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	rows := must[[]OverlapRow](t)(d.Overlaps(ctx))
	must[data.Verdict](t)(d.Judge(ctx, rows[0].ID, "Ana", spliced))
	must[data.Verdict](t)(d.Judge(ctx, rows[1].ID, "Ana", data.Judgement{Wording: data.Unrelated}))
	if err := d.SetStatus(ctx, data.Parked, rows[2].ID, rows[3].ID); err != nil {
		t.Fatal(err)
	}
	status := func(id string) data.Status { return must[*Pair](t)(d.Pair(ctx, id)).Row.Status }
	if status(rows[1].ID) != data.Dismissed || status(rows[2].ID) != data.Parked || status(rows[3].ID) != data.Parked {
		t.Error("statuses were not set")
	}
	p := must[Preview](t)(d.Preview(ctx, Export{Format: "csv"}, 10))
	if (p.Counts != export.Counts{Written: 1, LeftOut: 1}) || len(p.Rows) != 1 {
		t.Errorf("counts %+v, %d rows", p.Counts, len(p.Rows))
	}
	if undo, _ := d.Steps(); undo.Says != "status of 2 overlaps" || len(undo.IDs) != 2 {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	if status(rows[2].ID) != data.Open || status(rows[3].ID) != data.Open {
		t.Error("undo did not bring both back")
	}
	if _, redo := d.Steps(); redo == nil {
		t.Fatal("nothing to redo")
	}
	must[data.Verdict](t)(d.Judge(ctx, rows[4].ID, "Ana", spliced))
	if _, redo := d.Steps(); redo != nil {
		t.Errorf("a new step leaves %+v to redo", redo)
	}
}

// spot selects the first place of words in a source.
func spot(t *testing.T, d *Desk, publisher, words string) Spot {
	t.Helper()
	for _, s := range must[[]SourceRow](t)(d.Sources(t.Context())) {
		if s.Meta.Publisher != publisher {
			continue
		}
		text := must[*Reading](t)(d.Read(t.Context(), s.ID)).Revision.Text
		if at := strings.Index(text, words); at >= 0 {
			return Spot{s.ID, data.Span{Start: at, End: at + len(words)}}
		}
	}
	t.Fatalf("%s does not print %q", publisher, words)
	return Spot{}
}

// What the machine does not line up a person does, and a further stretch makes
// a splice of it.
func TestLineUpByHand(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	before := len(must[[]OverlapRow](t)(d.Overlaps(ctx)))
	a := spot(t, d, "The Moscow Times", "\"The government has been relying heavily on an untrustworthy ally")
	b := spot(t, d, "Informed Comment", " some Iraqi Shiites are tired of waiting on ") // with the spaces beside it
	id := must[string](t)(d.LineUp(ctx, b, a))
	row := must[*Pair](t)(d.Pair(ctx, id)).Row
	if row.FoundBy != byHand || row.LabelA != "The Moscow Times" || !strings.HasPrefix(row.Lead, "The government has been") || row.WordsA != 10 {
		t.Errorf("the overlap is %+v", row)
	}
	if n := len(must[[]OverlapRow](t)(d.Overlaps(ctx))); n != before+1 {
		t.Errorf("%d overlaps, want %d", n, before+1)
	}
	if same := must[string](t)(d.LineUp(ctx, a, b)); same != id {
		t.Errorf("lined up again it is %s, want %s", same, id)
	}
	more := spot(t, d, "The Moscow Times", "and this fault should be fixed.")
	if got := must[string](t)(d.AddSpans(ctx, id, more.Span, data.Span{})); got != id {
		t.Errorf("with a further span it is %s, want %s", got, id)
	}
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 2 {
		t.Errorf("A's passage is %v", p)
	}
	var m *Mistake
	if _, err := d.AddSpans(ctx, id, more.Span, data.Span{}); !errors.As(err, &m) {
		t.Errorf("the same stretch again: %v", err)
	}
	must[string](t)(d.TakeSpan(ctx, id))
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 1 {
		t.Errorf("after taking it away A's passage is %v", p)
	}
	if gone := must[string](t)(d.TakeSpan(ctx, id)); gone != "" {
		t.Errorf("the whole overlap was to go, yet %s stays", gone)
	}
	if _, err := d.Pair(ctx, id); !errors.As(err, &m) {
		t.Errorf("the pair taken away: %v", err)
	}
	for range 2 {
		must[*Step](t)(d.Undo(ctx))
	}
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 2 {
		t.Errorf("after undoing twice A's passage is %v", p)
	}
}

// A stretch added to what the finder found keeps the overlap's identity, and
// the finding does not come back beside it.
func TestAddSpansToAFinding(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	all := must[[]OverlapRow](t)(d.Overlaps(ctx))
	row := zamili(t, d)
	more := spot(t, d, "The Moscow Times", "The comments were the clearest signal yet that Baghdad intends to lean on Russia")
	if id := must[string](t)(d.AddSpans(ctx, row.ID, more.Span, data.Span{})); id != row.ID {
		t.Errorf("the id became %s", id)
	}
	p := must[*Pair](t)(d.Pair(ctx, row.ID))
	if len(p.Row.A.Passage) != 3 || !slices.IsSortedFunc(p.Row.A.Passage, func(x, y data.Span) int { return x.Start - y.Start }) || p.Row.WordsA != row.WordsA+14 {
		t.Errorf("A's passage is %v with %d words", p.Row.A.Passage, p.Row.WordsA)
	}
	if now := must[[]OverlapRow](t)(d.Overlaps(ctx)); len(now) != len(all) {
		t.Errorf("%d overlaps, want %d", len(now), len(all))
	}
	must[*Step](t)(d.Undo(ctx))
	if now := zamili(t, d); now.ID != row.ID || len(now.A.Passage) != 2 {
		t.Errorf("after undo it is %+v", now.Overlap)
	}
}

func TestLineUpMistakes(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	a := spot(t, d, "The Moscow Times", "Shi'ite militias, long mistrustful of the United States")
	for name, b := range map[string]Spot{
		"nothing selected":     {a.Source, data.Span{Start: 9, End: 9}},
		"outside the text":     {a.Source, data.Span{Start: 0, End: 1 << 30}},
		"the same place":       {a.Source, data.Span{Start: a.Span.Start + 5, End: a.Span.End}},
		"white space":          {a.Source, data.Span{Start: 0, End: 2}},
		"a source that is not": {"s0", a.Span},
	} {
		var m *Mistake
		if _, err := d.LineUp(ctx, a, b); !errors.As(err, &m) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var m *Mistake
	if _, err := d.TakeSpan(ctx, zamili(t, d).ID); !errors.As(err, &m) {
		t.Errorf("a span that nobody added: %v", err)
	}
}

// Bringing in is one step: the new text is compared with all others, the same
// text again is not kept twice, and undo takes it away.
func TestBring(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	before := must[[]OverlapRow](t)(d.Overlaps(ctx))
	text := "The ministry said on Friday:\r\n\r\n“We believe that this center will develop in the near future to be a joint operation command to lead the war against Daesh in Iraq,” the lawmaker said.\r\n"
	b := must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "paste", Meta: data.Meta{Publisher: "The Daily Paste"}, Text: text}, {Name: "again", Text: text}}, nil))
	if len(b.Sources) != 1 || !slices.Equal(b.Already, []string{"again"}) || b.Overlaps == 0 {
		t.Fatalf("brought in %+v", b)
	}
	r := must[*Reading](t)(d.Read(ctx, b.Sources[0]))
	if strings.Contains(r.Revision.Text, "\r") || r.Publisher != "The Daily Paste" || r.Name != "paste" {
		t.Errorf("the source is %+v", r.Source)
	}
	if undo, _ := d.Steps(); undo.Says != "bringing in of The Daily Paste" {
		t.Errorf("the step is %+v", undo)
	}
	with := must[[]OverlapRow](t)(d.Overlaps(ctx))
	if again := must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "third", Text: text}}, nil)); len(again.Sources) != 0 || len(again.Already) != 1 {
		t.Errorf("the same text again: %+v", again)
	}
	must[*Step](t)(d.Undo(ctx))
	if _, err := d.Read(ctx, b.Sources[0]); err == nil {
		t.Error("the source can be read after its bringing in was undone")
	}
	sameRows(t, "undone", must[[]OverlapRow](t)(d.Overlaps(ctx)), before)
	must[*Step](t)(d.Redo(ctx))
	sameRows(t, "done again", must[[]OverlapRow](t)(d.Overlaps(ctx)), with)
}

func sameRows(t interface {
	Helper()
	Errorf(string, ...any)
}, when string, got, want []OverlapRow,
) {
	t.Helper()
	line := func(rows []OverlapRow) []string {
		out := make([]string, len(rows))
		for i, r := range rows {
			out[i] = r.ID + " " + string(r.Status) + " " + r.FoundBy + " " + r.A.Passage.Joined(r.Lead)
		}
		return out
	}
	if !slices.Equal(line(got), line(want)) {
		t.Errorf("%s: %d overlaps, not the %d of before\n%q\n%q", when, len(got), len(want), line(got), line(want))
	}
}

func TestBringRefuses(t *testing.T) {
	d := bench(t, Options{Empty: true})
	for name, text := range map[string]string{"empty": " \n\t", "codes": "a\x00b"} {
		var m *Mistake
		if _, err := d.Bring(t.Context(), []Incoming{{Name: name, Text: text}}, nil); !errors.As(err, &m) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if rows := must[[]SourceRow](t)(d.Sources(t.Context())); len(rows) != 0 {
		t.Errorf("%d sources were kept", len(rows))
	}
}

// Broken off at any moment, bringing in stores nothing.
func TestBringCancelled(t *testing.T) {
	d := bench(t, Options{})
	before := must[[]OverlapRow](t)(d.Overlaps(t.Context()))
	for stop := range 12 {
		ctx, cancel := context.WithCancel(t.Context())
		calls := 0
		_, err := d.Bring(ctx, []Incoming{{Name: "one", Text: "He said: “Nobody told the committee about the missing papers in time.”"}}, func(string, int, int) {
			if calls++; calls > stop {
				cancel()
			}
		})
		cancel()
		if err == nil {
			if stop == 0 {
				t.Error("a cancelled bringing in went through")
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("broken off at %d: %v", stop, err)
		}
		if n := len(must[[]SourceRow](t)(d.Sources(t.Context()))); n != 5 {
			t.Fatalf("broken off at %d there are %d sources", stop, n)
		}
		sameRows(t, "broken off", must[[]OverlapRow](t)(d.Overlaps(t.Context())), before)
	}
}

func TestMetaAndRemove(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	v := must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	untouched := must[[]OverlapRow](t)(d.Overlaps(ctx))
	meta := row.MetaB
	meta.Date = data.Date{Year: 2015, Month: 10, Day: 6}
	if err := d.SetMeta(ctx, row.SourceB, meta); err != nil {
		t.Fatal(err)
	}
	if now := zamili(t, d); now.ID != row.ID || now.MetaB.Date != meta.Date || len(now.Verdicts) != 1 || now.LabelA != row.LabelA {
		t.Errorf("a date learnt later turned a judged overlap round: %+v", now)
	}
	for _, r := range must[[]OverlapRow](t)(d.Overlaps(ctx)) {
		if r.ID != row.ID && r.LabelB == "Informed Comment" && r.LabelA != "Informed Comment" {
			t.Errorf("%s: the earlier source is B", r.ID)
		}
	}
	if err := d.Remove(ctx, row.SourceB); err != nil {
		t.Fatal(err)
	}
	for _, r := range must[[]OverlapRow](t)(d.Overlaps(ctx)) {
		if r.SourceA == row.SourceB || r.SourceB == row.SourceB {
			t.Errorf("%s is listed though its source is gone", r.ID)
		}
	}
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 4 {
		t.Errorf("%d sources", n)
	}
	if h := must[[]data.Event](t)(d.History(ctx, row.ID)); len(h) == 0 {
		t.Error("the history went with the source")
	}
	for _, want := range []string{"removal of Informed Comment", "details of Informed Comment"} {
		undo, _ := d.Steps()
		if undo == nil || undo.Says != want {
			t.Errorf("next to undo is %+v, want %s", undo, want)
		}
		must[*Step](t)(d.Undo(ctx))
	}
	sameRows(t, "undone", must[[]OverlapRow](t)(d.Overlaps(ctx)), untouched)
	if now := zamili(t, d).Verdicts; len(now) != 1 || now[0].ID != v.ID {
		t.Errorf("the verdicts are %+v", now)
	}
}

func TestResolve(t *testing.T) {
	d := bench(t, Options{})
	id := zamili(t, d).ID
	if got := must[string](t)(d.Resolve(t.Context(), id[:9])); got != id {
		t.Errorf("%s became %s", id[:9], got)
	}
	for _, beginning := range []string{"", "o", "nonsense"} {
		var m *Mistake
		if _, err := d.Resolve(t.Context(), beginning); !errors.As(err, &m) {
			t.Errorf("%q: %v", beginning, err)
		}
	}
}

func TestSettings(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	if s := must[string](t)(d.Setting(ctx, "hint")); s != "" {
		t.Errorf("never set, yet %q", s)
	}
	if err := d.SetSetting(ctx, "hint", "seen"); err != nil {
		t.Fatal(err)
	}
	if s := must[string](t)(d.Setting(ctx, "hint")); s != "seen" {
		t.Errorf("the setting is %q", s)
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("a setting is no step, yet %+v", undo)
	}
}

// A person's mistakes are told in sentences and leave everything as it was.
func TestMistakes(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	text := filepath.Join(t.TempDir(), "notes.verbatim")
	if err := os.WriteFile(text, []byte("no workbench"), 0o644); err != nil {
		t.Fatal(err)
	}
	judge := func(j data.Judgement) error {
		_, err := d.Judge(ctx, id, "Ana", j)
		return err
	}
	open := func(path string) error {
		_, err := Open(ctx, path, Options{})
		return err
	}
	create := func(path string) error {
		_, err := Create(ctx, path, Options{})
		return err
	}
	six := data.Rating(6)
	for name, err := range map[string]error{
		"no wording":            judge(data.Judgement{}),
		"a strange wording":     judge(data.Judgement{Wording: "fine"}),
		"a strange sense":       judge(data.Judgement{Wording: data.Marked, Sense: "odd"}),
		"a rating of six":       judge(data.Judgement{Wording: data.Marked, Overridden: &six}),
		"evidence of no day":    judge(data.Judgement{Wording: data.Marked, Evidence: []data.Evidence{{Accessed: data.Date{Year: 2015, Month: 2, Day: 30}}}}),
		"a year of five digits": d.SetMeta(ctx, zamili(t, d).SourceA, data.Meta{Date: data.Date{Year: 20155}}),
		"a strange status":      d.SetStatus(ctx, "done", id),
		"an overlap not there":  d.SetStatus(ctx, data.Parked, "o0"),
		"a source not there":    d.Remove(ctx, "s0"),
		"a missing workbench":   open(filepath.Join(t.TempDir(), "none.verbatim")),
		"a folder":              open(t.TempDir()),
		"no workbench":          open(text),
		"one that is there":     create(d.Place().Path),
		"a missing folder":      create(filepath.Join(t.TempDir(), "no", "x.verbatim")),
	} {
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("a mistake left the step %+v", undo)
	}
	if st := must[*Step](t)(d.Undo(ctx)); st != nil {
		t.Errorf("undone was %+v", st)
	}
	if raw, _ := os.ReadFile(text); string(raw) != "no workbench" {
		t.Error("a file that is no workbench was changed")
	}
}

// A workbench that could not be made whole is not left behind.
func TestCreateCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	path := filepath.Join(t.TempDir(), "half.verbatim")
	_, err := Create(ctx, path, Options{Progress: func(string, int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, yet %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A command beside an open window: each sees what the other did, and either
// can take it back.
func TestTwoAtOneWorkbench(t *testing.T) {
	ctx := t.Context()
	window := bench(t, Options{Window: true})
	row := zamili(t, window)
	command := must[*Desk](t)(Open(ctx, window.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = command.Close() })
	must[data.Verdict](t)(command.Judge(ctx, row.ID, "Ana", spliced))
	if now := zamili(t, window); now.Status != data.Judged {
		t.Errorf("the window shows %s", now.Status)
	}
	if st := must[*Step](t)(window.Undo(ctx)); st == nil || st.Overlap != row.ID {
		t.Errorf("the window undid %+v", st)
	}
	if now := zamili(t, command); now.Status != data.Open {
		t.Errorf("the command shows %s", now.Status)
	}
	if st := must[*Step](t)(command.Redo(ctx)); st == nil || zamili(t, window).Status != data.Judged {
		t.Errorf("the command did %+v again", st)
	}
	second := must[*Desk](t)(Open(ctx, window.Place().Path, Options{Window: true, Now: clock()}))
	t.Cleanup(func() { _ = second.Close() })
	if second.Place().ReadOnly == "" {
		t.Error("a second window may write")
	}
	var m *Mistake
	if _, err := second.Judge(ctx, row.ID, "Zoë", spliced); !errors.As(err, &m) {
		t.Errorf("the second window judged: %v", err)
	}
	if len(must[[]OverlapRow](t)(second.Overlaps(ctx))) == 0 {
		t.Error("the second window shows nothing")
	}
}

// A verdict is kept on the words that it was given on: where others stand
// there, the check says so.
func TestCheckReadsPassages(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	raw := must[json.RawMessage](t)(d.file.Value(ctx, store.OfOverlap, row.ID, fieldOverlap))
	moved := strings.Replace(string(raw), `"spans":[[511,654]`, `"spans":[[512,655]`, 1)
	if moved == string(raw) {
		t.Fatalf("the stored overlap is %s", raw)
	}
	must[[]store.Event](t)(d.file.Apply(ctx, "nobody", "test", ofOverlap(row.ID, fieldOverlap, []byte(moved)), ofOverlap(row.ID, fieldVerdict+"Eve", []byte(`{"id":7}`))))
	r := must[Report](t)(d.Check(ctx, nil))
	if len(r.Problems) != 2 || r.Verdicts != 2 || !strings.Contains(strings.Join(r.Problems, " "), "was touched where the text read “In the upcoming") {
		t.Errorf("check says %q", r.Problems)
	}
}

// Many goroutines at one desk: nothing is lost and nothing is torn.
func TestManyAtOneDesk(t *testing.T) {
	ctx := t.Context()
	var mu sync.Mutex
	tick := clock()
	d := bench(t, Options{Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return tick()
	}})
	rows := must[[]OverlapRow](t)(d.Overlaps(ctx))[:4]
	var wait sync.WaitGroup
	for _, r := range rows {
		for _, who := range []string{"Ana", "Zoë", "Eve"} {
			wait.Go(func() {
				if _, err := d.Judge(ctx, r.ID, who, spliced); err != nil {
					t.Error(err)
				}
				if _, err := d.Overlaps(ctx); err != nil {
					t.Error(err)
				}
				d.Steps()
			})
		}
	}
	wait.Wait()
	for range 12 {
		wait.Go(func() {
			if st, err := d.Undo(ctx); err != nil || st == nil {
				t.Error(st, err)
			}
		})
	}
	wait.Wait()
	for _, r := range must[[]OverlapRow](t)(d.Overlaps(ctx)) {
		if r.Status != data.Open || len(r.Verdicts) != 0 {
			t.Errorf("%s is %s with %d verdicts", r.ID, r.Status, len(r.Verdicts))
		}
	}
}

func BenchmarkCreate(b *testing.B) {
	dir, n := b.TempDir(), 0
	for b.Loop() {
		n++
		d, err := Create(b.Context(), filepath.Join(dir, fmt.Sprint(n, ".verbatim")), Options{})
		if err != nil {
			b.Fatal(err)
		}
		_ = d.Close()
	}
}

func BenchmarkOpenAndList(b *testing.B) {
	d := bench(b, Options{})
	for b.Loop() {
		other, err := Open(b.Context(), d.Place().Path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := other.Overlaps(b.Context()); err != nil {
			b.Fatal(err)
		}
		_ = other.Close()
	}
}

func BenchmarkPair(b *testing.B) {
	d := bench(b, Options{})
	id := zamili(b, d).ID
	for b.Loop() {
		if _, err := d.Pair(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	d := bench(b, Options{})
	id := zamili(b, d).ID
	for b.Loop() {
		if _, err := d.Judge(b.Context(), id, "Ana", spliced); err != nil {
			b.Fatal(err)
		}
	}
}
