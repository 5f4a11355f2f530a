package views

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"verbatim/data"
	"verbatim/views/prose"
)

// deficiencies are the three kinds of colour blindness at their full severity,
// as matrices over linear RGB: Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
var deficiencies = map[string][9]float64{
	"protanopia": {
		0.152286, 1.052583, -0.204868,
		0.114503, 0.786281, 0.099216,
		-0.003882, -0.048116, 1.051998,
	},
	"deuteranopia": {
		0.367322, 0.860646, -0.227968,
		0.280085, 0.672501, 0.047413,
		-0.011820, 0.042940, 0.968881,
	},
	"tritanopia": {
		1.255528, -0.076749, -0.178779,
		-0.078411, 0.930809, 0.147602,
		0.004733, 0.691367, 0.303900,
	},
}

// seenWith is a colour as a person with the deficiency sees it.
func seenWith(m [9]float64, c color.NRGBA) color.NRGBA {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	byteOf := func(x float64) uint8 {
		x = min(max(x, 0), 1)
		if x <= .0031308 {
			x *= 12.92
		} else {
			x = 1.055*math.Pow(x, 1/2.4) - .055
		}
		return uint8(math.Round(x * 255))
	}
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	return color.NRGBA{
		byteOf(m[0]*r + m[1]*g + m[2]*b), byteOf(m[3]*r + m[4]*g + m[5]*b), byteOf(m[6]*r + m[7]*g + m[8]*b), c.A,
	}
}

func TestGreyLooksTheSameToAll(t *testing.T) {
	for name, m := range deficiencies {
		for _, v := range []uint32{0, 0x808080, 0xFFFFFF} {
			if got := seenWith(m, rgb(v)); contrast(got, rgb(v)) > 1.01 {
				t.Errorf("%s sees %06x as %v", name, v, got)
			}
		}
	}
}

// What is marked stays readable on its ground in every palette for every eye.
func TestMarkedWordsAreReadableToAll(t *testing.T) {
	for theme, p := range palettes {
		for name, m := range deficiencies {
			for what, c := range map[string][2]color.NRGBA{
				"added":        {p.blue, p.blueFill},
				"cut":          {p.orange, p.orangeFill},
				"in passage":   {p.ink, p.wash},
				"cut there":    {p.orange, p.wash},
				"added there":  {p.blue, p.wash},
				"lozenge":      {p.ink, p.wash2},
				"chosen":       {p.ink, p.blueSel},
				"focus":        {p.blue, p.paper},
				"found":        {p.ink, p.blueFill},
				"found, front": {p.inverseInk, p.inverse},
			} {
				if got := contrast(seenWith(m, c[0]), seenWith(m, c[1])); got < p.least() {
					t.Errorf("%s, %s: %s has %.2f, needs %.1f", theme, name, what, got, p.least())
				}
			}
		}
	}
}

// shape is what is drawn, without its colours.
func shape(o fyne.CanvasObject) string {
	var out []string
	for _, d := range flat(o, 0, 0) {
		is := ""
		switch o := d.o.(type) {
		case *canvas.Rectangle:
			is = fmt.Sprint(o.FillColor != nil && o.FillColor != color.Transparent, o.StrokeWidth)
		case *canvas.Circle:
			is = "disc"
		case *canvas.Line:
			is = fmt.Sprint(o.Position1, o.Position2)
		case *canvas.Text:
			is = o.Text
		case *canvas.Raster:
			img := o.Generator(int(o.Size().Width), 1)
			for x := range img.Bounds().Dx() {
				_, _, _, alpha := img.At(x, 0).RGBA()
				is += map[bool]string{true: "-", false: " "}[alpha > 0]
			}
		}
		s := d.o.Size()
		out = append(out, fmt.Sprintf("%T %.0f,%.0f %.1fx%.1f %s", d.o, d.x, d.y, s.Width, s.Height, is))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "\n")
}

// No two kinds of mark differ by colour alone, neither in the articles nor in
// the line that tells the changes, and no two signs look the same.
func TestMarksDifferByMoreThanColour(t *testing.T) {
	f := window(t)
	looks := map[string]string{}
	differs := func(name string, o fyne.CanvasObject) {
		t.Helper()
		is := shape(o)
		if other, ok := looks[is]; ok {
			t.Errorf("%s looks like %s but for its colour", name, other)
		}
		looks[is] = name
	}
	const s = "One two three four five six seven."
	pane := f.newPane(func() prose.Style { return f.proseStyle(17, 25) })
	pane.Resize(fyne.NewSize(700, 120))
	pane.SetText(prose.Split(s, []prose.Para{{Span: data.Span{Start: 0, End: len(s)}}}, shaper().Width), nil, nil, nil)
	differs("no mark", pane)
	for k := prose.Shade; k <= prose.Ring; k++ {
		pane.SetMarks([]prose.Mark{{Span: data.Span{Start: 14, End: 23}, Kind: k}})
		differs(fmt.Sprintf("the kind %d in an article", k), pane)
	}
	pane.SetMarks(nil)
	for now, name := range []string{"what was found and is in front", "what was found"} {
		pane.SetFound([]data.Span{{Start: 14, End: 23}}, now)
		differs(name, pane)
	}
	for _, m := range []mark{markPlain, markCut, markAdded, markHere, markAway, markEllipsis, markFold} {
		p := newPaint(f.look, func(g *pen, _, _ float32) {
			g.lines(g.broken([]run{{text: "words", mark: m}}, 400, serif, 20, 34), 20, 10, true, 0)
		})
		p.Resize(fyne.NewSize(400, 60))
		differs(fmt.Sprintf("the mark %d of the diff line", m), p)
	}
	for s := range signs {
		p := newPaint(f.look, func(g *pen, _, _ float32) { g.sign(10, 20, s) })
		p.Resize(fyne.NewSize(60, 40))
		differs("the sign of "+string(signNames[s]), p)
	}
}
