package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// seeds is the folder of sample articles.
const seedFolder = "../seeds/articles"

// verbatim runs the program and returns what it printed.
func verbatim(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, &out, &errs)
	return out.String(), errs.String(), code
}

// decode reads JSON Lines, strictly.
func decode[T any](t *testing.T, s string) []T {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(s))
	dec.DisallowUnknownFields()
	var all []T
	for dec.More() {
		var x T
		if err := dec.Decode(&x); err != nil {
			t.Fatalf("not JSON Lines: %v", err)
		}
		all = append(all, x)
	}
	return all
}

func TestFindRanksTheSplicedQuotationFirst(t *testing.T) {
	out, errs, code := verbatim(t, "find", "--json", seedFolder)
	if code != 0 {
		t.Fatal(code, errs)
	}
	found := decode[findLine](t, out)
	first := found[0]
	if first.Rank != 1 || first.A.Source != "moscow-times.txt" || first.B.Source != "informed-comment.txt" ||
		!slices.Equal(first.A.Spans, []points{{511, 654}, {1482, 1592}}) || len(first.B.Spans) != 1 {
		t.Errorf("first is %+v", first)
	}
	if first.WordsA != 48 || first.WordsB != 48 || first.WordsSame != 44 {
		t.Errorf("words %d, %d, same %d", first.WordsA, first.WordsB, first.WordsSame)
	}
	for _, tag := range []string{"reordered", "spliced", "insert-bracketed", "cut-unmarked"} {
		if !strings.Contains(oneOf(first.Tags), tag) {
			t.Errorf("tags %v lack %s", first.Tags, tag)
		}
	}
	aside := slices.IndexFunc(found, func(l findLine) bool { return l.Tier.Aside() })
	for i, l := range found {
		if aside >= 0 && i > aside && !l.Tier.Aside() {
			t.Errorf("rank %d is no set phrase, yet stands below one", l.Rank)
		}
	}
}

func TestFindWithFewerThanAskedWordsLeavesOut(t *testing.T) {
	out, _, _ := verbatim(t, "find", "--json", "--min-words", "20", seedFolder)
	for _, l := range decode[findLine](t, out) {
		if l.WordsA < 20 {
			t.Errorf("an overlap of %d words: %v", l.WordsA, l.A.Text)
		}
	}
}

func TestCompareSaysWhatWasDone(t *testing.T) {
	found, _, _ := verbatim(t, "find", "--json", seedFolder)
	b := decode[findLine](t, found)[0].B.Spans[0]
	out, errs, code := verbatim(t, "compare", "--json", "--a-spans", "511:654,1482:1592", "--b-spans", spanFlag(b),
		seedFolder+"/moscow-times.txt", seedFolder+"/informed-comment.txt")
	if code != 0 {
		t.Fatal(code, errs)
	}
	c := decode[compareLine](t, out)[0]
	if c.WordsSame != 44 || c.WordsMoved != 2 || c.WordsRemoved != 2 || c.WordsAdded != 2 {
		t.Errorf("same %d, moved %d, removed %d, added %d", c.WordsSame, c.WordsMoved, c.WordsRemoved, c.WordsAdded)
	}
	joins := 0
	for _, x := range c.Changes {
		if x.Op == "join" {
			joins++
			if !strings.Contains(x.Says, "134 words") || !strings.Contains(x.Says, "there Haider Abadi speaks") {
				t.Errorf("the join says %q", x.Says)
			}
		}
		if x.TextA == "Yes" && (!x.Inherited || x.Marked) {
			t.Errorf("“Yes” stands beside an ellipsis of the source's own: %+v", x)
		}
	}
	if joins != 1 {
		t.Errorf("%d joins", joins)
	}
	if c.CreditA == nil || *c.CreditA != "Reuters" || c.CreditB != nil {
		t.Errorf("credits %v and %v", c.CreditA, c.CreditB)
	}
}

