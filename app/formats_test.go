package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var goldenField = regexp.MustCompile(`(?m)^(source|title|publisher|author|date|url|language|charset|sha256|note): (.*?)(?: \[([^\[\]]+)\])?$`)

// Every file that ingest is tested on comes in by the command as its golden
// file there says.
func TestSourcesOfEveryFormat(t *testing.T) {
	goldens, err := filepath.Glob("../data/ingest/testdata/*/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatal(goldens, err)
	}
	_, pdf := exec.LookPath("pdftotext")
	for _, golden := range goldens {
		if pdf != nil && strings.HasSuffix(golden, ".pdf.golden") {
			continue
		}
		raw, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		out, errs, _ := verbatim(t, "sources", "--json", "--details", strings.TrimSuffix(golden, ".golden"))
		var want []string
		for _, one := range strings.Split(string(raw), "=====\n") {
			head, _, whole := strings.Cut(one, "\n---")
			if why, refused := strings.CutPrefix(one, "refused: "); refused && !strings.Contains(errs, strings.TrimSpace(why)) {
				t.Errorf("%s: says %q, want %q", golden, errs, why)
			}
			if !whole {
				continue
			}
			for _, m := range goldenField.FindAllStringSubmatch(head, -1) {
				if m[1] != "source" { // its name has the archive's in front
					want = append(want, m[1]+": "+m[2]+" ["+m[3]+"]")
				}
			}
		}
		var got []string
		for _, l := range decode[detailedLine](t, out) {
			got = append(got, toldOf(l)...)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: the command says\n%s\nwant\n%s", golden, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// toldOf is a line as a golden file tells it.
func toldOf(l detailedLine) []string {
	var out []string
	for _, x := range []struct {
		name        string
		value, from *string
	}{
		{"title", l.Title, l.Origins.Title},
		{"publisher", l.Publisher, l.Origins.Publisher},
		{"author", l.Author, l.Origins.Author},
		{"date", l.Date, l.Origins.Date},
		{"url", l.URL, l.Origins.URL},
		{"language", l.Language, l.Origins.Language},
	} {
		if x.value != nil {
			from := ""
			if x.from != nil {
				from = *x.from
			}
			out = append(out, x.name+": "+*x.value+" ["+from+"]")
		}
	}
	charset := "charset: none []"
	if l.Charset != nil {
		charset = "charset: " + l.Charset.Name + ", " + string(l.Charset.How) + " []"
	}
	out = append(out, charset, "sha256: "+l.SHA256+" []")
	for _, n := range l.Notes {
		out = append(out, "note: "+n+" []")
	}
	return out
}

// Files that were made to do harm, or that harm was done to, are told in a
// sentence each; nothing of them is stored, and the others come in.
func TestAddGoesOnPastHostileFiles(t *testing.T) {
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles")
	if err := os.Mkdir(articles, 0o755); err != nil {
		t.Fatal(err)
	}
	good := map[string]string{
		"good.txt":  "The owl came back on Monday. “She has her old beam,” said the sexton.\n",
		"good.html": "<html><head><title>The bell</title></head><body><h1>The bell</h1>" + strings.Repeat("<p>The bell came by barge, and the barge came late, so that the whole village heard it before it saw it.</p>", 3) + "</body></html>",
	}
	bad := map[string]string{
		"empty.txt":   "",
		"zero.txt":    "Iraq\x00may ask",
		"utf8.txt":    "A café, a na\xc3ve name, a clich\xc3\xa9.",
		"half.txt":    "Iraq \xed\xa0\x80 may",
		"turned.txt":  "Pay \u202e001\u202c now.",
		"picture.txt": "\x89PNG\r\n\x1a\n",
		"deep.html":   strings.Repeat("<div>", 600) + "x",
		"line.txt":    strings.Repeat("a", 50<<20),
		"laughs.xml":  `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>`,
		"broken.docx": "PK\x03\x04",
		"broken.pdf":  "no PDF",
		"old.doc":     "\xd0\xcf\x11\xe0",
		"sheet.xlsx":  "PK\x03\x04",
		"lines.jsonl": "{",
	}
	for _, files := range []map[string]string{good, bad} {
		for name, content := range files {
			if err := os.WriteFile(filepath.Join(articles, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	book := filepath.Join(dir, "hostile.verbatim")
	if _, errs, code := verbatim(t, "new", "--empty", book); code != 0 {
		t.Fatal(errs)
	}
	turned := filepath.Join(dir, "a\x1b[2Jb\u202etxt\xff.txt") // clears a screen, and reads from the right
	if err := os.WriteFile(turned, []byte("The wren sang on Tuesday.\n"), 0o644); err != nil {
		turned = "../data/ingest/testdata/txt/ferry.txt" // not a name everywhere
	}
	_, errs, code := verbatim(t, "add", book, articles, "../data/ingest/testdata/zip/leads-out.zip", turned)
	if code != 0 || !strings.Contains(errs, "4 brought in, 0 here already") { // the third lies in the archive
		t.Errorf("code %d: %s", code, errs)
	}
	for name := range bad {
		if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + `: .{15,}\.$`).MatchString(errs) {
			t.Errorf("%s is not told in a sentence: %s", name, errs)
		}
	}
	if !strings.Contains(errs, "leads-out.zip/../../x.txt: Its name leads out of the archive") {
		t.Errorf("the name that leads out is not told: %s", errs)
	}
}

// What a name or a text of others holds does nothing to the screen it is shown
// on, while lines and exports have it as it stands.
func TestOutputIsPlain(t *testing.T) {
	dir := t.TempDir()
	text := "The owl \x1b[2J came back to the old tower on Monday night.\n"
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, errs, code := verbatim(t, "find", dir); code != 0 || !strings.Contains(out, "The owl \ufffd[2J came") {
		t.Errorf("a person is shown %q %q", out, errs)
	}
	if out, _, _ := verbatim(t, "find", "--json", dir); decode[findLine](t, out)[0].A.Text[0] != strings.TrimSuffix(text, ".\n") {
		t.Errorf("the line is %q", out)
	}
	if _, errs, _ := verbatim(t, "sources", filepath.Join(dir, "\x1b[31m.txt")); strings.ContainsRune(errs, 0x1b) {
		t.Errorf("the error is %q", errs)
	}
}
