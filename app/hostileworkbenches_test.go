package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/data/desk"
	"verbatim/data/store/harm"
	"verbatim/data/trial"
)

// Every command that opens a workbench meets each one that somebody did harm
// to: it answers soon and in words for a person, nothing that was planted runs,
// and what is refused stays as it is, to the byte. It stands in a file that comes
// behind TestHostileFiles': there the memory that this process once had would
// count as that of all that it starts.
func TestHostileWorkbenches(t *testing.T) {
	sound := soundWorkbench(t)
	commands := onWorkbench(t, sound)
	for i, h := range harm.All {
		t.Run(h.Name, func(t *testing.T) {
			harmed := copied(t, sound, filepath.Join(t.TempDir(), "harmed.verbatim"))
			h.Do(t, harmed)
			before, err := os.ReadFile(harmed)
			if err != nil {
				t.Fatal(err)
			}
			for j, c := range commands {
				if j >= everyTime && (i+j)%inTurn != 0 && !trial.Many {
					continue // “make trials” has every workbench meet all of them
				}
				meets(t, h, c, copied(t, harmed, filepath.Join(t.TempDir(), "harmed.verbatim")), before)
			}
		})
	}
	trial.Tells(t, "commands on workbenches made to do harm", "%d workbenches, %d commands on each: each answers in a sentence and in %.0f s at most, nothing planted runs, what is refused stays as it was to the byte",
		len(harm.All), len(commands), harm.LongestAnswer.Seconds())
}

// A run that is no trial has each workbench meet these first commands, and of the
// others every eighth.
const (
	everyTime = 3
	inTurn    = 8
)

// soundWorkbench has the sample articles, verdicts of two reviewers on one
// overlap, one of them on another, and a source not held.
func soundWorkbench(t *testing.T) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "sound.verbatim")
	says(t, "new", book)
	all := decode[overlapLine](t, says(t, "overlaps", "--json", book))
	for _, v := range [][]string{
		{all[0].ID, "--wording", "altered", "--reviewer", "Mona", "--note", "The source is not held.", "--evidence", "The wire <https://example.org/a>"},
		{all[0].ID, "--wording", "marked", "--reviewer", "Ana", "--tag", "iraq"},
		{all[1].ID, "--wording", "verbatim", "--reviewer", "Mona"},
	} {
		says(t, append([]string{"judge", book}, v...)...)
	}
	says(t, "add", book, "--not-held", "--publisher", "The Wire")
	return book
}

// onBook is a command that opens a workbench.
type onBook struct {
	name  string
	args  func(book, beside string) []string // beside is a file that is not there yet
	saves bool                               // something in the workbench
}

// onWorkbench are all of them.
func onWorkbench(t *testing.T, sound string) []onBook {
	t.Helper()
	first := decode[overlapLine](t, says(t, "overlaps", "--json", sound))[0].ID
	dir := t.TempDir()
	table, whole, article := filepath.Join(dir, "verdicts.csv"), filepath.Join(dir, "whole.jsonl"), filepath.Join(dir, "owl.txt")
	says(t, "export", sound, "--output", table)
	says(t, "export", sound, "--format", "jsonl", "--output", whole)
	if err := os.WriteFile(article, []byte("The owl came back on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	all := []onBook{
		{"overlaps", func(b, _ string) []string { return []string{"overlaps", b} }, false},
		{"judge", func(b, _ string) []string { return []string{"judge", b, first, "--wording", "paraphrase"} }, true},
		{"check --repair", func(b, n string) []string { return []string{"check", b, "--repair", n} }, false},
		{"overlaps --json", func(b, _ string) []string { return []string{"overlaps", "--json", b} }, false},
		{"history", func(b, _ string) []string { return []string{"history", b, first} }, false},
		{"add", func(b, _ string) []string { return []string{"add", b, article} }, true},
		{"add --revises", func(b, _ string) []string { return []string{"add", b, article, "--revises", "daily-beast.txt"} }, true},
		{"add --not-held", func(b, _ string) []string { return []string{"add", b, "--not-held", "--title", "A report"} }, true},
		{"import --dry-run", func(b, _ string) []string { return []string{"import", b, table, "--dry-run"} }, false},
		{"import", func(b, _ string) []string { return []string{"import", b, table} }, true},
		{"import of a workbench", func(b, _ string) []string { return []string{"import", b, whole} }, true},
		{"check", func(b, _ string) []string { return []string{"check", b} }, false},
		{"backup", func(b, n string) []string { return []string{"backup", b, n} }, false},
		{"backup --blind", func(b, n string) []string { return []string{"backup", b, n, "--blind"} }, false},
		{"merge into it", func(b, _ string) []string { return []string{"merge", b, sound} }, true},
		{"merge of it", func(b, n string) []string { return []string{"merge", copied(t, sound, n), b} }, false},
	}
	for _, f := range desk.Formats {
		all = append(all, onBook{"export --format " + f, func(b, n string) []string {
			return []string{"export", b, "--format", f, "--rows", "all", "--columns", "all", "--output", n}
		}, false})
	}
	return all
}

func copied(t *testing.T, from, to string) string {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, raw, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// ofTheMachine are words that are none for a person.
var ofTheMachine = regexp.MustCompile(`goroutine|runtime error|fault of its own|Scan error|json: |sql: |%!|<nil>|map\[`)

// meets runs one command on a harmed workbench, which before holds the bytes of.
func meets(t *testing.T, h harm.Harm, c onBook, book string, before []byte) {
	t.Helper()
	began := trial.Spent()
	out, errs, code := verbatim(t, c.args(book, filepath.Join(t.TempDir(), "beside.verbatim"))...)
	took := trial.Spent() - began
	answer := strings.TrimSpace(errs)
	told := answer[strings.LastIndexByte(answer, '\n')+1:]
	switch bad := ofTheMachine.FindString(errs + out); {
	case bad != "":
		t.Errorf("%s says %q in %.1000q", c.name, bad, errs+out)
	case code == 2, code == 1 && !strings.HasSuffix(told, "."):
		t.Errorf("%s ends with %d and %.1000q", c.name, code, errs)
	}
	if took > harm.LongestAnswer {
		t.Errorf("%s took %v", c.name, took)
	}
	if refused := h.Says == harm.Planted || h.Says != "" && c.saves; refused && (code != 1 || !strings.Contains(errs, h.Says)) {
		t.Errorf("%s ends with %d and %.1000q, want %q", c.name, code, errs, h.Says)
	}
	if now, err := os.ReadFile(book); err != nil || h.Says != "" && !bytes.Equal(now, before) {
		t.Errorf("%s changed the file (%v); it says %.300q", c.name, err, errs)
	}
}