// What a checker must not miss stands before the changes.
func TestCompareTellsAlarms(t *testing.T) {
	dir := t.TempDir()
	for name, is := range map[string]string{"a.txt": "is safe", "b.txt": "is not safe"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("\"The bridge of Tollen "+is+" to cross,\" said Ann Lee.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, code := verbatim(t, "compare", filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"))
	if want := "\n! A “not” is lost or added: look closely\n- “not” is added"; code != 0 || !strings.Contains(out, want) {
		t.Errorf("%d, %s, %q, want it to hold %q", code, errs, out, want)
	}
}

func spanFlag(p points) string {
	b, _ := json.Marshal(p)
	return strings.NewReplacer("[", "", "]", "", ",", ":").Replace(string(b))
}

func TestSourcesSaysOnlyWhatTheTextSays(t *testing.T) {
	out, _, code := verbatim(t, "sources", "--json", seedFolder)
	all := decode[sourceLine](t, out)
	if code != 0 || len(all) != 5 {
		t.Fatalf("%d sources, code %d", len(all), code)
	}
	for _, l := range all {
		end := 0
		for _, z := range l.Zones {
			if z.Span[0] != end {
				t.Errorf("%s: a zone begins at %d, the one before ended at %d", l.Source, z.Span[0], end)
			}
			end = z.Span[1]
		}
		if end != l.Chars {
			t.Errorf("%s: zones end at %d of %d", l.Source, end, l.Chars)
		}
		if l.Source == "russians-in-iraq.txt" && (l.Date != nil || l.Publisher != nil || l.Author != nil || l.URL != nil) {
			t.Errorf("%s says nothing of itself but its title: %+v", l.Source, l)
		}
	}
}

func TestQuotesQuoteTheText(t *testing.T) {
	out, _, code := verbatim(t, "quotes", "--json", seedFolder)
	if code != 0 {
		t.Fatal(code)
	}
	for _, q := range decode[quoteLine](t, out) {
		raw, err := os.ReadFile(filepath.Join(seedFolder, q.Source))
		if err != nil {
			t.Fatal(err)
		}
		if got := string([]rune(string(raw))[q.Span[0]:q.Span[1]]); got != q.Text {
			t.Errorf("%s %v is %q, the line says %q", q.Source, q.Span, got, q.Text)
		}
	}
}

// A verdict by command, from an empty folder to the table.
func TestJudgeByCommand(t *testing.T) {
	book := filepath.Join(t.TempDir(), "iraq.verbatim")
	if _, errs, code := verbatim(t, "new", book); code != 0 {
		t.Fatal(code, errs)
	}
	out, _, _ := verbatim(t, "overlaps", book, "--json")
	first := decode[overlapLine](t, out)[0]
	if first.Status != "open" || len(first.Verdicts) != 0 {
		t.Fatalf("a fresh overlap is %s with %d verdicts", first.Status, len(first.Verdicts))
	}
	out, errs, code := verbatim(t, "judge", book, first.ID[:8], "--wording", "altered", "--attribution", "uncredited",
		"--note", "=Reuters' own text is not held", "--tag", "iraq", "--reviewer", "Ana", "--json")
	if code != 0 {
		t.Fatal(code, errs)
	}
	v := decode[judgedLine](t, out)[0]
	if *v.Rating != 3 || v.Sense != "kept" || v.Severity != "minor" || v.Status != "judged" || v.Reviewer != "Ana" || !slices.Contains(v.Tags, "iraq") {
		t.Errorf("the verdict is %+v", v)
	}
	out, _, _ = verbatim(t, "history", book, first.ID, "--json")
	if h := decode[historyLine](t, out); len(h) == 0 {
		t.Error("no history")
	}
	csv, errs, code := verbatim(t, "export", book, "--output", "-", "--no-bom")
	if code != 0 || !strings.Contains(csv, "'=Reuters' own text") || !strings.Contains(errs, "1 written, 0 left out, 1 guarded") {
		t.Errorf("code %d, %s\n%s", code, errs, csv)
	}
	if out, errs, code = verbatim(t, "check", book, "--json"); code != 0 || len(decode[checkLine](t, out)[0].Problems) > 0 {
		t.Errorf("check: %s %s", out, errs)
	}
	if _, errs, code = verbatim(t, "new", book); code != 1 {
		t.Errorf("a workbench was written over: %s", errs)
	}
}

