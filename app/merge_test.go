package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two reviewers judge two copies by command, the second one blind; merged, the
// workbench has both verdicts and says how far they agree. Merging it once more
// and merging the other way round come to the same.
func TestMergeOfABlindCopy(t *testing.T) {
	dir := t.TempDir()
	mona, ben := filepath.Join(dir, "mona.verbatim"), filepath.Join(dir, "ben.verbatim")
	ok := func(args ...string) (string, string) {
		t.Helper()
		out, errs, code := verbatim(t, args...)
		if code != 0 {
			t.Fatal(args, code, errs)
		}
		return out, errs
	}
	ok("new", mona)
	out, _ := ok("overlaps", mona, "--json")
	id := decode[overlapLine](t, out)[0].ID
	ok("judge", mona, id, "--wording", "altered", "--reviewer", "Mona")
	ok("backup", mona, ben, "--blind")
	if out, _ := ok("overlaps", ben, "--json"); len(decode[overlapLine](t, out)[0].Verdicts) != 0 {
		t.Error("the copy shows the first verdict")
	}
	ok("judge", ben, id, "--wording", "marked", "--reviewer", "Ben")

	_, says := ok("merge", mona, ben)
	if !strings.Contains(says, "on 1 overlap the reviewers differ") || !strings.Contains(says, "Ben, Mona") {
		t.Errorf("merge says %q", says)
	}
	out, _ = ok("overlaps", mona, "--json")
	if first := decode[overlapLine](t, out)[0]; len(first.Verdicts) != 2 || first.Status != "disputed" {
		t.Errorf("merged it is %s with %+v", first.Status, first.Verdicts)
	}
	if _, says := ok("merge", mona, ben); !strings.Contains(says, "0 texts and 0 events came in") {
		t.Errorf("a second merge says %q", says)
	}
	ok("merge", ben, mona)
	a, b := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl")
	ok("export", mona, "--format", "jsonl", "--output", a)
	ok("export", ben, "--format", "jsonl", "--output", b)
	bytesA, errA := os.ReadFile(a)
	bytesB, errB := os.ReadFile(b)
	if errA != nil || errB != nil || !bytes.Equal(bytesA, bytesB) {
		t.Error("the two differ")
	}
	if _, says, code := verbatim(t, "merge", mona, mona); code == 0 || !strings.Contains(says, "itself") {
		t.Errorf("merging with itself answers %d %q", code, says)
	}
}

// What is no output of passim and no export is refused in a sentence.
func TestImportOfPassimsEmptyFolder(t *testing.T) {
	wb := filepath.Join(t.TempDir(), "a.verbatim")
	if _, errs, code := verbatim(t, "new", wb); code != 0 {
		t.Fatal(errs)
	}
	if _, errs, code := verbatim(t, "import", wb, t.TempDir()); code == 0 || !strings.Contains(errs, "nothing that passim wrote") {
		t.Errorf("an empty folder answers %d %q", code, errs)
	}
}
