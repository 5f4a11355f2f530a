package text_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Zones, quotations and damage of the sample articles, as files a person can
// read. After a change that is meant: go test ./data/text -update, and read
// the difference.
func TestArticles(t *testing.T) {
	for _, name := range articles {
		got := describe(text.Parse(article(t, name)))
		file := filepath.Join("testdata", strings.TrimSuffix(name, ".txt")+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is read otherwise than %s says:\n%s", name, file, firstDifference(got, string(want)))
		}
	}
}

func describe(d *text.Doc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d words, %d sentences, %d paragraphs\n\n", len(d.Words), len(d.Sentences), len(d.Paragraphs))
	for _, z := range d.Zones() {
		fmt.Fprintf(&b, "%-11s %5d %5d  %s\n", z.Kind, z.Span.Start, z.Span.End, brief(z.Span.Of(d.Text), 80))
	}
	b.WriteByte('\n')
	styles := map[text.Style]string{text.Double: "double", text.Single: "single", text.Guillemet: "guillemet", text.LowHigh: "low"}
	for _, q := range d.Quoted {
		how := "closed"
		if q.Continues {
			how = "runs on"
		} else if !q.Closed {
			how = "open"
		}
		fmt.Fprintf(&b, "%-6s %-7s %d %5d %5d  %s\n", styles[q.Style], how, q.Depth, q.Outer.Start, q.Outer.End, brief(q.Outer.Of(d.Text), 1000))
	}
	for _, x := range d.Damage {
		fmt.Fprintf(&b, "\n%5d %5d  %s\n%s\n", x.Span.Start, x.Span.End, x.Why, brief(x.Span.Of(d.Text), 80))
	}
	return b.String()
}

// brief is a text on one line, its middle left out where it is longer than n
// code points.
func brief(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > n {
		return string(r[:n/2]) + " ~ " + string(r[len(r)-n/2:])
	}
	return string(r)
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
