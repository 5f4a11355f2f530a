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
		out, errs, _ := verbatim(t, "sources", "--json", strings.TrimSuffix(golden, ".golden"))
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
		for _, l := range decode[sourceLine](t, out) {
			got = append(got, toldOf(l)...)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: the command says\n%s\nwant\n%s", golden, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// toldOf is a line as a golden file tells it.
func toldOf(l sourceLine) []string {
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
