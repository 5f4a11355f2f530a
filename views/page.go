package views

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/say"
)

// openPage shows a sheet of running text, a paragraph a line of words.
func (f *frame) openPage(title, beside string, words []string) {
	var s *sheet
	p := newPaint(f.look, func(g *pen, w, h float32) {
		const m = 30
		x := m + g.text(m, 52, title, serifBold, 28, g.ink) + 12
		g.fit(x, 52, w-m-x, beside, sans, 14, g.ink2)
		g.across(m, 66, w-2*m, g.heavy)
		y := float32(96)
		for _, t := range words {
			for _, l := range g.folded(t, w-2*m, serif, 16) {
				g.text(m, y, l, serif, 16, g.ink)
				y += 23
			}
			y += 8
		}
		g.button(w-m, h-54, "Esc", say.T("Close"), false, func() { s.close() })
	})
	s = &sheet{card: p, size: fyne.NewSize(620, 400), restyle: p.Refresh, key: func(c chord) bool {
		if c.key == fyne.KeyReturn {
			s.close()
		}
		return c.key == fyne.KeyReturn
	}}
	f.openSheet(s)
}

// confirmOver asks whether a file that is there may be written over.
func (f *frame) confirmOver(path string, write func()) {
	var s *sheet
	do := func() {
		s.close()
		write()
	}
	p := newPaint(f.look, func(g *pen, w, h float32) {
		const m = 26
		g.text(m, 42, say.T("Write over it?"), serifBold, 20, g.ink)
		g.across(m, 54, w-2*m, g.heavy)
		for i, l := range g.folded(say.T("“%s” is there already, in %s.", filepath.Base(path), filepath.Dir(path)), w-2*m, serif, 16) {
			g.text(m, 84+float32(i)*23, l, serif, 16, g.ink)
		}
		bw := g.button(w-m, h-54, "Enter", say.T("Write over it"), true, do)
		g.button(w-m-bw-10, h-54, "Esc", say.T("Leave it"), false, func() { s.close() })
	})
	s = &sheet{card: p, size: fyne.NewSize(560, 230), restyle: p.Refresh, key: func(c chord) bool {
		if c.key == fyne.KeyReturn {
			do()
		}
		return c.key == fyne.KeyReturn
	}}
	f.openSheet(s)
}

// openAbout says what the program is and where things lie.
func (f *frame) openAbout() {
	words := []string{
		say.T("Lines up the passages that say the same thing in the same or nearly the same words, shows word by word what was done to them, and keeps your verdicts."),
		say.T("The machine describes; you judge. Nothing leaves this computer: no network, no account."),
		say.T("Set in Source Serif 4 and Source Sans 3, by Adobe, and Noto Sans Arabic, by Google, under the SIL Open Font License."),
	}
	if f.desk != nil {
		words = append(words, say.T("This workbench: %s", f.desk.Place().Path))
	}
	f.openPage("Verbatim", f.app.Metadata().Version, words)
}

// openLeft says what was not compared when the overlaps were found, and why.
func (f *frame) openLeft() {
	type account struct {
		left    map[string]int
		aside   map[data.Tier]int
		sources int
	}
	d := f.desk
	fetch(f, func(ctx context.Context) (a account, err error) {
		if a.left, err = d.Left(ctx); err != nil {
			return a, err
		}
		found, err := d.Overlaps(ctx)
		if err != nil {
			return a, err
		}
		a.aside = map[data.Tier]int{}
		for i := range found {
			a.aside[found[i].Tier]++
		}
		rows, err := d.Sources(ctx)
		a.sources = len(rows)
		return a, err
	}, func(a account) {
		words := leftWords(a.left, a.aside)
		f.openPage(say.T("Not compared"), say.T("of %s", say.N("%s source", "%s sources", a.sources)), words)
	})
}

// leftWords puts what was left out, and what of the overlaps is put aside, into
// paragraphs, the same ones each time.
func leftWords(left map[string]int, aside map[data.Tier]int) []string {
	var words []string
	for _, why := range slices.Sorted(maps.Keys(left)) {
		words = append(words, grouped(left[why])+" "+leftName(why)+".")
	}
	if len(words) == 0 {
		words = []string{say.T("Every source was compared with every other and with itself, whole.")}
	}
	if put := putAside(aside[data.TierSetPhrase], aside[data.TierBoilerplate]); put != "" {
		words = append(words, say.T("Compared and put aside: %s. They stand in the list when Set phrases is ticked.", put))
	}
	return words
}

// putAside counts the set phrases and the furniture, as far as there are any.
func putAside(phrases, furniture int) string {
	p := say.N("%s set phrase", "%s set phrases", phrases)
	o := say.N("%s overlap of formulas and the furniture of pages", "%s overlaps of formulas and the furniture of pages", furniture)
	switch {
	case phrases+furniture == 0:
		return ""
	case furniture == 0:
		return p
	case phrases == 0:
		return o
	}
	return say.T("%s and %s", p, o)
}
