package desk

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/export"
)

// written is a corpus that the workbench wrote, by the names of its sources.
func corpusOf(t *testing.T, d *Desk) (map[string]export.Document, export.Manifest) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "corpus.json")
	if _, err := d.Export(t.Context(), Export{Format: "passim"}, file, false); err != nil {
		t.Fatal(err)
	}
	var m export.Manifest
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(file+".manifest.json")), &m); err != nil {
		t.Fatal(err)
	}
	docs := map[string]export.Document{}
	for i, line := range strings.Split(strings.TrimSpace(string(must[[]byte](t)(os.ReadFile(file)))), "\n") {
		var doc export.Document
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		if m.Documents[i].ID != doc.ID || m.Documents[i].SHA256 != data.Hash(doc.Text) {
			t.Errorf("the manifest's line %d is %+v", i+1, m.Documents[i])
		}
		docs[m.Documents[i].Source] = doc
	}
	return docs, m
}

// stretch is where words stand in a document, as passim gives it.
func stretch(t *testing.T, d export.Document, words string) (begin, end int) {
	t.Helper()
	at := strings.Index(d.Text, words)
	if at < 0 {
		t.Fatalf("%s has no %q", d.ID, words)
	}
	begin = utf8.RuneCountInString(d.Text[:at])
	return begin, begin + utf8.RuneCountInString(words)
}

// What passim lines up in the corpus that the workbench wrote becomes overlaps
// to judge, as one step; what does not match the texts is refused and counted.
// The output is made by hand after passim's code.
func TestPassimComesBack(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	docs, _ := corpusOf(t, d)
	mt, ic := docs["moscow-times.txt"], docs["informed-comment.txt"]
	if mt.Date != "2015-10-07" || mt.Series != "The Moscow Times" || ic.Date != "" {
		t.Errorf("the corpus says %q, %q, %q", mt.Date, mt.Series, ic.Date)
	}
	line := func(a, b export.Document, inA, inB, s1 string) string {
		b1, e1 := stretch(t, a, inA)
		b2, e2 := stretch(t, b, inB)
		raw := must[[]byte](t)(json.Marshal(map[string]any{
			"id": a.ID, "begin": b1, "end": e1, "s1": s1, "id2": b.ID, "begin2": b2, "end2": e2, "s2": strings.ReplaceAll(inB, "-", "\u2010"), "uid": 1, "uid2": 2, "matches": 3,
		}))
		return string(raw)
	}
	first := strings.Fields(mt.Text)[:3]
	inA, inB := strings.Join(first, " "), strings.Join(strings.Fields(ic.Text)[:4], " ")
	good := line(mt, ic, inA, inB, strings.ReplaceAll(inA, "-", "\u2010"))
	out := filepath.Join(t.TempDir(), "output")
	for name, content := range map[string]string{
		"align.json/part-00000.json": good + "\n" + good + "\n" + line(mt, ic, inA, inB, "other words") + "\n" +
			strings.Replace(good, mt.ID, "elsewhere", 1) + "\n" + strings.Replace(good, `"end":`, `"end":99999`, 1) + "\n",
		"align.json/_SUCCESS":      "",
		"out.json/part-00000.json": "is passed over",
	} {
		file := filepath.Join(out, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := len(must[[]OverlapRow](t)(d.Overlaps(ctx)))
	got := must[FromPassim](t)(d.ImportPassim(ctx, out, d.progress))
	if got.Made != 1 || got.Known != 1 || fmt.Sprint(got.Refused) != "map[its place is outside the text:1 its source is not in this workbench:1 its words are not those of the text at that place:1]" {
		t.Errorf("came in: %+v", got)
	}
	rows := must[[]OverlapRow](t)(d.Overlaps(ctx))
	if len(rows) != before+1 {
		t.Fatalf("%d overlaps became %d", before, len(rows))
	}
	for _, r := range rows {
		if r.FoundBy == "passim" && (r.A.Source != "moscow-times.txt" || r.Status != data.Open) {
			t.Errorf("the overlap is %+v", r)
		}
	}
	if again := must[FromPassim](t)(d.ImportPassim(ctx, out, d.progress)); again.Made != 0 || again.Known != 2 {
		t.Errorf("a second time: %+v", again)
	}
	must[*Step](t)(d.Undo(ctx))
	if n := len(must[[]OverlapRow](t)(d.Overlaps(ctx))); n != before {
		t.Errorf("after undo there are %d", n)
	}
}
