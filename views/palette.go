package views

import (
	"image/color"
	"math"
)

// palette is the colours of one theme. Every text colour reaches WCAG AA
// (4.5:1) on every ground it is used on, every edge of a control 3:1; of high
// contrast a text reaches AAA (7:1) and an edge 4.5:1. The test beside this file
// computes them.
type palette struct {
	dark, high                  bool
	paper, panel, raised, sunk  color.NRGBA // grounds: page, side, fields and keys, tracks
	ink, ink2, ink3             color.NRGBA // text: main, second, grey context
	hair, rule                  color.NRGBA // lines: hairline, edge of a control
	blue, blueFill, blueSel     color.NRGBA // added and focus
	orange, orangeFill          color.NRGBA // cut and "not shown"
	pale, wash, wash2, washEdge color.NRGBA // the passage and its tie
	inverse, inverseInk         color.NRGBA // the chosen value, the primary button
	heavy                       color.NRGBA // long section rules: ink by day, softer by night
	veil                        color.NRGBA // over the screen while a sheet is up
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

var lightPalette = &palette{
	paper: rgb(0xFDFBF6), panel: rgb(0xF5F1E8), raised: rgb(0xFFFFFF), sunk: rgb(0xECE7DB),
	ink: rgb(0x1D1B18), ink2: rgb(0x504B43), ink3: rgb(0x686257),
	hair: rgb(0xDED8CB), rule: rgb(0x8C8577),
	blue: rgb(0x0B4F8A), blueFill: rgb(0xDBE9F6), blueSel: rgb(0xE3EDF7),
	orange: rgb(0x8F4300), orangeFill: rgb(0xFBE4CB),
	pale: rgb(0xFCF7E6), wash: rgb(0xF8EDCB), wash2: rgb(0xF3E3B3), washEdge: rgb(0xA88420),
	inverse: rgb(0x1D1B18), inverseInk: rgb(0xFDFBF6),
	heavy: rgb(0x1D1B18), veil: color.NRGBA{R: 0x1D, G: 0x1B, B: 0x18, A: 110},
}

var darkPalette = &palette{
	dark:  true,
	paper: rgb(0x191815), panel: rgb(0x211F1B), raised: rgb(0x2A2823), sunk: rgb(0x12110F),
	ink: rgb(0xEEE9DE), ink2: rgb(0xC1BAAB), ink3: rgb(0xA79F8E),
	hair: rgb(0x39362F), rule: rgb(0x7E7768),
	blue: rgb(0x92C3F2), blueFill: rgb(0x1B3853), blueSel: rgb(0x20303F),
	orange: rgb(0xF3AE68), orangeFill: rgb(0x4A3015),
	pale: rgb(0x25221A), wash: rgb(0x3A331E), wash2: rgb(0x4A4122), washEdge: rgb(0xC9A646),
	inverse: rgb(0xEEE9DE), inverseInk: rgb(0x191815),
	heavy: rgb(0x7E7768), veil: color.NRGBA{A: 140},
}

var lightContrast = &palette{
	high:  true,
	paper: rgb(0xFFFFFF), panel: rgb(0xF4F4F4), raised: rgb(0xFFFFFF), sunk: rgb(0xE6E6E6),
	ink: rgb(0x000000), ink2: rgb(0x202020), ink3: rgb(0x383838),
	hair: rgb(0x767676), rule: rgb(0x4A4A4A),
	blue: rgb(0x00316E), blueFill: rgb(0xD3E5FA), blueSel: rgb(0xDCEAFB),
	orange: rgb(0x5F2600), orangeFill: rgb(0xFFE2C2),
	pale: rgb(0xFFF8DC), wash: rgb(0xFFEEB0), wash2: rgb(0xF7DC85), washEdge: rgb(0x6B5200),
	inverse: rgb(0x000000), inverseInk: rgb(0xFFFFFF),
	heavy: rgb(0x000000), veil: color.NRGBA{A: 150},
}

var darkContrast = &palette{
	dark: true, high: true,
	paper: rgb(0x000000), panel: rgb(0x101010), raised: rgb(0x1A1A1A), sunk: rgb(0x000000),
	ink: rgb(0xFFFFFF), ink2: rgb(0xEDEDED), ink3: rgb(0xD6D6D6),
	hair: rgb(0x767676), rule: rgb(0xB4B4B4),
	blue: rgb(0xA9D4FF), blueFill: rgb(0x002E5E), blueSel: rgb(0x0A2440),
	orange: rgb(0xFFC48A), orangeFill: rgb(0x4A2800),
	pale: rgb(0x1C1905), wash: rgb(0x2C2700), wash2: rgb(0x3D3600), washEdge: rgb(0xFFD84D),
	inverse: rgb(0xFFFFFF), inverseInk: rgb(0x000000),
	heavy: rgb(0xFFFFFF), veil: color.NRGBA{A: 190},
}

// least is the contrast that a text has at the least.
func (p *palette) least() float64 {
	if p.high {
		return 7
	}
	return 4.5
}

// leastEdge is that of the edges of controls.
func (p *palette) leastEdge() float64 {
	if p.high {
		return 4.5
	}
	return 3
}

// paletteOf is the one of four.
func paletteOf(dark, high bool) *palette {
	switch {
	case dark && high:
		return darkContrast
	case high:
		return lightContrast
	case dark:
		return darkPalette
	}
	return lightPalette
}

// contrast is the WCAG 2 contrast ratio of two opaque colours, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance is the WCAG 2 relative luminance.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
}
