package desk

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"verbatim/data"
)

// A selection is found where it stands, nearly or in pieces, best first, and a
// place can be lined up with it; the place itself is none.
func TestSeek(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	a := must[*Reading](t)(d.Read(ctx, row.SourceA))
	spot := Spot{row.SourceA, row.A.Passage[1]}
	places := must[[]Sighting](t)(d.Seek(ctx, spot))
	if len(places) == 0 || places[0].Source != row.SourceB || places[0].Same < 14 || !strings.Contains(places[0].Text, "definitely a bigger role") {
		t.Fatalf("“%s” stands in %+v", spot.Span.Of(a.Revision.Text), places)
	}
	for _, p := range places {
		if p.Source == spot.Source && p.Passage.Common(data.Passage{spot.Span}) > 0 {
			t.Errorf("it is found where it was selected: %+v", p)
		}
	}
	id := must[string](t)(d.LineUpSighting(ctx, spot, places[0]))
	pair := must[*Pair](t)(d.Pair(ctx, id))
	if pair.Row.FoundBy != byHand || pair.Row.SourceB != row.SourceB {
		t.Errorf("lined up is %+v", pair.Row)
	}
	must[*Step](t)(d.Undo(ctx))
	var m *Mistake
	if _, err := d.Pair(ctx, id); !errors.As(err, &m) {
		t.Errorf("one undo leaves it: %v", err)
	}
	if nowhere := must[[]Sighting](t)(d.Seek(ctx, Spot{row.SourceA, data.Span{Start: 0, End: 8}})); len(nowhere) > 5 {
		t.Errorf("a word or two stand in %d places", len(nowhere))
	}
}

// BenchmarkSeek looks for one of the quotations of 2,000 made-up articles.
func BenchmarkSeek(b *testing.B) {
	d := must[*Desk](b)(Open(b.Context(), large(b, madeUp(2000)), Options{}))
	defer d.Close()
	rows := must[[]*OverlapRow](b)(d.Overlaps(b.Context()))
	for i := 0; b.Loop(); i++ {
		r := rows[i*31%len(rows)]
		if places := must[[]Sighting](b)(d.Seek(b.Context(), Spot{r.SourceA, r.A.Passage[0]})); len(places) == 0 {
			b.Fatal(fmt.Sprint(r.A))
		}
	}
}
