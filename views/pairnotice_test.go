package views

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// changeText gives a source of the five a changed text, as another window or the
// command does, and lets this window see it.
func (f *frame) changeText(t *testing.T, source string, change func(string) string) {
	t.Helper()
	ctx := context.Background()
	id, err := f.desk.SourceNamed(ctx, source)
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.desk.Read(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.desk.Revise(ctx, id, desk.Incoming{Text: change(r.Revision.Text)}, nil); err != nil {
		t.Fatal(err)
	}
	f.changed()
}

// judgedZamili is the window on the Zamili pair with a verdict on it.
func judgedZamili(t *testing.T) (f *frame, id string) {
	t.Helper()
	f = reading(t)
	id = f.pair.id
	f.press("3", "Enter")
	f.pair.open(id)
	return f, id
}

// listed is how an overlap is listed.
func (f *frame) listed(t *testing.T, id string) *desk.OverlapRow {
	t.Helper()
	r := f.overlaps.list.row(id)
	if r == nil {
		t.Fatalf("the overlap %s is not listed", id)
	}
	return r
}

// Words that changed under a verdict are shown as a difference over the
// articles; K says that the verdict stands, and one undo takes that back.
func TestAStaleVerdictShowsBothWordingsAndIsConfirmed(t *testing.T) {
	f, id := judgedZamili(t)
	before := f.pair.panes[0].Position().Y
	if strings.Contains(seen(f.pair.all), "text changed") {
		t.Error("a text is said to have changed, and none has")
	}
	f.changeText(t, "moscow-times.txt", func(s string) string {
		return strings.Replace(s, "forced to ask Russia", "forced to beg Russia", 1)
	})
	wantSeen(t, f.pair.all, "text changed after the verdict", "ask", "beg", "the verdict stands")
	if y := f.pair.panes[0].Position().Y; y <= before {
		t.Errorf("nothing stands over the articles: they begin at %v, before at %v", y, before)
	}
	if r := f.listed(t, id); r.Status != data.Stale || decided(r) {
		t.Errorf("it is listed as %s", r.Status)
	}
	f.press("Esc")
	wantSeen(t, f.overlaps.all, "words changed")
	f.pair.open(id)
}

func TestKeysAnswerAChangedText(t *testing.T) {
	f, id := judgedZamili(t)
	f.changeText(t, "moscow-times.txt", func(s string) string {
		return strings.Replace(s, "forced to ask Russia", "forced to beg Russia", 1)
	})
	f.press("K")
	if r := f.listed(t, id); r.Status != data.Judged || r.StandsA != desk.Steady || f.pair.noticeHeight() != 0 {
		t.Errorf("confirmed it is %s, %q", r.Status, r.StandsA)
	}
	f.press("K") // answers nothing now
	f.press("Ctrl+Z")
	if r := f.listed(t, id); r.Status != data.Stale || r.StandsA != desk.Reworded {
		t.Errorf("undone it is %s, %q", r.Status, r.StandsA)
	}
	f.pair.open(id)
	f.press("Enter") // the verdict as it is shown, given anew
	if r := f.listed(t, id); r.Status != data.Judged || r.StandsA != desk.Steady {
		t.Errorf("judged anew it is %s, %q", r.Status, r.StandsA)
	}
}

// A passage that is gone is still listed with its words, and says so; so does
// the pair, which shows the text in which it last stood.
func TestAnOrphanIsListedAndSaysSo(t *testing.T) {
	f, id := judgedZamili(t)
	f.changeText(t, "moscow-times.txt", func(string) string { return "Withdrawn by the editors.\n" })
	wantSeen(t, f.pair.all, "newest text does not have this passage", "forced to ask Russia", "the verdict stands")
	f.press("K")
	if r := f.listed(t, id); r.Status != data.Judged || r.StandsA != desk.Orphan {
		t.Errorf("confirmed it is %s, %q", r.Status, r.StandsA)
	}
	wantSeen(t, f.pair.all, "newest text does not have this passage")
	f.press("Esc")
	wantSeen(t, f.overlaps.all, "text gone")
}

// A place that may be the passage's waits for a yes or a no.
func TestADoubtfulPlaceIsAskedAbout(t *testing.T) {
	for answer, want := range map[string]desk.Standing{"K": desk.Reworded, "Shift+K": desk.Orphan} {
		f, id := judgedZamili(t)
		f.changeText(t, "informed-comment.txt", strings.NewReplacer(
			"will be forced to ask Russia to launch air strikes", "must beg Moscow for bombs from planes and for rockets too",
			"we are seeking to see Russia have a bigger role in Iraq", "he wants the Kremlin to do more there than it did until now",
		).Replace)
		if r := f.listed(t, id); r.StandsB != desk.Doubtful {
			t.Fatalf("it is %q: %+v", r.StandsB, f.pair.at.Followed)
		}
		wantSeen(t, f.pair.all, "Is this the passage", "yes", "no")
		f.press(answer)
		if r := f.listed(t, id); r.StandsB != want || r.Status != data.Stale {
			t.Errorf("after %s it is %q, %s", answer, r.StandsB, r.Status)
		}
	}
}

// A newer text comes in as a file: at first as an article of its own, which is
// told to be near the one here; then, by a key in the sources, as its newest
// text. One undo takes that back.
func TestANewerTextIsTakenIn(t *testing.T) {
	f, id := judgedZamili(t)
	ctx := context.Background()
	source, err := f.desk.SourceNamed(ctx, "moscow-times.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.desk.Read(ctx, source)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "newer.txt")
	if err := os.WriteFile(path, []byte("Corrected on Friday.\n\n"+r.Revision.Text), 0o600); err != nil {
		t.Fatal(err)
	}
	f.loadPaths([]string{path})
	wantSeen(t, f.sheets[0].card, "% of its words are those of “The Moscow Times”", "Keep both")
	f.press("Ctrl+Enter")
	f.press("Ctrl+2")
	f.sources.choose(slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.ID == source }))
	if !f.can(cmdNewer) {
		t.Fatal("no newer text can be given")
	}
	f.loadNewer(f.sources.reading, []string{path})
	f.press("Ctrl+Enter")
	if said := strings.Join(f.toast.says, " "); !strings.Contains(said, "The Moscow Times has a newer text. Of what was worked on: 1 as before.") {
		t.Errorf("it says %q", said)
	}
	if row := f.listed(t, id); row.Status != data.Judged || row.A.Revision == r.Revision.Hash || len(f.sources.rows) != 5 {
		t.Errorf("it is %s in %d sources", row.Status, len(f.sources.rows))
	}
	f.press("Ctrl+Z")
	if row := f.listed(t, id); row.A.Revision != r.Revision.Hash || len(f.sources.rows) != 6 {
		t.Errorf("undone it is in %d sources", len(f.sources.rows))
	}
	f.loadNewer(f.sources.reading, []string{filepath.Join(t.TempDir(), "none.txt")})
	if said := strings.Join(f.toast.says, " "); !strings.Contains(said, "There is no file") {
		t.Errorf("without a file it says %q", said)
	}
}
