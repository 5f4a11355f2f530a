package text_test

import (
	"os"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// What the page of tricky cases says is so.
func TestTricky(t *testing.T) {
	raw, err := os.ReadFile("TRICKY.md")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(raw), "\n**")[1:]
	if len(cases) < 5 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		var paragraphs, want []string
		for line := range strings.Lines(c) {
			line = strings.TrimSpace(line)
			if p, ok := strings.CutPrefix(line, "> "); ok {
				paragraphs = append(paragraphs, p)
			}
			if zones, ok := strings.CutPrefix(line, "Read as: "); ok {
				want = strings.Split(zones, " | ")
			}
		}
		d := text.Parse(strings.Join(paragraphs, "\n\n"))
		starts := map[int]bool{}
		for _, z := range d.Zones() {
			starts[z.Span.Start] = true
		}
		var got []string
		for _, p := range d.Paragraphs {
			zone := string(d.Zone(data.Passage{p}))
			if zone == string(data.ZoneComments) && !starts[p.Start] {
				zone += " in one zone"
			}
			got = append(got, zone)
		}
		if strings.Join(got, " | ") != strings.Join(want, " | ") {
			t.Errorf("%s\nis read as %s", c, strings.Join(got, " | "))
		}
	}
}
