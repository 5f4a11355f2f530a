package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data/trial"
)

// kinds are the tables whose rows a repair keeps.
var kinds = []string{"writer", "event", "state", "revision", "original", "found", "finding", "job", "job_item", "draft", "text_size"}

// rowsOf are the rows of a sound file, as text: table -> rows.
func rowsOf(t testing.TB, path string) map[string]map[string]bool {
	t.Helper()
	db, err := connect(path, copying, 1)
	must(t, err)
	defer db.Close()
	all := map[string]map[string]bool{}
	for table, columns := range map[string]string{
		"writer": "name", "event": "hex(hash)", "state": "kind || ' ' || thing || ' ' || field || value", "revision": "hash", "original": "revision || hash",
		"found": "hex(hash)", "finding": "n", "job": "id", "job_item": "hex(hash)", "draft": "hex(hash)", "text_size": "hex(hash)",
	} {
		rows, err := db.Query("SELECT " + columns + " FROM " + table)
		if code(err) == sqlite3.SQLITE_ERROR { // of an older version
			continue
		}
		must(t, err)
		defer rows.Close()
		all[table] = map[string]bool{}
		for rows.Next() {
			var s string
			must(t, rows.Scan(&s))
			all[table][s] = true
		}
		must(t, rows.Err())
	}
	return all
}

// repaired repairs a file into one that must be sound.
func repaired(t testing.TB, path string) (Repaired, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "repaired.verbatim")
	before := snapshot(t, filepath.Dir(path))
	r, err := Repair(t.Context(), path, file, Options{}, nil)
	if err != nil {
		t.Fatalf("%s was not repaired: %v", path, err)
	}
	untouched(t, filepath.Dir(path), before)
	return r, file
}

// missing counts the rows that the repaired file has not, and all rows.
func missing(t testing.TB, want map[string]map[string]bool, file string) (lost, all int, which []string) {
	got := rowsOf(t, file)
	for _, table := range kinds {
		for row := range want[table] {
			if all++; !got[table][row] {
				lost++
				which = append(which, fmt.Sprintf("%s %.80s", table, row))
			}
		}
	}
	return lost, all, which
}

// A file that is whole comes through a repair whole, also what stands in the
// log of a program that was killed.
func TestRepairOfSound(t *testing.T) {
	path := filled(t)
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	apply(t, s, set(OfOverlap, "o1", "status", `"parked"`))
	want, err := visible(t.Context(), s)
	must(t, err)
	killed := filepath.Join(t.TempDir(), "killed.verbatim")
	for _, ending := range []string{"", "-wal"} {
		part, err := os.ReadFile(path + ending)
		must(t, err)
		must(t, os.WriteFile(killed+ending, part, 0o644))
	}
	must(t, s.Close())
	r, file := repaired(t, killed)
	if len(r.Lost) > 0 {
		t.Errorf("lost are %v", r.Lost)
	}
	if lost, all, which := missing(t, rowsOf(t, path), file); lost > 0 || all < 200 {
		t.Errorf("of %d rows %d are missing: %v", all, lost, which)
	}
	again, err := Open(t.Context(), file, Options{})
	must(t, err)
	defer again.Close()
	got, err := visible(t.Context(), again)
	must(t, err)
	// What follows is the index for finding, which is made anew.
	touched := func(s string) string { return s[:strings.Index(s, `{"Overlaps"`)] }
	if touched(got) != touched(want) {
		t.Error("the repaired file does not show the same")
	}
	apply(t, again, set(OfOverlap, "o1", "status", `"open"`))
	sound(t, again)
	if _, err := Repair(t.Context(), path, file, Options{}, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("repairing over a file answers %v", err)
	}
}

