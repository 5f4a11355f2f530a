package reuse

import (
	"fmt"
	"testing"

	"verbatim/data"
)

// What a week's report and the next one's share is a form, however rare its
// words; an update of one story keeps its figures; a quotation is never a
// form. In a handful of documents nothing is put aside for its figures.
func TestForms(t *testing.T) {
	const (
		week = "The harbour authority said that 4,310 crates of herring were landed in the week ended March 6, against 5,127 crates the week before and 3,984 a year ago."
		next = "The harbour authority said that 2,875 crates of herring were landed in the week ended March 13, against 4,310 crates the week before and 3,662 a year ago."
		said = `"We landed 4,310 crates of herring in that one week of March, against 5,127 crates the week before," the harbour master said.`
		lied = `"We landed 2,875 crates of herring in that one week of March, against 4,310 crates the week before," the harbour master said.`
	)
	update := "Late on Friday the harbour authority said that 4,310 crates of herring were landed in the week ended March 6, against 5,127 crates the week before, and that prices had held."
	tests := []struct {
		name, a, b string
		among      int // other documents
		want       data.Tier
	}{
		{"filled in anew", week, next, 30, data.TierBoilerplate},
		{"an update", week, update, 30, data.TierExact},
		{"a quotation with other figures", said, lied, 30, data.TierEdited},
		{"in a small corpus", week, next, 3, data.TierEdited},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := []Document{document("a", report("harbour", tt.a)), document("b", report("school", tt.b))}
			for i := range tt.among {
				docs = append(docs, document(fmt.Sprint("other", i), fmt.Sprintf("Note %d of the clerk: nothing to tell.", i)))
			}
			for _, o := range find(t, docs, Options{}).Overlaps {
				if o.A.Source == "a" && o.B.Source == "b" {
					if o.Tier != tt.want {
						t.Errorf("want %s, found %s", tt.want, tell(docs, o))
					}
					return
				}
			}
			t.Error("nothing was found")
		})
	}
}

// Small words of other languages belong to the name around them.
func TestForeignNames(t *testing.T) {
	for _, name := range []string{"Lübecker Handels- und Rostocker Werftbank", "Office d'Amarrage et de l'Ancrage des Vedettes Rapides"} {
		docs := []Document{
			document("a", report("harbour", "The loan came from the "+name+" last year.")),
			document("b", report("school", "Its chairman had worked for the "+name+" before.")),
		}
		found := find(t, docs, Options{}).Overlaps
		if len(found) != 1 || found[0].Tier != data.TierSetPhrase {
			t.Errorf("%s: found %v", name, found)
		}
	}
}
