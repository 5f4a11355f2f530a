package reuse

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var trickyCase = regexp.MustCompile(`(?m)^> (.+)\n> (.+)\n\nFound: (.+)$`)

// TRICKY.md says what is found of its cases; -update writes it anew.
func TestTrickyPage(t *testing.T) {
	page, err := os.ReadFile("TRICKY.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	got := trickyCase.ReplaceAllStringFunc(string(page), func(s string) string {
		n++
		m := trickyCase.FindStringSubmatch(s)
		docs := []Document{document("a", report("harbour", m[1])), document("b", report("school", m[2]))}
		found := "nothing"
		if all := find(t, docs, Options{}).Overlaps; len(all) > 0 {
			o := all[0]
			found = fmt.Sprintf("%s, “%s” and “%s”", o.Tier, o.A.Passage.Joined(docs[0].Doc.Text), o.B.Passage.Joined(docs[1].Doc.Text))
		}
		return strings.TrimSuffix(s, m[3]) + found
	})
	if n < 5 {
		t.Fatalf("the page shows %d cases", n)
	}
	if *update {
		if err := os.WriteFile("TRICKY.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(page) {
		t.Errorf("the page is out of date; it should read\n%s", got)
	}
}
