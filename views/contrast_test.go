package views

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// drawn is one object as it stands on the screen.
type drawn struct {
	o    fyne.CanvasObject
	x, y float32
}

// flat lists all visible objects below one, in drawing order, with their
// places on the screen.
func flat(o fyne.CanvasObject, x, y float32) []drawn {
	if !o.Visible() {
		return nil
	}
	x, y = x+o.Position().X, y+o.Position().Y
	out := []drawn{{o, x, y}}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, c := range children {
		out = append(out, flat(c, x, y)...)
	}
	return out
}

// ground is the colour that lies under a point, of what was drawn before.
func ground(below []drawn, x, y float32) (color.NRGBA, bool) {
	for i := len(below) - 1; i >= 0; i-- {
		d := below[i]
		var fill color.Color
		switch o := d.o.(type) {
		case *canvas.Rectangle:
			fill = o.FillColor
		case *canvas.Circle:
			fill = o.FillColor
		}
		s := d.o.Size()
		if fill == nil || x < d.x || y < d.y || x > d.x+s.Width || y > d.y+s.Height {
			continue
		}
		if c := color.NRGBAModel.Convert(fill).(color.NRGBA); c.A == 255 {
			return c, true
		}
	}
	return color.NRGBA{}, false
}

// Every text that is drawn by hand on any screen, in both palettes, can be
// read on what really lies under it.
func TestEveryDrawnTextIsReadable(t *testing.T) {
	f := window(t)
	looked := 0
	check := func(name string, o fyne.CanvasObject) {
		t.Helper()
		all := flat(o, 0, 0)
		for i, d := range all {
			text, ok := d.o.(*canvas.Text)
			if !ok || text.Text == "" || text.FontSource == nil { // stock widgets have their own
				continue
			}
			s := text.Size()
			under, found := ground(all[:i], d.x+s.Width/2, d.y+s.Height/2)
			if !found {
				continue
			}
			looked++
			ink := color.NRGBAModel.Convert(text.Color).(color.NRGBA)
			if got := contrast(ink, under); got < f.palette.least() {
				t.Errorf("%s: %q has %.2f (%v on %v)", name, text.Text, got, ink, under)
			}
		}
	}
	for _, contrast := range []bool{false, true} {
		f.set.Contrast = contrast
		themes(f, check)
	}
	if looked < 2000 {
		t.Errorf("only %d texts were looked at", looked)
	}
}

// themes shows each screen and the sheets, light and dark.
func themes(f *frame, check func(name string, o fyne.CanvasObject)) {
	for _, theme := range []string{themeLight, themeDark} {
		f.setTheme(theme)
		f.room(f.overlaps)
		f.overlaps.focus(paneList)
		check(theme+" list", f.all)
		f.openPair(f.overlaps.chosen)
		check(theme+" pair", f.all)
		f.room(f.sources)
		check(theme+" sources", f.all)
		for _, id := range []cmd{cmdVersions, cmdTimeline, cmdMap} {
			f.run(id)
			check(theme+" "+string(id), f.all)
		}
		f.openVersions(f.overlaps.chosen) // with words that stand elsewhere
		check(theme+" versions of the pair", f.all)
		f.room(f.sources)
		for _, id := range []cmd{cmdCheck, cmdKeys, cmdExport, cmdBring, cmdAbout, cmdPalette, cmdRemap} {
			f.run(id)
			check(theme+" "+string(id), f.sheets[0].all.Objects[2])
			f.sheets[0].close()
		}
	}
}
