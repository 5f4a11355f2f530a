package views

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"verbatim/data/say"
)

// inks are the texts that a paint draws, with the box that their letters fill.
func inks(p *paint) (texts []string, boxes []rect) {
	for _, o := range test.LaidOutObjects(p) {
		t, ok := o.(*canvas.Text)
		if !ok || !t.Visible() || t.Text == "" {
			continue
		}
		size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
		if t.FontSource != nil {
			size, _ = fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, t.FontSource)
		}
		texts = append(texts, t.Text)
		boxes = append(boxes, rect{t.Position().X, t.Position().Y + size.Height*.3, size.Width, size.Height * .45})
	}
	return texts, boxes
}

// misfits are the texts of an object that run out of the paint they are drawn
// on at a side, or into another text. What runs out below is scrolled to; what
// has no width is folded away.
func misfits(o fyne.CanvasObject) (out []string) {
	const slack, folded = 2, 160 // pixels
	for _, x := range test.LaidOutObjects(o) {
		p, ok := x.(*paint)
		if !ok || !p.Visible() || p.Size().Width < folded {
			continue
		}
		texts, boxes := inks(p)
		size := p.Size()
		for i, b := range boxes {
			if b.x < -slack || b.x+b.w > size.Width+slack {
				out = append(out, fmt.Sprintf("%q at %.0f, %.0f to %.0f of %.0f x %.0f", texts[i], b.x, b.y, b.x+b.w, size.Width, size.Height))
			}
			for k, c := range boxes[:i] {
				if min(b.x+b.w, c.x+c.w)-max(b.x, c.x) > slack && min(b.y+b.h, c.y+c.h)-max(b.y, c.y) > slack {
					out = append(out, fmt.Sprintf("%q runs into %q", texts[k], texts[i]))
				}
			}
		}
	}
	return out
}

// Nothing is cut off and nothing overlaps, in a large window and a small one,
// with type of the usual size and of one and a half, in English and in German,
// whose words are longer.
func TestEverythingFits(t *testing.T) {
	for _, language := range []string{languageEnglish, "de"} {
		for _, size := range []fyne.Size{{Width: 1600, Height: 1000}, {Width: 1024, Height: 675}} {
			for _, text := range []int{100, 150} {
				t.Run(fmt.Sprintf("%s %.0f x %.0f %d", language, size.Width, size.Height, text), func(t *testing.T) {
					f := window(t)
					t.Cleanup(func() { say.Use(nil) })
					f.win.Resize(size)
					if language != languageEnglish {
						f.setLanguage(language, f.tongueOf(language))
					}
					if text != 100 {
						f.textSize(text - 100)
					}
					f.toast.clear()
					look := func(name string, o fyne.CanvasObject) {
						t.Helper()
						for _, m := range misfits(o) {
							t.Errorf("%s: %s", name, m)
						}
					}
					everyScreen(t, f, look)
					for _, id := range []cmd{cmdExport, cmdAliases, cmdBring} {
						f.run(id)
						look(string(id), f.top().card)
						f.top().close()
					}
				})
			}
		}
	}
}
