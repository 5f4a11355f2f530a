package views

import (
	"context"
	"strings"

	"verbatim/data/collate"
	"verbatim/data/say"
)

// houses are the newsrooms whose rules a workbench can be measured by: the
// command, the desk's name of the style, the newsroom's own name.
var houses = []struct {
	id    cmd
	style string
	name  say.Text
}{
	{cmdHouseless, "", ""},
	{cmdReuters, "reuters", "Reuters"},
	{cmdAP, "ap", "AP"},
	{cmdGuardian, "guardian", "the Guardian"},
}

// styleCommand is the command that chooses a style.
func styleCommand(style string) cmd {
	for _, h := range houses {
		if h.style == style {
			return h.id
		}
	}
	return ""
}

// houseName is the newsroom's name of a style.
func houseName(style string) string {
	for _, h := range houses {
		if h.style == style {
			return say.T(h.name)
		}
	}
	return style
}

// readStyle takes the workbench's house style, for the tick in the menu.
func (f *frame) readStyle() {
	fetch(f, f.desk.HouseStyle, func(style string) {
		f.style = style
		f.menus.update()
	})
}

// chooseStyle measures the workbench by another newsroom's rules, or by none.
func (f *frame) chooseStyle(id cmd) {
	for _, h := range houses {
		if h.id != id || h.style == f.style {
			continue
		}
		d := f.desk
		f.save(func(ctx context.Context) error { return d.SetHouseStyle(ctx, h.style) }, func() {
			if h.style == "" {
				f.say(say.T("No house style is chosen."))
			} else {
				f.say(say.T("The pairs tell now what breaks the style of %s. %s takes it back.", h.name, f.keys.named(cmdUndo)))
			}
		})
	}
}

// broken are the rules that a change breaks.
func broken(bs []collate.Breach, change int) (out []string) {
	for _, b := range bs {
		if b.Change == change {
			out = append(out, say.T(b.Rule.Says))
		}
	}
	return out
}

// breaking adds to how a change is shown that it breaks the chosen style.
func (p *pair) breaking(how string) string {
	if how != "" {
		how += "; "
	}
	return say.T("%sbreaks %s", how, houseName(p.at.Style))
}

// brokenRules are the rules that the current change breaks, or how many
// changes break any; empty where no style is chosen.
func (p *pair) brokenRules() string {
	if p.at.Style == "" {
		return ""
	}
	if p.now >= 0 && p.now < len(p.told) && len(p.told[p.now].breaks) > 0 {
		return strings.Join(p.told[p.now].breaks, "; ")
	}
	n := 0
	for _, t := range p.told {
		if len(t.breaks) > 0 {
			n++
		}
	}
	if n == 0 {
		return say.T("nothing here breaks that of %s", houseName(p.at.Style))
	}
	return say.N("%s change breaks that of %s; %s goes to them and says how", "%s changes break that of %s; %s goes to them and says how", n, houseName(p.at.Style), p.f.keys.named(cmdNextDiff))
}
