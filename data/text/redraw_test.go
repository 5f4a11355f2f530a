package text_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// A person labels a stretch: what the rules say of the rest stays.
func ExampleDoc_Redrawn() {
	d := text.Parse("Parliament asks for help\n\nThe vote was close, and nobody left the hall before midnight. “We won,” he said.\n")
	at := strings.Index(d.Text, "“We won")
	s := d.ZoneStretch(data.Span{Start: at + 4, End: len(d.Text) - 2})
	for _, z := range d.Redrawn([]data.ZoneSpan{{Kind: data.ZoneCaption, Span: s}}).Zones() {
		fmt.Printf("%s %q\n", z.Kind, z.Span.Of(d.Text))
	}
	// Output:
	// title "Parliament asks for help\n\n"
	// body "The vote was close, and nobody left the hall before midnight. “"
	// caption "We won,” he said.\n"
}

// Whatever is drawn, the zones tile the text, the text stays, and every byte
// has the kind that was drawn there last.
func TestRedrawnTiles(t *testing.T) {
	d := text.Parse("Parliament asks for help\n\n" + lead + "\n\n" + more + "\n\n2 Comments\n\nTrue.\n\nNot at all.\n")
	rapid.Check(t, func(t *rapid.T) {
		var drawn []data.ZoneSpan
		for range rapid.IntRange(0, 6).Draw(t, "drawn") {
			a, b := rapid.IntRange(-3, len(d.Text)+3).Draw(t, "a"), rapid.IntRange(-3, len(d.Text)+3).Draw(t, "b")
			drawn = append(drawn, data.ZoneSpan{Kind: rapid.SampledFrom(data.Zones).Draw(t, "kind"), Span: data.Span{Start: min(a, b), End: max(a, b)}})
		}
		r := d.Redrawn(drawn)
		end := 0
		for i, z := range r.Zones() {
			if z.Span.Start != end || z.Span.Empty() {
				t.Fatalf("zone %d is %v after %d", i, z, end)
			}
			end = z.Span.End
			for at := z.Span.Start; at < z.Span.End; at++ {
				want := d.Zone(data.Passage{{Start: at, End: at + 1}})
				for _, x := range drawn {
					if x.Span.Has(at) {
						want = x.Kind
					}
				}
				if z.Kind != want {
					t.Fatalf("byte %d is %s, want %s", at, z.Kind, want)
				}
			}
		}
		if end != len(d.Text) || r.Text != d.Text {
			t.Fatalf("the zones end at %d of %d", end, len(d.Text))
		}
	})
}
