package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// snapshot is every file below a folder with its bytes.
func snapshot(t testing.TB, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// untouched fails where a file below the folder was changed, made or lost.
func untouched(t testing.TB, folder string, before map[string]string) {
	t.Helper()
	after := snapshot(t, folder)
	for path := range before {
		if after[path] != before[path] {
			t.Errorf("%s was changed", path)
		}
		delete(after, path)
	}
	for path := range after {
		t.Errorf("%s was left beside", path)
	}
}

// alter runs SQL on a closed workbench by a plain connection.
func alter(t testing.TB, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// written makes a closed workbench with something in it.
func written(t testing.TB, path string) {
	t.Helper()
	s, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	apply(t, s, set(OfOverlap, "o1", "status", `"judged"`))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// What is no workbench is refused with a sentence and left byte for byte as it
// was, with nothing beside it.
func TestRefused(t *testing.T) {
	text := strings.Repeat("Al-Abadi said he would welcome Russian air strikes.\n", 200)
	for _, c := range []struct {
		name, says string
		lay        func(path string)
	}{
		{"no such file", "there is no workbench", func(string) {}},
		{"a folder", "is a folder", func(p string) { must(t, os.Mkdir(p, 0o755)) }},
		{"an empty file", "is empty", func(p string) { must(t, os.WriteFile(p, nil, 0o644)) }},
		{"a short text", "is no Verbatim workbench", func(p string) { must(t, os.WriteFile(p, []byte("hello"), 0o644)) }},
		{"a long text", "is no Verbatim workbench", func(p string) { must(t, os.WriteFile(p, []byte(text), 0o644)) }},
		{"another program's database", "another program", func(p string) { alter(t, p, "CREATE TABLE bookmarks (url TEXT)") }},
		{"another program's database with a log", "another program", func(p string) { alter(t, p, "PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url TEXT)") }},
		{"a file cut off", "is damaged", func(p string) {
			written(t, p)
			must(t, os.Truncate(p, 5*4096))
		}},
		{"a file without its version", "is damaged", func(p string) {
			written(t, p)
			alter(t, p, "PRAGMA user_version = 0")
		}},
		{"a first page overwritten", "is no Verbatim workbench", func(p string) {
			written(t, p)
			overwrite(t, p, 0, make([]byte, 64))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "x.verbatim")
			c.lay(path)
			before := snapshot(t, folder)
			for _, o := range []Options{{}, {Window: true}, {ReadOnly: true}} {
				s, err := Open(t.Context(), path, o)
				if err == nil {
					s.Close()
					t.Fatalf("it was opened with %+v", o)
				}
				if !strings.Contains(err.Error(), c.says) {
					t.Errorf("the sentence is %q", err)
				}
			}
			untouched(t, folder, before)
		})
	}
}

// A newer program's file, a file asked for so, and a file whose plan is
// damaged are opened for reading only, say why, and stay as they are.
func TestReadOnly(t *testing.T) {
	for _, c := range []struct {
		name, says string
		options    Options
		lay        func(path string)
	}{
		{"newer", "newer Verbatim", Options{Window: true}, func(p string) { alter(t, p, "PRAGMA user_version = 99") }},
		{"newer with other tables", "newer Verbatim", Options{}, func(p string) {
			alter(t, p, "PRAGMA user_version = 99; DROP TABLE found; ALTER TABLE event ADD COLUMN mood TEXT")
		}},
		{"asked for", "for reading only", Options{ReadOnly: true}, func(string) {}},
		{"a table missing", "damaged", Options{Window: true}, func(p string) { alter(t, p, "DROP TABLE found") }},
		{"a table too many", "damaged", Options{}, func(p string) { alter(t, p, "CREATE TABLE mine (x TEXT)") }},
		{"an index missing", "damaged", Options{}, func(p string) { alter(t, p, "DROP INDEX event_batch") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "x.verbatim")
			written(t, path)
			c.lay(path)
			before := snapshot(t, folder)
			s, err := Open(t.Context(), path, c.options)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(s.ReadOnly(), c.says) {
				t.Errorf("the sentence is %q", s.ReadOnly())
			}
			wants(t, s, OfOverlap, "o1", "status", `"judged"`)
			if _, err := s.Apply(t.Context(), "Mona", "judge", set(OfOverlap, "o1", "status", `"final"`)); !errors.Is(err, ErrReadOnly) {
				t.Errorf("a change answered %v", err)
			}
			must(t, s.Close())
			untouched(t, folder, before)
		})
	}
}

// Create never overwrites and says what is wrong with the place.
func TestCreateRefused(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "notes.txt")
	must(t, os.WriteFile(text, []byte("my notes"), 0o644))
	before := snapshot(t, folder)
	refused := map[string]string{
		text:                                 "exists already",
		folder:                               "exists already",
		filepath.Join(folder, "no", "x.ver"): "there is no folder",
	}
	if runtime.GOOS == "windows" {
		refused["nul"], refused["COM1"] = "keeps for a device", "keeps for a device"
	}
	for path, says := range refused {
		if _, err := Create(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("Create(%s) answers %v, want %q", path, err, says)
		}
	}
	untouched(t, folder, before)
}

