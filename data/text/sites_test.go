package text_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// page is a text in the manner of some site, with what each paragraph is.
type page struct {
	paragraphs, zones []string
	begins            []bool // the paragraph begins a comment
	missed            []bool // that the rules miss it is known
}

// readPage reads a page of testdata/sites: a paragraph a line, its zone before a
// colon; "comments+" goes on with the comment above, and a question mark says
// that the rules are known to miss it.
func readPage(t *testing.T, file string) (p page) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		zone, words, ok := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		if !ok {
			t.Fatalf("%s: %q has no zone", file, line)
		}
		p.missed = append(p.missed, strings.HasSuffix(zone, "?"))
		zone = strings.TrimSuffix(zone, "?")
		kind := strings.TrimSuffix(zone, "+")
		p.paragraphs, p.zones, p.begins = append(p.paragraphs, words), append(p.zones, kind), append(p.begins, kind == "comments" && zone == kind)
	}
	return p
}

// Pages in the manner of differently built sites, all written for this test: of
// every paragraph it is told what it is, and each comment is a zone of its own.
func TestSites(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "sites", "*.txt"))
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	var of, right [6]int // by zone
	comments, apart := 0, 0
	for _, file := range files {
		p := readPage(t, file)
		d := text.Parse(strings.Join(p.paragraphs, "\n\n") + "\n")
		if len(d.Paragraphs) != len(p.paragraphs) {
			t.Errorf("%s has %d paragraphs, want %d", file, len(d.Paragraphs), len(p.paragraphs))
			continue
		}
		starts := map[int]bool{}
		for _, z := range d.Zones() {
			starts[z.Span.Start] = z.Kind == data.ZoneComments
		}
		good := 0
		for i, s := range d.Paragraphs {
			got := d.Zone(data.Passage{s})
			for k, z := range data.Zones {
				if string(z) == p.zones[i] {
					of[k]++
					if got == z {
						right[k]++
						good++
					}
				}
			}
			if (string(got) != p.zones[i]) != p.missed[i] {
				t.Errorf("%s: %q is %s, want %s", filepath.Base(file), p.paragraphs[i], got, p.zones[i])
			}
			if p.begins[i] {
				comments++
			}
			switch begins := starts[s.Start]; {
			case begins == p.begins[i] && begins:
				apart++
			case begins != p.begins[i]:
				t.Errorf("%s: that a comment begins with %q is %v, want %v", filepath.Base(file), p.paragraphs[i], begins, p.begins[i])
			}
		}
		fmt.Printf("%-24s %3d of %3d paragraphs\n", strings.TrimSuffix(filepath.Base(file), ".txt"), good, len(p.paragraphs))
	}
	for k, z := range data.Zones {
		fmt.Printf("%-24s %3d of %3d\n", z, right[k], of[k])
	}
	fmt.Printf("%-24s %3d of %3d\n", "comments apart", apart, comments)
}

// BenchmarkZonesOfArticles reports what share of the paragraphs of articles that
// came without furniture is taken for the article: on 2,225 of the BBC where
// VERBATIM_CORPORA names their folder.
func BenchmarkZonesOfArticles(b *testing.B) {
	folder := os.Getenv("VERBATIM_CORPORA")
	if folder == "" {
		b.Skip("VERBATIM_CORPORA names no folder")
	}
	articles := corpusTexts(b, filepath.Join(folder, "bbc-news.jsonl.gz"))
	var all, body int
	for b.Loop() {
		all, body = 0, 0
		for _, s := range articles {
			d := text.Parse(s)
			for i, p := range d.Paragraphs {
				z := d.Zone(data.Passage{p})
				all++
				if z == data.ZoneBody || z == data.ZoneTitle && i == 0 {
					body++
				}
			}
		}
	}
	b.ReportMetric(float64(body)/float64(max(all, 1)), "body")
}