func TestAddBringsInAndFinds(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "two.verbatim")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	a := write("a.txt", "The mayor spoke on Tuesday.\n\n“We will rebuild the old harbour bridge before the winter storms return,” the mayor said.\n")
	b := write("b.txt", "Nothing else happened.\n\nIn short: “We will rebuild the old harbour bridge before winter storms return.”\n")
	if _, errs, code := verbatim(t, "new", "--empty", book); code != 0 {
		t.Fatal(errs)
	}
	for range 2 { // the second time both are here already
		if _, errs, code := verbatim(t, "add", book, a, b); code != 0 {
			t.Fatal(errs)
		}
	}
	out, _, _ := verbatim(t, "overlaps", "--json", book)
	if all := decode[overlapLine](t, out); len(all) != 1 || all[0].WordsSame != 11 {
		t.Errorf("overlaps: %s", out)
	}
}

// Every wrong call is one sentence and the right code: 2 for how it was typed,
// 1 for what could not be done.
func TestMistakesAreSentences(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.verbatim")
	if err := os.WriteFile(text, []byte("I am no workbench.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"find"}, 2},
		{[]string{"find", "--nonsense", seedFolder}, 2},
		{[]string{"find", filepath.Join(dir, "nowhere.txt")}, 1},
		{[]string{"compare", seedFolder + "/moscow-times.txt"}, 2},
		{[]string{"compare", "--a-spans", "9:5", seedFolder + "/moscow-times.txt", seedFolder + "/daily-beast.txt"}, 2},
		{[]string{"judge", text, "o1"}, 2},
		{[]string{"judge", text, "o1", "--wording", "fine"}, 2},
		{[]string{"judge", text, "o1", "--wording", "altered"}, 1},
		{[]string{"overlaps", text}, 1},
		{[]string{"overlaps", filepath.Join(dir, "none.verbatim")}, 1},
		{[]string{"overlaps", dir}, 1},
		{[]string{"export", text}, 2},
		{[]string{"one", "two"}, 2},
	} {
		stdout, stderr, code := verbatim(t, c.args...)
		if code != c.code || stdout != "" || strings.Contains(stderr, "panic") || !strings.HasSuffix(strings.TrimSpace(stderr), ".") {
			t.Errorf("verbatim %s: code %d (want %d), stdout %q, stderr %q", strings.Join(c.args, " "), code, c.code, stdout, stderr)
		}
	}
	if raw, _ := os.ReadFile(text); string(raw) != "I am no workbench.\n" {
		t.Error("a file that is no workbench was changed")
	}
}

// A workbench of a newer program is read, said to be so, and never changed.
func TestANewerWorkbenchIsReadAndSaysSo(t *testing.T) {
	book := filepath.Join(t.TempDir(), "newer.verbatim")
	if _, errs, code := verbatim(t, "new", book); code != 0 {
		t.Fatal(errs)
	}
	raw, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	raw[63]++ // the last byte of SQLite's user_version, bytes 60 to 63 of the header
	if err := os.WriteFile(book, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"overlaps", book}, 0},
		{[]string{"judge", book, "o", "--wording", "altered"}, 1},
	} {
		_, errs, code := verbatim(t, c.args...)
		if code != c.code || strings.Count(errs, "newer Verbatim") != 1 {
			t.Errorf("verbatim %s: code %d, %q", c.args[0], code, errs)
		}
	}
	if now, _ := os.ReadFile(book); !bytes.Equal(now, raw) {
		t.Error("the newer workbench was changed")
	}
}
