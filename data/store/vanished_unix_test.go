//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where the workbench is taken away under an open window nothing more is saved
// into nowhere, it is said so, and the same session goes on when it is back.
func TestVanished(t *testing.T) {
	for name, c := range map[string]struct{ away, back func(path string) error }{
		"its folder is renamed": {
			func(p string) error { return os.Rename(filepath.Dir(p), filepath.Dir(p)+" away") },
			func(p string) error { return os.Rename(filepath.Dir(p)+" away", filepath.Dir(p)) },
		},
		"it is moved": {
			func(p string) error { return os.Rename(p, p+" away") },
			func(p string) error { return os.Rename(p+" away", p) },
		},
		"another lies in its place": {
			func(p string) error {
				return errors.Join(os.Rename(p, p+" away"), os.WriteFile(p, []byte("another"), 0o644))
			},
			func(p string) error { return os.Rename(p+" away", p) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "iraq", "x.verbatim")
			must(t, os.Mkdir(filepath.Dir(path), 0o755))
			written(t, path)
			s, err := Open(t.Context(), path, Options{Window: true})
			must(t, err)
			defer s.Close()
			apply(t, s, set(OfOverlap, "o1", "status", `"parked"`))
			must(t, c.away(path))
			for what, err := range map[string]error{
				"saving":           errorOf(s.Apply(t.Context(), "Mona", "judge", set(OfOverlap, "o1", "status", `"final"`))),
				"a draft":          s.PutDraft(t.Context(), "note/o1", "x"),
				"asking for files": s.PutJob(t.Context(), "019b0000-0000-7000-8000-000000000000", someItems),
			} {
				if !errors.Is(err, ErrVanished) || !strings.Contains(err.Error(), "no longer there") {
					t.Errorf("%s answers %v", what, err)
				}
			}
			if name != "its folder is renamed" {
				if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "copy")); err == nil && name != "it is moved" {
					t.Error("a backup was made of another file")
				}
			}
			wants(t, s, OfOverlap, "o1", "status", `"parked"`)
			must(t, c.back(path))
			apply(t, s, set(OfOverlap, "o1", "status", `"checked"`))
			sound(t, s)
			s = reopen(t, s, Options{})
			wants(t, s, OfOverlap, "o1", "status", `"checked"`)
		})
	}
}

func errorOf[T any](_ T, err error) error { return err }
