package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// logged runs commands with a log of every level, on a home of its own, and
// gives what stands in the log's file.
func logged(t *testing.T, commands ...[]string) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	for _, c := range commands {
		_, _, _ = verbatim(t, append(c, "--log-level", "debug")...)
	}
	text, err := os.ReadFile(filepath.Join(home, "verbatim", "reports", logName))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestLogTellsWhatWasDoneWithCountsAndTime(t *testing.T) {
	book, copied := filepath.Join(t.TempDir(), "a.verbatim"), filepath.Join(t.TempDir(), "copy.verbatim")
	got := logged(t, []string{"new", book}, []string{"backup", book, copied}, []string{"export", book, "--output", copied})
	for _, want := range []string{
		`msg=begun command="verbatim new"`, `msg="brought in" sources=5 already=0 overlaps=`, `msg="workbench opened" file=` + book,
		`msg="backup written" file=` + copied, `msg=failed error="a mistake, told to the person"`, "code=1 took=", "code=0 took=",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the log does not say %s:\n%s", want, got)
		}
	}
	line := regexp.MustCompile(`^time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=(DEBUG|INFO|WARN|ERROR) msg=`)
	for _, l := range strings.Split(strings.TrimSpace(got), "\n") {
		if !line.MatchString(l) {
			t.Errorf("an odd line: %s", l)
		}
	}
}

func TestLogTellsOfAMigration(t *testing.T) {
	old, err := os.ReadFile("../data/store/testdata/version-2.verbatim")
	if err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(t.TempDir(), "old.verbatim")
	if err := os.WriteFile(book, old, 0o644); err != nil {
		t.Fatal(err)
	}
	got := logged(t, []string{"overlaps", book})
	for _, want := range []string{`msg="migration begun" file=` + book + " from=2 to=", `msg="migration ended" file=` + book} {
		if !strings.Contains(got, want) {
			t.Errorf("the log does not say %s:\n%s", want, got)
		}
	}
}

// No word of an article, of what was typed about it, or of a name stands in the
// log, also where something was refused.
func TestLogHoldsNoWordOfAPersons(t *testing.T) {
	dir := t.TempDir()
	book, article := filepath.Join(dir, "b.verbatim"), filepath.Join(dir, "a.txt")
	text := "Zebrafish on the quay\n\n“Marmalade floods the quay,” Xylophon Quist said, and the harbour master agreed with all of it.\n"
	for _, file := range []string{article, filepath.Join(dir, "c.txt")} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		text += "And more of it.\n"
	}
	first := func() string {
		t.Helper()
		d, err := desk.Open(t.Context(), book, desk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		rows, err := d.Overlaps(t.Context())
		if err != nil || len(rows) == 0 {
			t.Fatal(rows, err)
		}
		return rows[0].ID
	}
	if _, errs, code := verbatim(t, "new", book); code != 0 {
		t.Fatal(errs)
	}
	id := first()
	got := logged(t,
		[]string{"add", book, article, filepath.Join(dir, "c.txt"), "--publisher", "Wallflower"},
		[]string{"add", book, "--not-held", "--publisher", "Wallflower", "--title", "Zebrafish"},
		[]string{"judge", book, id, "--wording", "altered", "--note", "Secretive note", "--tag", "Nightshade", "--reviewer", "Xylophon"},
		[]string{"judge", book, id, "--wording", "Nightshade"},
		[]string{"judge", book, "Marmalade", "--wording", "altered"},
		[]string{"add", book, article, "--revises", "Zebrafish"},
		[]string{"import", book, article},
	)
	if !strings.Contains(got, "msg=saved cause=judge") || strings.Count(got, "msg=failed") < 3 {
		t.Fatalf("the commands were not logged:\n%s", got)
	}
	for _, word := range []string{"Zebrafish", "Marmalade", "Xylophon", "Quist", "Wallflower", "Secretive", "Nightshade", "harbour"} {
		if strings.Contains(strings.ToLower(got), strings.ToLower(word)) {
			t.Errorf("“%s” stands in the log:\n%s", word, got)
		}
	}
}

func TestQuietUnlessAskedFor(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	if _, errs, code := verbatim(t, "find", seedFolder); code != 0 || strings.Contains(errs, "level=") {
		t.Errorf("code %d, stderr %q", code, errs)
	}
	if _, err := os.Stat(filepath.Join(home, "verbatim")); err == nil {
		t.Error("a folder was made though no log was asked for")
	}
	if _, errs, code := verbatim(t, "find", seedFolder, "--log-level", "loud"); code != 2 || !strings.Contains(errs, "error, warn, info, debug") {
		t.Errorf("code %d, stderr %q", code, errs)
	}
	_, errs, _ := verbatim(t, "find", seedFolder, "--log-level", "warn")
	if strings.Contains(errs, "level=") {
		t.Errorf("at warn a find that went well says %q", errs)
	}
	_, errs, _ = verbatim(t, "find", seedFolder, "--log-level", "info")
	if !strings.Contains(errs, `command="verbatim find"`) {
		t.Errorf("stderr says %q", errs)
	}
}

// The log's file is begun anew when it is full, by whichever process fills it;
// the one before stays.
func TestLogFileTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", logName)
	files := make([]*logFile, 2)
	for i := range files {
		var err error
		if files[i], err = openLogFile(path); err != nil {
			t.Fatal(err)
		}
		files[i].most = 100
		defer files[i].close()
	}
	for n := range 40 {
		fmt.Fprintf(files[n/3%2], "line %2d\n", n)
	}
	now, err := os.ReadFile(path)
	before, errB := os.ReadFile(path + ".1")
	if err != nil || errB != nil {
		t.Fatal(err, errB)
	}
	if len(now) > 200 || len(before) > 200 || !strings.HasSuffix(string(now), "line 39\n") && !strings.HasSuffix(string(before), "line 39\n") {
		t.Errorf("%d and %d bytes:\n%s---\n%s", len(before), len(now), before, now)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("%d files", len(entries))
	}
}

func TestErrorsAreLoggedWithoutNames(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("the source “Our %s” cannot be read: %w", "Zebrafish", os.ErrPermission), "the source “…” cannot be read: permission denied"},
		{fmt.Errorf("over: %w", &desk.Mistake{Says: "Zebrafish is no wording."}), "a mistake, told to the person"},
		{context.Canceled, "context canceled"},
		{fmt.Errorf("nothing was saved: the name %q is no text", "Zebrafish "+string(data.Judged)), "nothing was saved: the name “…” is no text"},
	} {
		var out strings.Builder
		l := &programLog{level: logLevel{asked: true}}
		t.Setenv("XDG_DATA_HOME", t.TempDir())
		root := newRoot(&out, &out, l)
		l.open(root, &out)
		out.Reset()
		l.Error("told", "error", c.err)
		l.file.close()
		if !strings.Contains(out.String(), `error="`+c.want+`"`) {
			t.Errorf("%v is logged as %s", c.err, out.String())
		}
	}
}
