package seeds_test

import (
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/seeds"
)

// Everything the table says of an article stands in the article; unknown
// stays unknown.
func TestArticlesSayWhatTheTableSays(t *testing.T) {
	all := seeds.Articles()
	if len(all) != 5 {
		t.Fatalf("%d articles", len(all))
	}
	for _, a := range all {
		text := strings.Join(strings.Fields(strings.ReplaceAll(string(a.Bytes), "*", "")), " ")
		for what, said := range map[string]string{"title": a.Title, "publisher": a.Publisher, "author": a.Author, "address": a.URL} {
			if !strings.Contains(text, said) {
				t.Errorf("%s: the %s %q is not in the text", a.Name, what, said)
			}
		}
		if a.Date.Known() && !strings.Contains(text, "October 07, 2015") {
			t.Errorf("%s: the date %s is not in the text", a.Name, a.Date)
		}
	}
}

// The bytes are those the project began with: a changed article would change
// every offset and every figure.
func TestArticlesAreTheOnesWeBeganWith(t *testing.T) {
	want := map[string]string{
		"daily-beast.txt":      "47b287d2c0362deb3bffcc7c5faca1acc9e27c09487cf887e0a6bb5abe00110e",
		"informed-comment.txt": "9ae1a629a07d4a2514820ea472e051008277da3b720bd13c4d42253f1f8fe38c",
		"moscow-times.txt":     "786589f07f45a348c37f0902506da4304b7be5b34182d6f8d4f68920c9116caf",
		"russia-insider.txt":   "61ce47230b2cd5d91583f73bde48f509fb65f59241a060fa33b264bcd296e461",
		"russians-in-iraq.txt": "bdcc2711edf3d2027fd0788fe1faf7df202c80f8399458ec814307b2e41fb09c",
	}
	for _, a := range seeds.Articles() {
		if got := data.Hash(string(a.Bytes)); got != want[a.Name] {
			t.Errorf("%s has the hash %s, want %s", a.Name, got, want[a.Name])
		}
	}
}
