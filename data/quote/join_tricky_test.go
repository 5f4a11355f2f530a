package quote_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"verbatim/data/quote"
)

// What TRICKY.md says of names is so.
func TestTrickyNames(t *testing.T) {
	page, err := os.ReadFile("TRICKY.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "# Who is who")
	rows := 0
	for _, l := range strings.Split(table, "\n") {
		cells := strings.Split(strings.Trim(l, "| "), " | ")
		if len(cells) != 4 || !strings.Contains(cells[0], ": ") {
			continue
		}
		rows++
		var ms []quote.Mention
		for _, s := range strings.Split(cells[0], "; ") {
			ms = append(ms, m(s))
		}
		persons, _ := quote.Join(ms, quote.Decided{})
		if got := fmt.Sprint(len(persons)); got != cells[1] {
			t.Errorf("%s are %s, the page says %s and wants %s", cells[0], got, cells[1], cells[2])
		}
	}
	if rows < 8 {
		t.Errorf("only %d rows of names were read", rows)
	}
}