// One flipped bit costs the row that it is in, whatever bit it is.
func TestRepairOfFlips(t *testing.T) {
	const flips = 60
	path := filled(t)
	want := rowsOf(t, path)
	whole, err := os.ReadFile(path)
	must(t, err)
	dice := rand.New(rand.NewPCG(3, 9))
	worst := 0
	for i := range flips {
		bit := dice.IntN(8 * len(whole))
		if i%3 == 0 { // the numbers at the beginning of a page are few and matter most
			bit = 8*4096*dice.IntN(len(whole)/4096) + dice.IntN(8*12)
		}
		if bit < 8*100 && i%3 == 0 {
			bit = dice.IntN(8 * 100)
		}
		flipped := filepath.Join(t.TempDir(), "flipped.verbatim")
		whole[bit/8] ^= 1 << (bit % 8)
		must(t, os.WriteFile(flipped, whole, 0o644))
		whole[bit/8] ^= 1 << (bit % 8)
		r, file := repaired(t, flipped)
		lost, _, which := missing(t, want, file)
		// A row, and what follows from it: the state of its field, its file.
		if lost > 2 {
			t.Errorf("bit %d of byte %d (page %d, byte %d) costs %v", bit%8, bit/8, bit/8/4096+1, bit/8%4096, which)
		}
		if lost > 0 && len(r.Lost) == 0 {
			t.Errorf("bit %d of byte %d costs %v, and nothing says so", bit%8, bit/8, which)
		}
		worst = max(worst, lost)
	}
	t.Logf("of %d flips the worst cost %d rows", flips, worst)
}

// A zeroed page costs the rows that stood on it and no others; what is lost is
// named.
func TestRepairOfZeroedPages(t *testing.T) {
	path := filledMore(t, 1300)
	want := rowsOf(t, path)
	whole, err := os.ReadFile(path)
	must(t, err)
	pages := len(whole) / 4096
	every := max(1, pages/zeroedPages)
	worst, silent, sum, tried, all := 0, 0, 0, 0, 0
	for n := 0; n < pages; n += every {
		zeroed := filepath.Join(t.TempDir(), "zeroed.verbatim")
		page := append([]byte(nil), whole[n*4096:(n+1)*4096]...)
		clear(whole[n*4096 : (n+1)*4096])
		must(t, os.WriteFile(zeroed, whole, 0o644))
		copy(whole[n*4096:], page)
		r, file := repaired(t, zeroed)
		lost, rows, which := missing(t, want, file)
		all = rows
		tried++
		sum += lost
		worst = max(worst, lost)
		if lost*200 > rows {
			t.Errorf("page %d of %d costs %d of %d rows: %v", n+1, pages, lost, rows, which)
		}
		if lost > 0 && len(r.Lost) == 0 {
			silent++
			t.Errorf("page %d costs %v and nothing says so", n+1, which)
		}
	}
	trial.Tells(t, "a page zeroed", "%d of %d pages in turn: at least %.1f %% of %d rows kept, each loss named", tried, pages, 100*float64(all-worst)/float64(all), all)
	t.Logf("of %d pages %d were zeroed in turn, with %d rows in the file: the worst cost %d rows, all together %d; %d were not told", pages, tried, all, worst, sum, silent)
}

// zeroedPages is how many pages are tried.
const zeroedPages = 25

// filledMore is filled with n more overlaps judged and found.
func filledMore(t testing.TB, n int) string {
	t.Helper()
	path := filled(t)
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	var sets []Set
	for i := range n {
		id := fmt.Sprintf("o%016x", i)
		sets = append(sets, set(OfOverlap, id, "verdict/Mona", verdict), set(OfOverlap, id, "status", `"judged"`))
	}
	apply(t, s, sets...)
	must(t, s.Close())
	return path
}

