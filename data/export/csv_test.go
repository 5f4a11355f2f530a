package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verbatim/data"
)

var update = flag.Bool("update", false, "write the golden table anew")

// rows are three verdicts with everything in them that a table must bear.
func rows() []Row {
	at := time.Date(2026, 11, 20, 13, 4, 5, 678, time.FixedZone("CET", 3600))
	spliced := Row{
		Verdict: data.Verdict{ID: "v0a1", Overlap: "o1", Reviewer: "Ana", At: at, Judgement: data.Judgement{
			Wording: data.Altered, Attribution: data.Uncredited, Alterations: []data.Tag{data.Reordered, data.Spliced},
			Tags: []string{"wire", "-5"}, Notes: "=cmd? No: a note.\nSecond line, with \"marks\"",
			Evidence: []data.Evidence{
				{Label: "Reuters", Link: "https://example.org/a", Quote: "In the upcoming", Accessed: data.Date{Year: 2026, Month: 11}},
				{Link: "scan.pdf"},
			},
		}.Filled()},
		Status: data.Judged, Speaker: "Hakim Zamili", SpeakerA: "Zamili", SpeakerB: "Hakim al-Zimili",
		PassageA: []string{"In the upcoming few days", "We are seeking"}, PassageB: []string{"the upcoming few days. . . we are seeking"},
		Diff:       "[-In-] the upcoming few days [-We-]{+. . . we+} are seeking",
		CutBetween: "The comments were the clearest signal yet.", CutWords: 7,
		A:      data.Meta{Title: "Iraq Leans Toward Russia", Publisher: "The Moscow Times", Date: data.Date{Year: 2015, Month: 10, Day: 7}, URL: "https://example.org/mt"},
		B:      data.Meta{Title: "In final Failure", Publisher: "Informed Comment", Date: data.Date{Year: 2015, Month: 10}},
		WordsA: 7, WordsB: 6, Same: 5, Removed: 2, Added: 1,
	}
	unproven := Row{
		Verdict: data.Verdict{ID: "v0a2", Reviewer: "Ana", At: at, Judgement: data.Judgement{Wording: data.Translated}.Filled()},
		Status:  data.Checked, Speaker: "@abadi", SpeakerB: "@abadi", PassageA: []string{"- a dash"}, PassageB: []string{"'=quoted"},
	}
	unrelated := Row{Verdict: data.Verdict{ID: "v0a3", Judgement: data.Judgement{Wording: data.Unrelated}.Filled()}}
	return []Row{spliced, unproven, unrelated}
}

func TestWriteCSV(t *testing.T) {
	var out bytes.Buffer
	counts, err := WriteCSV(&out, rows(), TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Counts{Written: 2, LeftOut: 1, Guarded: 5}); counts != want {
		t.Errorf("counts %+v, want %+v", counts, want)
	}
	golden := filepath.Join("testdata", "verdicts.csv")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(out.Bytes(), want) {
		t.Errorf("the table is not that of %s (%v):\n%s", golden, err, out.String())
	}
	var bare bytes.Buffer
	if _, err := WriteCSV(&bare, rows(), TableOptions{NoBOM: true}); err != nil || bom+bare.String() != out.String() {
		t.Errorf("without the byte order mark the table is another one (%v)", err)
	}
}

func TestColumns(t *testing.T) {
	want := strings.Split("verdict_id, overall, rating, wording, attribution, sense, alterations, severity, confidence, status, speaker, speaker_a, speaker_b, "+
		"passage_a, passage_b, diff, cut_between, source_a_title, source_a_publisher, source_a_date, source_a_url, source_b_title, source_b_publisher, "+
		"source_b_date, source_b_url, earlier, notes, evidence, tags, reviewer, reviewed_at, second_reviewer, second_overall, agreement, "+
		"words_a, words_b, words_same, words_moved, words_removed, words_added", ", ")
	if !slices.Equal(Columns, want) {
		t.Errorf("columns %q", Columns)
	}
}

