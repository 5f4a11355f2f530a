package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/export"
)

// wholeOf is a workbench as JSON Lines.
func wholeOf(t interface{ Fatal(...any) }, d *Desk) []byte {
	var out bytes.Buffer
	if _, err := d.exportWhole(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever was done in a workbench, written as JSON Lines and taken into an
// empty one it shows the same, checks, goes on, and is written as the same bytes.
func TestWholeComesBack(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	fresh := threeSources(t)
	empty := filepath.Join(dir, "empty.verbatim")
	d := must[*Desk](t)(Create(ctx, empty, Options{Empty: true}))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	none := must[[]byte](t)(os.ReadFile(empty))
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		from, to, file := filepath.Join(dir, fmt.Sprint(runs, "a.verbatim")), filepath.Join(dir, fmt.Sprint(runs, "b.verbatim")), filepath.Join(dir, fmt.Sprint(runs, ".jsonl"))
		for path, raw := range map[string][]byte{from: fresh, to: none} {
			if err := os.WriteFile(path, raw, 0o644); err != nil {
				t.Fatal(err)
			}
			defer os.Remove(path)
		}
		a, err := Open(ctx, from, Options{Now: clock()})
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		for range rapid.IntRange(1, 5).Draw(t, "actions") {
			var m *Mistake
			if err := act(t, a); err != nil && !errors.As(err, &m) {
				t.Fatal(err)
			}
		}
		whole := wholeOf(t, a)
		if err := os.WriteFile(file, whole, 0o644); err != nil {
			t.Fatal(err)
		}
		b, err := Open(ctx, to, Options{Now: clock()})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		if _, err := b.importWhole(ctx, file, b.progress); err != nil {
			t.Fatal(err)
		}
		if was, is := shot(t, a), shot(t, b); was != is {
			t.Fatalf("it was\n%s\nand is\n%s", was, is)
		}
		if afresh := shotAfresh(t, to); afresh != shot(t, b) {
			t.Fatalf("opened anew it is\n%s", afresh)
		}
		if again := wholeOf(t, b); !bytes.Equal(whole, again) {
			t.Fatalf("it was written as\n%s\nand then as\n%s", whole, again)
		}
		report, err := b.Check(ctx, nil)
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(report, err)
		}
		var m *Mistake
		if err := act(t, b); err != nil && !errors.As(err, &m) {
			t.Fatal(err)
		}
	})
}

// A window that is open on the empty workbench shows what a command imported.
func TestWholeImportedBesideAWindow(t *testing.T) {
	ctx := t.Context()
	full, window := bench(t, Options{}), bench(t, Options{Empty: true, Window: true})
	file := filepath.Join(t.TempDir(), "iraq.jsonl")
	if err := os.WriteFile(file, wholeOf(t, full), 0o644); err != nil {
		t.Fatal(err)
	}
	if rows := must[[]*OverlapRow](t)(window.Overlaps(ctx)); len(rows) != 0 {
		t.Fatalf("an empty workbench shows %d overlaps", len(rows))
	}
	command := must[*Desk](t)(Open(ctx, window.Place().Path, Options{}))
	must[export.JSONLCounts](t)(command.importWhole(ctx, file, command.progress))
	if err := command.Close(); err != nil {
		t.Fatal(err)
	}
	zamili(t, window)
	var m *Mistake
	if _, err := window.importWhole(ctx, file, window.progress); !errors.As(err, &m) || !strings.Contains(m.Says, "an empty one only") {
		t.Errorf("a second import answers %v", err)
	}
}

