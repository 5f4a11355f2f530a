package ingest_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/ingest"
	"verbatim/data/trial"
)

// holds tells what must hold of every answer: items or an error, sound texts,
// an origin for every field that is known and for no other, errors that are
// sentences.
func holds(t *testing.T, name string, raw []byte, o ingest.Options) {
	t.Helper()
	batch, err := ingest.Read(name, raw, o)
	if (err == nil) == (len(batch.Items) == 0) {
		t.Fatalf("%d items and error %v", len(batch.Items), err)
	}
	if err != nil && (len(err.Error()) < 15 || !utf8.ValidString(err.Error()) && utf8.ValidString(name)) {
		t.Fatalf("says %q", err)
	}
	for _, it := range batch.Items {
		switch {
		case !utf8.ValidString(it.Text), strings.TrimSpace(it.Text) == "", strings.ContainsAny(it.Text, "\x00\u202e\u202d"), len(it.Text) > ingest.MaxText:
			t.Fatalf("%q was read as %q", raw, it.Text)
		case it.Name == "" && name != "":
			t.Fatal("an item without a name")
		}
		for _, x := range []struct {
			known bool
			from  data.Origin
			value string
		}{
			{it.Title != "", it.Origins.Title, it.Title},
			{it.Publisher != "", it.Origins.Publisher, it.Publisher},
			{it.Author != "", it.Origins.Author, it.Author},
			{it.Date.Known(), it.Origins.Date, it.Date.String()},
			{it.URL != "", it.Origins.URL, it.URL},
			{it.Language != "", it.Origins.Language, it.Language},
		} {
			if x.known != (x.from.Kind != "") || !utf8.ValidString(x.value) {
				t.Fatalf("%q comes from %q", x.value, x.from)
			}
		}
		if _, err := data.ParseDate(it.Date.String()); err != nil {
			t.Fatal(err)
		}
	}
}

// seed adds the test files of a kind.
func seed(f *testing.F, glob string) {
	f.Helper()
	paths, err := filepath.Glob("testdata/" + glob)
	if err != nil || len(paths) == 0 {
		f.Fatal(glob, err)
	}
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		if !strings.HasSuffix(p, ".golden") {
			f.Add(raw)
		}
	}
}

// fuzzFile fuzzes a format by whole files.
func fuzzFile(f *testing.F, glob, name string) {
	seed(f, glob)
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, name, raw, ingest.Options{}) })
}

func FuzzText(f *testing.F)  { fuzzFile(f, "txt/*", "a.txt") }
func FuzzPage(f *testing.F)  { fuzzFile(f, "html/*", "a.html") }
func FuzzRTF(f *testing.F)   { fuzzFile(f, "rtf/*", "a.rtf") }
func FuzzMail(f *testing.F)  { fuzzFile(f, "eml/*", "a.eml") }
func FuzzMHTML(f *testing.F) { fuzzFile(f, "mhtml/*", "a.mhtml") }
func FuzzCSV(f *testing.F)   { fuzzFile(f, "csv/*", "a.csv") }
func FuzzTSV(f *testing.F)   { fuzzFile(f, "csv/*", "a.tsv") }
func FuzzJSONL(f *testing.F) { fuzzFile(f, "jsonl/*", "a.jsonl") }
func FuzzFeed(f *testing.F)  { fuzzFile(f, "feed/*", "a.xml") }
func FuzzZip(f *testing.F)   { fuzzFile(f, "zip/*", "a.zip") }

// fuzzPart fuzzes a packed format by one of its parts, since changed bytes of
// the whole only break its packing.
func fuzzPart(f *testing.F, glob, name, part string, parts ...string) {
	paths, err := filepath.Glob("testdata/" + glob)
	if err != nil || len(paths) == 0 {
		f.Fatal(glob, err)
	}
	for _, p := range paths {
		z, err := zip.OpenReader(p)
		if err != nil {
			continue // a golden file
		}
		if r, err := z.Open(part); err == nil {
			raw, err := io.ReadAll(r)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(raw)
		}
		z.Close()
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		holds(t, name, trial.Archive(append([]string{part, string(raw)}, parts...)...), ingest.Options{})
	})
}

func FuzzDocx(f *testing.F) { fuzzPart(f, "docx/*", "a.docx", "word/document.xml") }
func FuzzDocxStyle(f *testing.F) {
	fuzzPart(f, "docx/*", "a.docx", "word/styles.xml", "word/document.xml", "<x/>")
}
func FuzzOdt(f *testing.F) { fuzzPart(f, "odt/*", "a.odt", "content.xml") }
func FuzzEpub(f *testing.F) {
	fuzzPart(f, "epub/*", "a.epub", "OEBPS/content.opf", "META-INF/container.xml", `<c><rootfile full-path="OEBPS/content.opf"/></c>`,
		"OEBPS/a.xhtml", "<p>Take what there is.</p>", "OEBPS/text/one.xhtml", "<p>Every crossing has a line.</p>")
}

// FuzzPDF fuzzes what pdftotext hands back.
func FuzzPDF(f *testing.F) {
	f.Add([]byte("<html><head><title>A clock</title><meta name=\"CreationDate\" content=\"2014-07-03\"/></head><body><pre>\nHead\n\nA line that goes\non here.\n\n1\n\fHead\n\nand on.\n2\n\fHead\nmore\n3\n\f</pre>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		holds(t, "a.pdf", []byte("%PDF-1.4"), ingest.Options{PDF: func([]byte) ([]byte, error) { return page, nil }})
	})
}

// FuzzCharset reads the same bytes in a set that a person names.
func FuzzCharset(f *testing.F) {
	for _, set := range []string{"utf-8", "windows-1251", "shift_jis", "iso-2022-jp", "gb18030", "utf-16le", "nonsense"} {
		f.Add(set, []byte("Iraq may \xe0sk \x1b$B"))
	}
	f.Fuzz(func(t *testing.T, set string, raw []byte) {
		for _, name := range []string{"a.txt", "a.html", "a.csv", "a.rtf", "a.xml"} {
			if batch, err := ingest.Read(name, bytes.Clone(raw), ingest.Options{Charset: set}); err == nil {
				for _, it := range batch.Items {
					if !utf8.ValidString(it.Text) {
						t.Fatalf("%s: %q", name, it.Text)
					}
				}
			}
		}
	})
}