// A table read back holds what the rows said, guards taken away.
func TestReadCSV(t *testing.T) {
	var out bytes.Buffer
	if _, err := WriteCSV(&out, rows(), TableOptions{}); err != nil {
		t.Fatal(err)
	}
	got, err := ReadCSV(&out)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Header, Columns) || len(got.Rows) != 2 {
		t.Fatalf("read back %d rows under %q", len(got.Rows), got.Header)
	}
	cell := func(row int, name string) string { return got.Rows[row][slices.Index(got.Header, name)] }
	for _, c := range []struct {
		row        int
		name, want string
	}{
		{0, "overall", "Loosely quoted"},
		{0, "rating", "3"},
		{0, "alterations", "reordered; spliced"},
		{0, "speaker", "Hakim Zamili"},
		{0, "passage_a", "In the upcoming few days […] We are seeking"},
		{0, "diff", "[-In-] the upcoming few days [-We-]{+. . . we+} are seeking"},
		{0, "cut_between", "The comments were the clearest signal yet. (7 words)"},
		{0, "source_b_date", "2015-10"},
		{0, "earlier", "unknown"},
		{0, "notes", "=cmd? No: a note.\nSecond line, with \"marks\""},
		{0, "evidence", "Reuters <https://example.org/a>, “In the upcoming”, accessed 2026-11; <scan.pdf>"},
		{0, "tags", "wire; -5"},
		{0, "reviewed_at", "2026-11-20T12:04:05Z"},
		{0, "second_reviewer", ""},
		{1, "overall", "Unproven"},
		{1, "rating", ""},
		{1, "speaker", "@abadi"},
		{1, "passage_b", "'=quoted"},
		{1, "cut_between", ""},
		{1, "words_same", "0"},
	} {
		if s := cell(c.row, c.name); s != c.want {
			t.Errorf("row %d, %s: %q, want %q", c.row, c.name, s, c.want)
		}
	}
}

func TestEarlier(t *testing.T) {
	day := func(y, m, d int) data.Meta { return data.Meta{Date: data.Date{Year: y, Month: m, Day: d}} }
	for _, c := range []struct {
		a, b data.Meta
		want string
	}{
		{day(2015, 10, 7), day(2015, 10, 8), "a"},
		{day(2016, 0, 0), day(2015, 10, 8), "b"},
		{day(2015, 10, 7), day(2015, 10, 7), "same-day"},
		{day(2015, 10, 0), day(2015, 10, 0), "unknown"},
		{day(2015, 10, 7), day(2015, 0, 0), "unknown"},
		{day(2015, 10, 7), day(0, 0, 0), "unknown"},
	} {
		if got := earlier(Row{A: c.a, B: c.b}); got != c.want {
			t.Errorf("%v against %v: %s, want %s", c.a.Date, c.b.Date, got, c.want)
		}
	}
}

func TestCutBetween(t *testing.T) {
	long := strings.Repeat("Ünter ", 100)
	for _, c := range []struct {
		text  string
		words int
		want  string
	}{
		{"", 0, ""},
		{"he said", 2, "he said (2 words)"},
		{"Later", 1, "Later (1 word)"},
		{long, 100, strings.TrimSpace(long[:len("Ünter ")*83]+"Ün") + " […] (100 words)"},
	} {
		if got := cutBetween(Row{CutBetween: c.text, CutWords: c.words}); got != c.want {
			t.Errorf("%d words: %q, want %q", c.words, got, c.want)
		}
	}
}

// Whatever stands in the text cells of a row is what is read back, with line
// ends as encoding/csv reads them.
func TestCellsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := cells()
		r := Row{
			Verdict:  data.Verdict{ID: "v1", Judgement: data.Judgement{Wording: data.Marked, Notes: draw.Draw(t, "notes")}},
			SpeakerA: draw.Draw(t, "speaker"), PassageA: []string{draw.Draw(t, "passage")},
			A: data.Meta{Title: draw.Draw(t, "title")},
		}
		var out bytes.Buffer
		counts, err := WriteCSV(&out, []Row{r}, TableOptions{NoBOM: rapid.Bool().Draw(t, "bare")})
		if err != nil || counts.Written != 1 {
			t.Fatal(counts, err)
		}
		got, err := ReadCSV(&out)
		if err != nil || len(got.Rows) != 1 {
			t.Fatal(got, err)
		}
		for name, want := range map[string]string{"notes": r.Verdict.Notes, "speaker_a": r.SpeakerA, "passage_a": r.PassageA[0], "source_a_title": r.A.Title} {
			if s := got.Rows[0][slices.Index(Columns, name)]; s != plain(want) {
				t.Fatalf("%s: wrote %q, read %q", name, want, s)
			}
		}
	})
}

