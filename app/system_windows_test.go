package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPatternsAreSpread(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"a.txt", "b.txt", "c.md", "[d].txt"} {
		if err := os.WriteFile(at(name), []byte("It rained."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := spread([]string{at("?.txt"), at("*.md"), at("[d].txt"), at("*.pdf"), `\\?\` + at("a.txt")})
	if want := []string{at("a.txt"), at("b.txt"), at("c.md"), at("[d].txt"), at("*.pdf"), `\\?\` + at("a.txt")}; !slices.Equal(got, want) {
		t.Errorf("spread are %q", got)
	}
}