// Names that a URL or a shell would read otherwise open the file they name.
func TestPaths(t *testing.T) {
	for _, name := range []string{
		"plain.verbatim", "with space.verbatim", "what?.verbatim", "part#2.verbatim", "100%41.verbatim", "a&b=c;d.verbatim",
		"العبادي ünï.verbatim", "file:odd.verbatim", `quo"te'.verbatim`, "?mode=memory",
	} {
		folded := "fo?ld#er %20"
		if runtime.GOOS == "windows" { // where no name may have these
			name, folded = strings.NewReplacer("?", "!", ":", "!", `"`, "!").Replace(name), "fo!ld#er %20"
		}
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), folded)
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, name)
			written(t, path)
			s, err := Open(t.Context(), path, Options{Window: true})
			if err != nil {
				t.Fatal(err)
			}
			wants(t, s, OfOverlap, "o1", "status", `"judged"`)
			if s.Path() != path {
				t.Errorf("the path is %q", s.Path())
			}
			must(t, s.Close())
			for left := range snapshot(t, folder) {
				if left != path {
					t.Errorf("%q lies beside", left)
				}
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func overwrite(t testing.TB, path string, at int64, with []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	_, err = f.WriteAt(with, at)
	must(t, errors.Join(err, f.Close()))
}

// The second window says who has the first; a command works beside both; when
// the first is closed the next window has the file to itself.
func TestWindows(t *testing.T) {
	first := newStore(t, Options{Window: true})
	second, err := Open(t.Context(), first.Path(), Options{Window: true})
	must(t, err)
	defer second.Close()
	if says := fmt.Sprintf("process %d on the computer ", os.Getpid()); !strings.Contains(second.ReadOnly(), says) || !strings.Contains(second.ReadOnly(), ", since ") || !second.Held() {
		t.Errorf("the second window says %q, want %q in it", second.ReadOnly(), says)
	}
	command, err := Open(t.Context(), first.Path(), Options{})
	must(t, err)
	defer command.Close()
	apply(t, first, set(OfOverlap, "o1", "status", `"parked"`))
	apply(t, command, set(OfOverlap, "o2", "status", `"judged"`))
	wants(t, second, OfOverlap, "o1", "status", `"parked"`)
	wants(t, second, OfOverlap, "o2", "status", `"judged"`)
	must(t, first.Close())
	third, err := Open(t.Context(), first.Path(), Options{Window: true})
	must(t, err)
	defer third.Close()
	if third.ReadOnly() != "" {
		t.Errorf("after the first is closed the next says %q", third.ReadOnly())
	}
}

// A newer program was killed: what it saved last stands in its log alone. It
// is read, and the log is left for that program to merge.
func TestReadOnlyNewerWithLog(t *testing.T) {
	running := filepath.Join(t.TempDir(), "x.verbatim")
	written(t, running)
	db, err := sql.Open("sqlite", running)
	must(t, err)
	defer db.Close()
	_, err = db.Exec("UPDATE state SET value = '\"disputed\"'; PRAGMA user_version = 99")
	must(t, err)
	folder := t.TempDir()
	for path, text := range snapshot(t, filepath.Dir(running)) {
		must(t, os.WriteFile(filepath.Join(folder, filepath.Base(path)), []byte(text), 0o644))
	}
	before := snapshot(t, folder)
	path := filepath.Join(folder, "x.verbatim")
	s, err := Open(t.Context(), path, Options{Window: true})
	must(t, err)
	if !strings.Contains(s.ReadOnly(), "newer Verbatim") {
		t.Errorf("the sentence is %q", s.ReadOnly())
	}
	wants(t, s, OfOverlap, "o1", "status", `"disputed"`)
	must(t, s.Close())
	after := snapshot(t, folder)
	for _, ending := range []string{"", "-wal"} {
		if after[path+ending] != before[path+ending] || after[path+ending] == "" {
			t.Errorf("x.verbatim%s was changed", ending)
		}
	}
}
