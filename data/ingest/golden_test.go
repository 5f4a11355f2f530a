package ingest_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/ingest"
	"verbatim/data/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Every file of testdata comes in as its golden file says: what is known of it
// and from where, then its text by zones. The files were written for this
// test; no sentence is anybody's.
func TestGolden(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(path, func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			batch, err := ingest.Read(path, raw, options(t, path))
			got := told(batch, err)
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("reads\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// fixtures are the files of testdata, without their golden files.
func fixtures(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*/*")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range all {
		if filepath.Ext(p) != ".golden" && filepath.Dir(p) != "testdata/fuzz" {
			if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
				out = append(out, filepath.ToSlash(p))
			}
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d files in testdata", len(out))
	}
	return out
}

// options give a PDF's reader, which is not ingest's own.
func options(t testing.TB, path string) ingest.Options {
	if filepath.Ext(path) != ".pdf" {
		return ingest.Options{}
	}
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	return ingest.Options{PDF: func([]byte) ([]byte, error) {
		out, err := exec.Command(program, "-q", "-enc", "UTF-8", "-htmlmeta", path, "-").Output()
		if err != nil {
			return nil, errors.New("the PDF is locked with a password: open it, save it without one and bring that in")
		}
		return out, nil
	}}
}

// told writes a batch as a person checks it.
func told(batch ingest.Batch, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "refused: %v\n", err)
	}
	for _, it := range batch.Items {
		fmt.Fprintf(&b, "source: %s\n", it.Name)
		for _, x := range []struct {
			name, value string
			from        data.Origin
		}{
			{"title", it.Title, it.Origins.Title},
			{"publisher", it.Publisher, it.Origins.Publisher},
			{"author", it.Author, it.Origins.Author},
			{"date", it.Date.String(), it.Origins.Date},
			{"url", it.URL, it.Origins.URL},
			{"language", it.Language, it.Origins.Language},
		} {
			if x.value != "" {
				fmt.Fprintf(&b, "%s: %s [%s]\n", x.name, x.value, x.from)
			}
		}
		set := "none"
		if it.Charset.Name != "" {
			set = it.Charset.Name + ", " + string(it.Charset.How)
		}
		fmt.Fprintf(&b, "charset: %s\n", set)
		fmt.Fprintf(&b, "sha256: %s\n", data.Hash(it.Text))
		for _, n := range it.Notes {
			fmt.Fprintf(&b, "note: %s\n", n)
		}
		for _, z := range text.Parse(it.Text).Zones() {
			fmt.Fprintf(&b, "--- %s\n%s\n", z.Kind, strings.TrimSpace(z.Span.Of(it.Text)))
		}
		b.WriteString("=====\n")
	}
	for _, r := range batch.Refused {
		fmt.Fprintf(&b, "passed over: %s: %s\n", r.Name, r.Why)
	}
	return b.String()
}
