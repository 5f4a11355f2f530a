package views

import (
	"image/color"
	"testing"
)

var palettes = map[string]*palette{
	"light": lightPalette, "dark": darkPalette, "light, high contrast": lightContrast, "dark, high contrast": darkContrast,
}

// Every text reaches WCAG AA on every ground it is used on, every edge of a
// control the 3:1 of a graphical object; of high contrast AAA and 4.5:1.
func TestColoursAreReadable(t *testing.T) {
	for name, p := range palettes {
		text, edge := p.least(), p.leastEdge()
		grounds := map[string]color.NRGBA{
			"paper": p.paper, "panel": p.panel, "raised": p.raised, "sunk": p.sunk, "wash": p.wash, "wash2": p.wash2, "pale": p.pale,
			"selection": p.blueSel, "blue fill": p.blueFill, "orange fill": p.orangeFill, "inverse": p.inverse,
		}
		for _, c := range []struct {
			what  string
			ink   color.NRGBA
			on    []string
			least float64
		}{
			{"ink", p.ink, []string{"paper", "panel", "raised", "sunk", "wash", "wash2", "pale", "selection", "orange fill", "blue fill"}, text},
			{"second text", p.ink2, []string{"paper", "panel", "raised", "sunk", "wash", "selection"}, text},
			{"grey text", p.ink3, []string{"paper", "panel", "raised", "sunk", "wash", "pale", "selection"}, text},
			{"added", p.blue, []string{"paper", "panel", "raised", "wash", "blue fill", "selection"}, text},
			{"cut", p.orange, []string{"paper", "panel", "raised", "wash", "orange fill", "selection"}, text},
			{"inverse text", p.inverseInk, []string{"inverse"}, text},
			{"focus ring", p.blue, []string{"paper", "panel", "selection"}, edge},
			{"edge of a control", p.rule, []string{"paper", "panel", "raised"}, edge},
			{"tie", p.washEdge, []string{"paper", "panel"}, edge},
			{"section rule", p.heavy, []string{"paper", "panel"}, edge},
		} {
			for _, g := range c.on {
				if got := contrast(c.ink, grounds[g]); got < c.least {
					t.Errorf("%s: %s on %s has %.2f, needs %.1f", name, c.what, g, got, c.least)
				}
			}
		}
	}
}

func TestContrastOfBlackAndWhite(t *testing.T) {
	if got := contrast(rgb(0), rgb(0xFFFFFF)); got < 20.99 || got > 21.01 {
		t.Errorf("black on white has %.2f, want 21", got)
	}
}
