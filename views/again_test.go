package views

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"verbatim/data/desk"
)

// heard opens the window with a stand-in for who hears second starts.
func heard(t *testing.T) (f *frame, served *[]string, show *func(context.Context, []string) error) {
	f = window(t)
	served, show = &[]string{}, new(func(context.Context, []string) error)
	f.opts.Serve = func(path string, s func(context.Context, []string) error) func() {
		*served = append(*served, "heard "+filepath.Base(path))
		*show = s
		return func() { *served = append(*served, "no longer") }
	}
	f.serve()
	return f, served, show
}

func TestASecondStartShowsTheFilesInThisWindow(t *testing.T) {
	f, _, show := heard(t)
	article := filepath.Join(t.TempDir(), "harbour.txt")
	if err := os.WriteFile(article, []byte("The mayor counted the boats that morning, and went home again.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := (*show)(t.Context(), nil); err != nil || len(f.sheets) != 0 {
		t.Fatal(err, len(f.sheets))
	}
	if err := (*show)(t.Context(), []string{article}); err != nil || len(f.sheets) != 1 {
		t.Fatal(err, len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "Bring in", "harbour")
	if err := (*show)(t.Context(), []string{article}); !errors.Is(err, ErrBusy) {
		t.Errorf("under a sheet the answer is %v", err)
	}
	f.onUI = func(func()) {} // as while something long holds the UI goroutine
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := (*show)(stopped, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a window that does not answer answers %v", err)
	}
}

func TestSecondStartsAreHeardOnTheWorkbenchThatIsHeld(t *testing.T) {
	f, served, _ := heard(t)
	other := filepath.Join(t.TempDir(), "other.verbatim")
	d, err := desk.Create(t.Context(), other, desk.Options{Empty: true})
	if err != nil {
		t.Fatal(err)
	}
	f.take(d)
	read, err := desk.Open(t.Context(), other, desk.Options{ReadOnly: "It is only looked at."})
	if err != nil {
		t.Fatal(err)
	}
	f.take(read) // does not hold it
	f.close()
	want := []string{"heard five-articles.verbatim", "no longer", "heard other.verbatim", "no longer"}
	if len(*served) != len(want) {
		t.Fatalf("%q, want %q", *served, want)
	}
	for i, w := range want {
		if (*served)[i] != w {
			t.Errorf("%q, want %q", *served, want)
		}
	}
}

func TestArticlesOfTheCommandLineAreShownOnce(t *testing.T) {
	f := window(t)
	article := filepath.Join(t.TempDir(), "harbour.txt")
	if err := os.WriteFile(article, []byte("The mayor counted the boats that morning, and went home again.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.opts.Bring = []string{article}
	f.bringGiven()
	if len(f.sheets) != 1 {
		t.Fatal("no sheet shows them")
	}
	f.press("Esc", "Esc")
	f.bringGiven()
	if len(f.sheets) != 0 {
		t.Error("they are shown again")
	}
}
