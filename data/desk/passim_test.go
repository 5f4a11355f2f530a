package desk

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
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
	before := len(must[[]*OverlapRow](t)(d.Overlaps(ctx)))
	plan := must[FromPassim](t)(d.PlanPassim(ctx, out, nil))
	if now := len(must[[]*OverlapRow](t)(d.Overlaps(ctx))); now != before || len(plan.Made) != 1 || plan.Made[0] != (FoundPair{"The Moscow Times", "Informed Comment", inA, inB}) {
		t.Errorf("looked at, %d overlaps are %d, and %+v would come in", before, now, plan.Made)
	}
	got := must[FromPassim](t)(d.ImportPassim(ctx, out, d.progress))
	if len(got.Made) != 1 || got.Known != 1 || fmt.Sprint(got.Refused) != "map[its place is outside the text:1 its source is not in this workbench:1 its words are not those of the text at that place:1]" {
		t.Errorf("came in: %+v", got)
	}
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	if len(rows) != before+1 {
		t.Fatalf("%d overlaps became %d", before, len(rows))
	}
	for _, r := range rows {
		if r.FoundBy == "passim" && (r.A.Source != "moscow-times.txt" || r.Status != data.Open) {
			t.Errorf("the overlap is %+v", r)
		}
	}
	if again := must[FromPassim](t)(d.ImportPassim(ctx, out, d.progress)); len(again.Made) != 0 || again.Known != 2 {
		t.Errorf("a second time: %+v", again)
	}
	must[*Step](t)(d.Undo(ctx))
	if n := len(must[[]*OverlapRow](t)(d.Overlaps(ctx))); n != before {
		t.Errorf("after undo there are %d", n)
	}
}

// Passim's output is known and read in whatever shape it comes: the folder that
// Spark wrote, its parts, gzipped or not, or put together in one file. What is cut
// off changes nothing and is told of in a sentence.
func TestPassimInEveryShape(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	docs, _ := corpusOf(t, d)
	var lines []string
	for _, doc := range []export.Document{docs["moscow-times.txt"], docs["informed-comment.txt"]} {
		words := strings.Join(strings.Fields(doc.Text)[:3], " ")
		begin, end := stretch(t, doc, words)
		lines = append(lines, string(must[[]byte](t)(json.Marshal(map[string]any{"id": doc.ID, "begin": begin, "end": end, "text": words, "cluster": 7}))))
	}
	whole := strings.Join(lines, "\n") + "\n"
	packed := func(s string) string {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := z.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	zipped := packed(whole)
	for name, c := range map[string]struct {
		files map[string]string
		path  string
		says  string // why it is refused; empty where it is not
	}{
		"the folder":            {map[string]string{"out/out.json/part-00000.json": lines[0] + "\n", "out/out.json/part-00001.json": lines[1] + "\n", "out/out.json/_SUCCESS": ""}, "out", ""},
		"gzipped parts":         {map[string]string{"out/out.json/part-00000-1f.c000.json.gz": packed(lines[0]), "out/out.json/part-00001-1f.c000.json.gz": packed(lines[1])}, "out/out.json", ""},
		"one part":              {map[string]string{"part-00000.json": whole}, "part-00000.json", ""},
		"a file in the folder":  {map[string]string{"out/out.json": whole}, "out", ""},
		"a file, gzipped":       {map[string]string{"clusters.json.gz": zipped}, "clusters.json.gz", ""},
		"an empty folder":       {map[string]string{"out/readme.txt": ""}, "out", "nothing that passim wrote"},
		"half a gzipped file":   {map[string]string{"part-00000.json.gz": zipped[:len(zipped)-12]}, "part-00000.json.gz", "cut off"},
		"half a line":           {map[string]string{"part-00000.json": whole[:len(whole)-9]}, "part-00000.json", "line 2"},
		"another program's":     {map[string]string{"part-00000.json": "{\"name\":\"Tea\"}\n"}, "part-00000.json", "no id, begin and end"},
		"no part of it at all":  {map[string]string{"part-00000.json": "name,price\n"}, "part-00000.json", "none of passim’s"},
		"gzipped other content": {map[string]string{"part-00000.json.gz": packed("name,price\n")}, "part-00000.json.gz", "none of passim’s"},
	} {
		dir := t.TempDir()
		for file, content := range c.files {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(dir, c.path)
		if kind, err := Imports(path); kind != ImportsPassim || err != nil {
			t.Errorf("%s is taken for %s (%v)", name, kind, err)
		}
		got, err := d.PlanPassim(ctx, path, nil)
		var m *Mistake
		switch {
		case c.says == "" && (err != nil || len(got.Made) != 1 || len(got.Refused) > 0):
			t.Errorf("%s gives %+v (%v)", name, got, err)
		case c.says != "" && (!errors.As(err, &m) || !strings.Contains(m.Says, c.says) || strings.Contains(m.Says, "\n")):
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.says)
		}
	}
}