// Lost changes are named, the rest of the chain stays as it was, and a later
// check of the repaired file tells only what is damaged anew.
func TestRepairNamesLost(t *testing.T) {
	path := filled(t)
	alter(t, path, "UPDATE event SET value = replace(value, 'altered', 'verbatim') WHERE seq = 30")
	// The first text comes again out of its file; the second was its own file.
	alter(t, path, "UPDATE revision SET text = replace(text, 'Iraq', 'Iran') WHERE n <= 2")
	r, file := repaired(t, path)
	told := strings.Join(r.Lost, "\n")
	for _, want := range []string{"Change 30 of the writer", "overlap", "The text of the source"} {
		if !strings.Contains(told, want) {
			t.Errorf("the account lacks %q:\n%s", want, told)
		}
	}
	if n := strings.Count(told, "The text of the source"); n != 1 {
		t.Errorf("%d texts are told to be lost:\n%s", n, told)
	}
	s, err := Open(t.Context(), file, Options{})
	must(t, err)
	apply(t, s, set(OfOverlap, "o1", "status", `"open"`))
	sound(t, s)
	must(t, s.Close())
	second, again := repaired(t, file)
	if told := strings.Join(second.Lost, "\n"); strings.Contains(told, "Change 30") {
		t.Errorf("a second repair tells the first one's losses: %s", told)
	}
	alter(t, again, "PRAGMA foreign_keys = 0; DELETE FROM state; DELETE FROM event WHERE seq = 12")
	s, err = Open(t.Context(), again, Options{})
	must(t, err)
	defer s.Close()
	if problems, err := s.Check(t.Context(), nil); err != nil || len(problems) == 0 {
		t.Errorf("a new gap is not told (%v)", err)
	}
}

// A file of another kind has nothing that could be repaired, and no new file
// stays behind.
func TestRepairOfForeign(t *testing.T) {
	folder := t.TempDir()
	foreign := filepath.Join(folder, "foreign.verbatim")
	must(t, os.WriteFile(foreign, []byte(strings.Repeat("no workbench at all ", 2000)), 0o644))
	_, err := Repair(t.Context(), foreign, filepath.Join(folder, "new.verbatim"), Options{}, nil)
	if !errors.Is(err, errNothing) {
		t.Errorf("the answer is %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("there lies %v", left)
	}
}

// A file of a newer program may hold what this one does not know: it is not
// repaired. A version that is but a flipped bit is damage like any other.
func TestRepairOfNewer(t *testing.T) {
	path := filled(t)
	alter(t, path, "PRAGMA user_version = 68")
	r, _ := repaired(t, path)
	if len(r.Lost) > 0 {
		t.Errorf("lost are %v", r.Lost)
	}
	alter(t, path, "CREATE TABLE label (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
	if _, err := Repair(t.Context(), path, path+".new", Options{}, nil); err == nil || !strings.Contains(err.Error(), "newer Verbatim") {
		t.Errorf("the answer is %v", err)
	}
}

// Whatever bytes a page holds, reading its rows ends.
func FuzzRows(f *testing.F) {
	whole, err := os.ReadFile("testdata/version-2.verbatim")
	if err != nil {
		f.Fatal(err)
	}
	for n := 0; n+4096 <= len(whole); n += 4096 {
		f.Add(whole[n : n+4096])
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		file := filepath.Join(t.TempDir(), "x")
		must(t, os.WriteFile(file, page, 0o644))
		p, err := openPages(file)
		must(t, err)
		defer p.close()
		for n := range p.count {
			p.rows(n+1, func(r row) {
				if len(r.columns) != len(r.shape()) {
					t.Error("a column has no kind")
				}
			})
		}
		p.free()
	})
}

// A chain of pages that runs in a circle ends.
func TestRowOnACircle(t *testing.T) {
	page := make([]byte, 3*4096)
	leaf := page[4096:]
	leaf[0] = tableLeaf
	binary.BigEndian.PutUint16(leaf[3:], 1)
	binary.BigEndian.PutUint16(leaf[8:], 10)
	at := copy(leaf[10:], []byte{0xc0, 0x20, 1}) // a row of 8,224 bytes
	_ = at
	for i := 13; i < 4096; i += 4 {
		copy(leaf[i:], []byte{0, 0, 0, 3})
	}
	binary.BigEndian.PutUint32(page[8192:], 3)
	file := filepath.Join(t.TempDir(), "x")
	must(t, os.WriteFile(file, page, 0o644))
	p, err := openPages(file)
	must(t, err)
	defer p.close()
	p.rows(2, func(row) {})
	if ctx, cancel := context.WithCancel(t.Context()); cancel != nil {
		cancel()
		if _, err := Repair(ctx, file, file+".new", Options{}, nil); err == nil {
			t.Error("a repair that was stopped answers nothing")
		}
	}
}
