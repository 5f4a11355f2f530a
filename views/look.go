package views

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verbatim/views/prose"
)

// look is how everything looks now: the palette, the text factor, the names of
// the keys and the measure cache. It is the Fyne theme too, so that stock widgets (fields,
// menus, file dialogs) wear the same clothes. One look lives as long as the
// window; its fields change. UI goroutine only.
type look struct {
	*palette
	z      float32 // text factor, .8 to 2: multiplies type, leading, rows, keys, signs
	widths map[measured]extent
	keys   *keymap         // what stands on the key caps
	guard  func(do func()) // does something, and outlives a fault in it
}

// measured is a string in a face at a size in pixels.
type measured struct {
	face face
	size float32
	text string
}

// extent is what the driver says of it: the baseline is from the top.
type extent struct{ width, height, baseline float32 }

func newLook() *look {
	return &look{palette: lightPalette, z: 1, widths: map[measured]extent{}, keys: &keymap{}, guard: func(do func()) { do() }}
}

// cacheLimit bounds the measure cache; a long session over many articles
// starts it afresh instead of growing.
const cacheLimit = 200_000

// measure measures a text at a size in pixels.
func (l *look) measure(text string, f face, size float32) extent {
	key := measured{f, size, text}
	if e, ok := l.widths[key]; ok {
		return e
	}
	if len(l.widths) >= cacheLimit {
		clear(l.widths)
	}
	s, base := fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{}, f)
	e := extent{s.Width, s.Height, base}
	if byWords(text, f) {
		e.width = -l.spaceWidth(f, size)
		for w := range strings.FieldsSeq(text) {
			e.width += l.spaceWidth(f, size)
			for _, p := range prose.Pieces(w) {
				e.width += l.measure(p.Text, faceOf(p, f), size).width
			}
		}
	}
	l.widths[key] = e
	return e
}

// byWords tells a text that is drawn word by word, because it has words that are
// read from the right.
func byWords(s string, f face) bool {
	return f != arabic && prose.FromRight(s) && (prose.Arabic(s) || strings.ContainsRune(s, ' '))
}

// faceOf is the face in which a piece of a word is set: that for Arabic, or f.
func faceOf(p prose.Piece, f face) face {
	if p.Arabic {
		return arabic
	}
	return f
}

// spaceWidth is the width of the space between two words, in pixels.
func (l *look) spaceWidth(f face, size float32) float32 {
	return l.measure("n n", f, size).width - l.measure("nn", f, size).width
}

// width is the width of a text in units of 100 %.
func (l *look) width(text string, f face, size float32) float32 {
	return l.measure(text, f, size*l.z).width / l.z
}

// Color, Font, Icon and Size make look a fyne.Theme.
func (l *look) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground:
		return l.paper
	case theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground:
		return l.panel
	case theme.ColorNameForeground:
		return l.ink
	case theme.ColorNameForegroundOnPrimary:
		return l.inverseInk
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return l.ink3
	case theme.ColorNameInputBackground:
		return l.raised
	case theme.ColorNameInputBorder:
		return l.rule
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return l.blue
	case theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNameFocus: // grounds under ink
		return l.blueFill
	case theme.ColorNameSeparator:
		return l.hair
	case theme.ColorNameScrollBar:
		return l.rule
	case theme.ColorNameScrollBarBackground, theme.ColorNameShadow:
		return color.Transparent
	case theme.ColorNameButton:
		return l.sunk
	case theme.ColorNameError:
		return l.orange
	}
	variant := theme.VariantLight
	if l.dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, variant)
}

// Font is the sans face for everything stock.
func (l *look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return sansBold
	case s.Italic:
		return sansItalic
	}
	return sans
}

// Icon is Fyne's.
func (l *look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size scales type with the text factor and keeps lines thin.
func (l *look) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 14 * l.z
	case theme.SizeNameCaptionText:
		return 13 * l.z
	case theme.SizeNameInlineIcon:
		return 18 * l.z
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6 * l.z
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 3
	case theme.SizeNameSeparatorThickness:
		return 1
	}
	return theme.DefaultTheme().Size(n)
}
