package views

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// offer is one line of the palette: a command that can be done now, a source, a
// speaker, or a workbench that was open before.
type offer struct {
	title, beside string
	key           string // on its key cap; empty: none
	plain         string // what is typed is looked up in it
	do            func()
}

// goPalette is the sheet in which a person types what to do or where to go.
type goPalette struct {
	picker
	offers []offer
	found  []int // into offers, as they are listed
	query  string
}

// openPalette shows it with all that can be done before it covers the window.
func (f *frame) openPalette() {
	p := &goPalette{offers: f.offers()}
	p.picker = picker{
		f: f, title: say.T("Go to"), beside: say.T("a command, a source, a speaker, a workbench: type some of its letters"),
		lines: func() int { return len(p.found) }, row: p.drawOffer, typed: p.look, pick: p.take, foot: p.drawFoot,
	}
	p.look("")
	p.open(fyne.NewSize(760, 640))
	if f.desk != nil {
		f.readCast(func(persons []desk.Person) {
			p.offers = append(p.offers, f.speakerOffers(persons)...)
			p.look(p.query)
			p.redraw()
		})
	}
}

// offers are all but the speakers, who are read behind.
func (f *frame) offers() (out []offer) {
	for _, c := range commands {
		if c.id == line || c.id == cmdPalette || moves[c.id] || !f.can(c.id) {
			continue
		}
		out = append(out, offer{
			title: c.name(), beside: say.T(c.menu), key: f.keys.capOf(c.id), do: func() { f.run(c.id) },
		})
	}
	if f.desk != nil {
		for _, r := range f.sources.rows {
			label := data.Source{Name: r.Name, Meta: r.Meta}.Label()
			beside := []string{say.T("source")}
			if r.Meta.Date.Known() {
				beside = append(beside, dated(r.Meta.Date))
			}
			if r.Meta.Title != "" && r.Meta.Title != label {
				beside = append(beside, r.Meta.Title)
			}
			out = append(out, offer{title: label, beside: strings.Join(beside, ", "), do: func() { f.openSource(r.ID, data.Span{}) }})
		}
	}
	out = append(out, f.filterOffers()...)
	for _, path := range f.recent() {
		out = append(out, offer{
			title: strings.TrimSuffix(filepath.Base(path), extension), beside: say.T("workbench in %s", filepath.Dir(path)), do: func() { f.open(path) },
		})
	}
	for i := range out {
		out[i].plain = plainLetters(out[i].title + " " + out[i].beside)
	}
	return out
}

// moves are the commands that a palette is no place for: keys do them again and
// again.
var moves = map[cmd]bool{cmdUp: true, cmdDown: true, cmdLeftward: true, cmdRightward: true}

func (f *frame) speakerOffers(persons []desk.Person) (out []offer) {
	for _, p := range persons {
		forms := []string{}
		for _, n := range p.Names {
			if n.Name != p.Name && !slices.Contains(forms, n.Name) {
				forms = append(forms, n.Name)
			}
		}
		beside := say.T("speaker")
		if len(forms) > 0 {
			beside += say.T(", also %s", strings.Join(forms, ", "))
		}
		out = append(out, offer{title: oneLine(p.Name), beside: oneLine(beside), plain: plainLetters(p.Name + " " + beside), do: func() { f.openSpeaker(p.Name) }})
	}
	return out
}

// recent are the workbenches open before that are still there, the newest first.
func (f *frame) recent() (paths []string) {
	const most = 10
	for _, s := range slices.Backward(f.set.Places) {
		if f.desk != nil && s.Workbench == f.desk.Place().Path {
			continue
		}
		if _, err := os.Stat(s.Workbench); err == nil && len(paths) < most {
			paths = append(paths, s.Workbench)
		}
	}
	return paths
}

// look lists the offers that suit what was typed, the best first.
func (p *goPalette) look(query string) {
	p.query = query
	typed := plainLetters(query)
	worth := make([]int, len(p.offers))
	p.found = p.found[:0]
	for i := range p.offers {
		if w, ok := fuzzy(typed, p.offers[i].plain); ok {
			worth[i] = w
			p.found = append(p.found, i)
		}
	}
	slices.SortStableFunc(p.found, func(a, b int) int { return cmp.Compare(worth[b], worth[a]) })
}

func (p *goPalette) take(i int) {
	do := p.offers[p.found[i]].do
	p.sheet.close()
	do()
}

func (p *goPalette) drawOffer(g *pen, w, h float32, i int) {
	o := p.offers[p.found[i]]
	right := w - 14
	if o.key != "" {
		right -= g.keyWidth(o.key)
		g.key(right, h/2+5, o.key)
		right -= 12
	}
	x := 16 + g.fit(16, h/2+5, right-16, o.title, sansBold, 15, g.ink) + 12
	if right-x > 40 {
		g.fit(x, h/2+5, right-x, o.beside, sans, 13.5, g.ink2)
	}
}

func (p *goPalette) drawFoot(g *pen, w, b float32) {
	g.keyHints(pickerMargin, b, w-2*pickerMargin, "↑↓", say.T("move"), "Enter", say.T("go there"), "Esc", say.T("close"))
}

// readCast reads who speaks in the sources once for each state of the
// workbench, and hands it over when it is known.
func (f *frame) readCast(then func([]desk.Person)) {
	d := f.desk
	if f.castOf == d {
		then(f.cast)
		return
	}
	fetch(f, d.Cast, func(persons []desk.Person) {
		f.castOf, f.cast = d, persons
		then(persons)
		f.giveBack(0) // all texts have passed through
	})
}
