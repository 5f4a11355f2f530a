package desk

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"verbatim/data"
	"verbatim/data/export"
)

// The row that the main job ends in.
func TestExportTheVerdict(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	path := filepath.Join(t.TempDir(), "verdicts.csv")
	counts := must[export.Counts](t)(d.Export(ctx, Export{Format: "csv"}, path, false))
	if counts.Written != 1 || counts.LeftOut != 0 {
		t.Errorf("counts %+v", counts)
	}
	f := must[*os.File](t)(os.Open(path))
	defer f.Close()
	table := must[export.Table](t)(export.ReadCSV(f))
	cell := func(name string) string { return table.Rows[0][slices.Index(table.Header, name)] }
	for name, want := range map[string]string{
		"overall": "Loosely quoted", "rating": "3", "wording": "altered", "attribution": "uncredited", "sense": "kept", "severity": "minor",
		"status": "judged", "speaker": "Hakim Zamili", "speaker_a": "Hakim Zamili", "speaker_b": "Hakim al-Zimili", "source_a_publisher": "The Moscow Times", "source_a_date": "2015-10-07",
		"source_b_publisher": "Informed Comment", "source_b_date": "", "earlier": "unknown", "reviewer": "Ana",
		"words_a": "48", "words_b": "48", "words_same": "44", "words_moved": "2", "words_removed": "2", "words_added": "2",
	} {
		if got := cell(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if s := cell("passage_a"); !strings.HasPrefix(s, "In the upcoming") || !strings.Contains(s, "success in Syria") || !strings.Contains(s, " […] We are seeking") {
		t.Errorf("passage_a is %q", s)
	}
	if s := cell("cut_between"); !strings.HasPrefix(s, "Hakim Zamili, a leading Shi'ite politician, told Reuters") || !strings.HasSuffix(s, " […] (134 words)") {
		t.Errorf("cut_between is %q", s)
	}
	if s := cell("diff"); !strings.Contains(s, "[-In-]") || !strings.Contains(s, "{~I think~}") || !strings.Contains(s, "have now") {
		t.Errorf("diff is %q", s)
	}
	if s := cell("alterations"); !strings.Contains(s, "reordered; spliced; cut-unmarked") {
		t.Errorf("alterations are %q", s)
	}
	var out bytes.Buffer
	must[export.Counts](t)(d.ExportTo(ctx, Export{}, &out))
	if raw := must[[]byte](t)(os.ReadFile(path)); !bytes.Equal(raw, out.Bytes()) {
		t.Error("written elsewhere the table is another one")
	}
	p := must[Preview](t)(d.Preview(ctx, Export{}, 3))
	want := "Overall 3, loosely quoted: wording altered, attribution uncredited, sense kept. Informed Comment joins two quotations that stand " +
		"134 words apart in The Moscow Times, moves “I think”, drops “In” and “Yes”, adds “[have now]”, spells the speaker Hakim al-Zimili and does not name Reuters."
	if p.Words != want {
		t.Errorf("in words:\n%s\nwant\n%s", p.Words, want)
	}
}

func TestExportRefuses(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	dir := t.TempDir()
	there := filepath.Join(dir, "there.csv")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"an existing file": there, "a folder": dir, "no name": "",
		"a missing folder": filepath.Join(dir, "no", "x.csv"), "a file as a folder": filepath.Join(there, "x.csv"),
	} {
		_, err := d.Export(ctx, Export{}, path, false)
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Export(ctx, Export{Format: "docx"}, filepath.Join(dir, "x.docx"), false); err == nil {
		t.Error("a format that is not was written")
	}
	if raw, _ := os.ReadFile(there); string(raw) != "mine" {
		t.Errorf("the existing file reads %q", raw)
	}
	must[export.Counts](t)(d.Export(ctx, Export{NoBOM: true}, there, true))
	info := must[os.FileInfo](t)(os.Stat(there))
	alone := info.Mode().Perm() == 0o600 || runtime.GOOS == "windows" // whose rights are no bits
	if raw, _ := os.ReadFile(there); !strings.HasPrefix(string(raw), "verdict_id,") || !alone {
		t.Errorf("written over with force it is %v and reads %.40q", info.Mode(), raw)
	}
}

// When writing fails in the middle, the file that was there stays and nothing
// is left beside it.
func TestWriteIsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "verdicts.csv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	for fault, says := range map[error]string{
		noRoom[0]: "There is no room left", protected[0]: "You have no permission to write", inUse[0]: "another program has it open. Nothing was changed.",
		io.ErrShortWrite: "could not be written: short write. Nothing was changed.", syscall.Errno(87): "Nothing was changed.", // each system has words for it
	} {
		err := write(path, true, func(w io.Writer) error {
			_, _ = io.WriteString(w, "half")
			return &os.PathError{Op: "write", Path: path, Err: fault}
		})
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(m.Says, ".") || !strings.Contains(m.Says, says) || strings.Contains(m.Says, "..") {
			t.Errorf("%v: %v", fault, err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if raw, _ := os.ReadFile(path); string(raw) != "old" || len(left) != 1 || slices.ContainsFunc(hidden, func(s string) bool { return strings.Contains(s, "verdicts") }) {
		t.Errorf("the file reads %q, beside it %q and %q", raw, left, hidden)
	}
}

// What another program has open is written over where the system allows it, and
// told where not, as on Windows; the folder is not blamed.
func TestWriteOverWhatIsOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "verdicts.csv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	other, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	fill := func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }
	if err := write(path, true, fill); err != nil && !strings.Contains(err.Error(), "another program has it open") {
		t.Error(err)
	}
	other.Close()
	if err := write(path, true, fill); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("beside it lie %v", left)
	}
}

func TestWriteThroughALink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real.csv"), filepath.Join(dir, "link.csv")
	if err := os.WriteFile(target, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here:", err) // Windows allows them to few
	}
	if err := write(link, true, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if raw, _ := os.ReadFile(target); string(raw) != "new" {
		t.Errorf("behind the link stands %q", raw)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v (%v)", info, err)
	}
}