func TestReadCSVErrors(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"", "is empty"},
		{bom, "is empty"},
		{"a\x00,b\n1,2\n", "is no UTF-8 text"},
		{"\x00\n", "is no UTF-8 text"},
		{"\xff\xfea\x00,\x00b\x00\n\x00", "is no UTF-8 text"},
		{"a,b\n1\n", "line 2 does not have the 2 cells"},
		{"a,b\n1,\"2\n", "quotation mark in line"},
		{"a,b\n1,x\"2\n", "quotation mark in line 2"},
	} {
		if _, err := ReadCSV(strings.NewReader(c.table)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want a sentence with %q", c.table, err, c.want)
		}
	}
}

type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

func TestWriteCSVSaysWhenItCannot(t *testing.T) {
	for _, room := range []int{0, 3, 100} {
		if _, err := WriteCSV(&full{room}, rows(), TableOptions{}); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: %v", room, err)
		}
	}
}

// What could be read can be written and read again as the same table.
func FuzzReadCSV(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "verdicts.csv"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(golden)
	f.Add([]byte("a,b\n'=1,''\n"))
	f.Add([]byte("a\x00,b\n1,2\n")) // the zero byte is one of UTF-16, and refused
	f.Add([]byte("\ufeff\"a\r\n\",b\r\n1,\"'\r\n\"\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := ReadCSV(bytes.NewReader(raw))
		if err != nil || len(table.Header) < 2 { // one empty cell alone is a blank line, which is skipped
			return
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.Write(table.Header)
		for _, row := range table.Rows {
			guarded := make([]string, len(row))
			for i, c := range row {
				guarded[i] = Guard(c)
			}
			_ = w.Write(guarded)
		}
		w.Flush()
		again, err := ReadCSV(bytes.NewReader(append([]byte(bom), out.Bytes()...)))
		if err != nil {
			t.Fatalf("written again it cannot be read: %v\n%q", err, out.String())
		}
		if !slices.Equal(again.Header, endings(table.Header)) || len(again.Rows) != len(table.Rows) {
			t.Fatalf("header %q and %d rows became %q and %d", table.Header, len(table.Rows), again.Header, len(again.Rows))
		}
	})
}

// endings are the cells as encoding/csv reads them back: CR LF becomes LF.
func endings(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.ReplaceAll(c, "\r\n", "\n")
	}
	return out
}

func BenchmarkWriteCSV(b *testing.B) {
	many := slices.Repeat(rows(), 1000)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if _, err := WriteCSV(&out, many, TableOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}

// Of a quotation alone nothing stands in the columns of B and of both sides,
// nor in those of a judgement nobody gave.
func TestAQuotationAlone(t *testing.T) {
	r := Row{
		Alone: true, Status: "not-found", Verdict: data.Verdict{ID: "q0a4", Reviewer: "Ana", Judgement: data.Judgement{Notes: "asked the desk"}},
		SpeakerA: "Zamili", PassageA: []string{"We need jets"}, WordsA: 3, A: data.Meta{Publisher: "The Moscow Times", Date: data.Date{Year: 2015}},
	}
	cells := r.Cells(TableOptions{})
	got := map[string]string{}
	for i, c := range cells {
		if c != "" {
			got[Columns[i]] = c
		}
	}
	want := map[string]string{
		"verdict_id": "q0a4", "status": "not-found", "speaker_a": "Zamili", "passage_a": "We need jets",
		"source_a_publisher": "The Moscow Times", "source_a_date": "2015", "notes": "asked the desk", "reviewer": "Ana", "words_a": "3",
	}
	if !maps.Equal(got, want) {
		t.Errorf("the cells are %q, want %q", got, want)
	}
}
