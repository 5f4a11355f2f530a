package main

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/trial"
)

// saveAllTheTime holds a workbench as its window does, and judges one overlap
// after the other until its standard input ends. It says the overlap and the note
// of each verdict once that is durable.
func saveAllTheTime(ctx context.Context, workbench string) error {
	d, err := desk.Open(ctx, workbench, desk.Options{Window: true})
	if err != nil {
		return err
	}
	defer d.Close()
	rows, err := d.Overlaps(ctx)
	if err != nil {
		return err
	}
	over := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(over)
	}()
	for n := 0; ; n++ {
		select {
		case <-over:
			return nil
		default:
		}
		note := fmt.Sprint("note ", n)
		id := rows[n%len(rows)].ID
		if _, err := d.Judge(ctx, id, "Mona", data.Judgement{Wording: data.Altered, Notes: note}); err != nil {
			return err
		}
		if err := d.SetStatus(ctx, data.Final, id); err != nil {
			return err
		}
		fmt.Println(id, note)
	}
}

// While a window holds the workbench and saves all the time, check, backup and
// every export give what is whole, and all that the window saved is there.
func TestCommandsBesideAWindow(t *testing.T) {
	dir := t.TempDir()
	wb := filepath.Join(dir, "harbour.verbatim")
	says(t, "new", wb)
	window := child(t, "window", wb)
	in, err := window.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := window.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	window.Stderr = os.Stderr
	if err := window.Start(); err != nil {
		t.Fatal(err)
	}
	saved, first := make(chan []string), make(chan bool, 1)
	go func() {
		var all []string
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if all = append(all, lines.Text()); len(all) == 20 {
				first <- true
			}
		}
		saved <- all
	}()
	<-first // so that every format has something to write
	rounds := trial.Often(1, 6)
	for round := range rounds {
		besideOnce(t, wb, filepath.Join(dir, fmt.Sprint(round)))
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	all := <-saved
	if err := window.Wait(); err != nil {
		t.Fatalf("the window ended with %v, after %q", err, all[max(0, len(all)-1):])
	}
	had := map[string]bool{}
	for _, o := range decode[overlapLine](t, says(t, "overlaps", wb, "--json")) {
		for _, e := range decode[historyLine](t, says(t, "history", wb, o.ID, "--json")) {
			var v struct{ Notes string }
			if e.Cause == "judge" && json.Unmarshal(e.After, &v) == nil {
				had[o.ID+" "+v.Notes] = true
			}
		}
	}
	for _, line := range all {
		if !had[line] {
			t.Errorf("“%s” was saved and is not there", line)
		}
	}
	trial.Tells(t, "check, backup and every export beside a window that saves all the time", "%d rounds of %d formats: each whole; %d saves meanwhile, 0 lost", rounds, len(desk.Formats), len(all))
}

// besideOnce runs the commands that read, and looks whether what each wrote is
// whole.
func besideOnce(t *testing.T, wb, to string) {
	t.Helper()
	says(t, "check", wb)
	says(t, "backup", wb, to+".verbatim")
	says(t, "check", to+".verbatim")
	for _, format := range desk.Formats {
		file := to + "." + format
		says(t, "export", wb, "--format", format, "--output", file, "--columns", "all")
		raw, err := os.ReadFile(file)
		if err != nil || len(raw) == 0 {
			t.Fatalf("%s: %d bytes (%v)", format, len(raw), err)
		}
		switch format {
		case "csv":
			// The verdicts went on meanwhile: what the table says is older, but it fits.
			if out := says(t, "import", wb, file, "--dry-run", "--json"); strings.Contains(out, `"refused"`) {
				t.Errorf("the table does not fit: %.300s", out)
			}
		case "jsonl":
			fresh := to + "-again.verbatim"
			says(t, "new", "--empty", fresh)
			says(t, "import", fresh, file)
			says(t, "check", fresh)
		case "annotation", "claimreview":
			if !json.Valid(raw) || !strings.Contains(string(raw), "note ") {
				t.Errorf("%s is not whole: %.300s", format, raw)
			}
		case "html":
			if !strings.HasSuffix(strings.TrimSpace(string(raw)), "</html>") {
				t.Errorf("the report is not whole: …%s", raw[max(0, len(raw)-200):])
			}
		case "xlsx":
			z, err := zip.OpenReader(file)
			if err != nil {
				t.Fatal(err)
			}
			z.Close()
		case "passim":
			if n := strings.Count(string(raw), "\n"); n != 5 {
				t.Errorf("the corpus has %d lines", n)
			}
		}
	}
}
