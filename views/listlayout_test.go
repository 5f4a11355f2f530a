package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pgregory.net/rapid"
)

// In a window of any size the parts of the list screen lie inside it and none
// lies on another.
func TestPartsOfTheListScreenLieApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := listLayout{rapid.Float32Range(400, 4000).Draw(t, "width"), rapid.Float32Range(300, 2500).Draw(t, "height")}
		parts := map[string]rect{
			"facets": l.facets(), "title": l.title(), "chips": l.chips(), "columns": l.columns(), "table": l.table(),
			"preview": l.preview(), "keys": l.previewFoot(),
		}
		for a, r := range parts {
			if r.x < 0 || r.y < 0 || r.w < 0 || r.h < 0 || r.x+r.w > l.w+.5 || r.y+r.h > l.h+.5 {
				t.Fatalf("%s at %+v leaves the window %+v", a, r, l)
			}
			for b, s := range parts {
				if a < b && min(r.x+r.w, s.x+s.w)-max(r.x, s.x) > .5 && min(r.y+r.h, s.y+s.h)-max(r.y, s.y) > .5 {
					t.Fatalf("%s %+v lies on %s %+v in %+v", a, r, b, s, l)
				}
			}
		}
		if l.mid() < 300 {
			t.Fatalf("the list has %.0f left of %+v", l.mid(), l)
		}
	})
}

// A row of the list drawn again, as while scrolling.
func BenchmarkRow(b *testing.B) {
	a := test.NewApp()
	defer a.Quit()
	f := newFrame(a, Options{})
	f.overlaps.list.set(rowsForTest())
	p := newPaint(f.look, func(g *pen, w, h float32) { f.overlaps.drawItem(g, w, h, item{row: 0}) })
	p.Resize(fyne.NewSize(842, rowHeight))
	for b.Loop() {
		p.Refresh()
	}
}

// The preview of the first overlap of the five articles.
func BenchmarkPreview(b *testing.B) {
	f := window(b)
	for b.Loop() {
		f.overlaps.redrawPreview()
	}
}