// A file that is not whole or was changed is refused in a sentence, and the
// workbench stays empty.
func TestWholeRefuses(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	must[data.Verdict](t)(d.Judge(ctx, zamili(t, d).ID, "Ana", spliced))
	whole := string(wholeOf(t, d))
	half := whole[:len(whole)/2]
	lines := strings.SplitAfter(whole, "\n")
	into := bench(t, Options{Empty: true})
	for name, c := range map[string]struct{ file, want string }{
		"cut in a line":        {half, "cut off in line"},
		"cut after a line":     {strings.Join(lines[:len(lines)-2], ""), "the line that ends it is missing"},
		"a line left out":      {strings.Join(append(append([]string{}, lines[:len(lines)-3]...), lines[len(lines)-2]), ""), "other lines than stand in it"},
		"a verdict changed":    {strings.Replace(whole, `"wording":"altered"`, `"wording":"verbatim"`, 1), "is not as it was stored"},
		"a text changed":       {strings.Replace(whole, "Iraq", "Iran", 1), "is not as it was stored"},
		"another encoding":     {strings.Replace(whole, "’", "\x92", 1), "no UTF-8"},
		"two files in one":     {whole + whole, "goes on after line"},
		"a newer program's":    {strings.Replace(whole, `"format":1`, `"format":2`, 1), "newer Verbatim"},
		"a line of another":    {lines[0] + `{"id":"1","text":"x"}` + "\n", "line 2 is none of"},
		"an event of no chain": {lines[0] + lines[len(lines)-3], "cut off after line 2"},
	} {
		file := filepath.Join(t.TempDir(), "x.jsonl")
		if err := os.WriteFile(file, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := into.importWhole(ctx, file, into.progress)
		var m *Mistake
		if !errors.As(err, &m) || !strings.Contains(m.Says, c.want) || strings.Count(m.Says, "\n") > 0 {
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.want)
		}
		if newest, n, err := into.file.Newest(ctx); err != nil || n != 0 {
			t.Fatalf("%s: %+v was stored (%v)", name, newest, err)
		}
	}
}

// Whatever three reviewers did in their copies, they may be merged in any order
// and by twos, once or again: what they come to is written as the same bytes.
func TestMergesToTheSameBytes(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	fresh := threeSources(t)
	orders := [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	rapid.Check(t, func(t *rapid.T) {
		open := func(name string, raw []byte) *Desk {
			path := filepath.Join(dir, name+".verbatim")
			err := os.WriteFile(path, raw, 0o644)
			if err == nil {
				var d *Desk
				if d, err = Open(ctx, path, Options{Now: clock()}); err == nil {
					return d
				}
			}
			t.Fatal(err)
			return nil
		}
		closed := func(d *Desk) []byte {
			raw, err := []byte(nil), d.Close()
			if err == nil {
				raw, err = os.ReadFile(d.Place().Path)
			}
			if err != nil {
				t.Fatal(err)
			}
			return raw
		}
		copies := make([][]byte, 3)
		for i := range copies {
			d := open(fmt.Sprint("copy ", i), fresh)
			for range rapid.IntRange(0, 3).Draw(t, "actions") {
				var m *Mistake
				if err := act(t, d); err != nil && !errors.As(err, &m) {
					t.Fatal(err)
				}
			}
			copies[i] = closed(d)
		}
		// merged is one copy with the others taken into it, in their order.
		merged := func(one []byte, others ...[]byte) []byte {
			d := open("merged", one)
			for _, raw := range others {
				other := open("other", raw)
				if _, err := d.file.Merge(ctx, other.file, nil); err != nil {
					t.Fatal(err)
				}
				closed(other)
			}
			return closed(d)
		}
		written := func(raw []byte) []byte {
			d := open("written", raw)
			defer closed(d)
			return wholeOf(t, d)
		}
		want := written(merged(copies[0], copies[1], copies[2]))
		o := rapid.SampledFrom(orders).Draw(t, "order")
		one, two, three := copies[o[0]], copies[o[1]], copies[o[2]]
		how := rapid.SampledFrom([]string{"one by one", "by twos", "and again"}).Draw(t, "how")
		var got []byte
		switch how {
		case "one by one":
			got = merged(one, two, three)
		case "by twos":
			got = merged(one, merged(two, three))
		case "and again":
			got = merged(one, two, three, one, two)
		}
		if got := written(got); !bytes.Equal(got, want) {
			t.Fatalf("in the order %v, %s, they are written as\n%s\nnot\n%s", o, how, got, want)
		}
	})
}
