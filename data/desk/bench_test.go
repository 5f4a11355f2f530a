package desk

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
)

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

func BenchmarkChecklist(b *testing.B) {
	d := bench(b, Options{})
	source := labelled(b, d, "The Moscow Times")
	for b.Loop() {
		if _, err := d.Checklist(b.Context(), source); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPersons(b *testing.B) {
	d := bench(b, Options{})
	for b.Loop() {
		if _, err := d.Persons(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRevise gives one of the five articles a changed text and takes it
// back, with a verdict on every overlap.
func BenchmarkRevise(b *testing.B) {
	d := bench(b, Options{})
	rows := must[[]*OverlapRow](b)(d.Overlaps(b.Context()))
	for _, r := range rows {
		must[data.Verdict](b)(d.Judge(b.Context(), r.ID, "Ana", spliced))
	}
	id := zamili(b, d).SourceA
	text := must[*Reading](b)(d.Read(b.Context(), id)).Revision.Text
	changed := strings.ReplaceAll(text, "Russia", "Moscow")
	for b.Loop() {
		for _, x := range []string{changed, text} {
			if _, err := d.Revise(b.Context(), id, Incoming{Text: x}, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
