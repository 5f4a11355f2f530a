package views

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/say"
)

// tagSheet gives the marked overlaps a tag, or takes it from them: one of those
// that only a person gives, one in use, or what is typed.
type tagSheet struct {
	picker
	ids   []string // the overlaps
	all   []string // tags to choose from
	found []string // those that hold what is typed, and last that itself
}

// openTags shows it for the overlaps that the keys act on.
func (o *overlaps) openTags() {
	s := &tagSheet{ids: o.selection()}
	for _, t := range data.HandTags {
		s.all = append(s.all, string(t))
	}
	s.all = append(s.all, o.list.tagsInUse()...)
	s.picker = picker{
		f: o.f, title: say.T("Tag %s", say.N("%s overlap", "%s overlaps", len(s.ids))), beside: say.T("choose a tag, or type one of your own; a verdict takes it along"),
		lines: func() int { return len(s.found) }, row: s.drawTag, typed: s.look, pick: s.take, foot: s.drawFoot,
	}
	s.look("")
	s.open(fyne.NewSize(620, 560))
}

// tagsInUse are the tags of persons' own in the list, by name.
func (l *list) tagsInUse() (own []string) {
	for i := range l.rows {
		for _, t := range l.rows[i].Given {
			if !slices.Contains(data.HandTags, data.Tag(t)) && !slices.Contains(own, t) {
				own = append(own, t)
			}
		}
	}
	slices.Sort(own)
	return own
}

func (s *tagSheet) look(typed string) {
	typed = strings.Join(strings.Fields(typed), " ")
	s.found = s.found[:0]
	for _, t := range s.all {
		if strings.Contains(plainLetters(named(t)), plainLetters(plainWords(typed))) {
			s.found = append(s.found, t)
		}
	}
	if typed != "" && !slices.Contains(s.all, typed) {
		s.found = append(s.found, typed)
	}
}

// have is how many of the overlaps have a tag.
func (s *tagSheet) have(tag string) (n int) {
	for _, id := range s.ids {
		if r := s.f.overlaps.list.row(id); r != nil && slices.Contains(r.Given, tag) {
			n++
		}
	}
	return n
}

// take gives the tag to all, or takes it away where all have it.
func (s *tagSheet) take(i int) {
	tag, f, d := s.found[i], s.f, s.f.desk
	on := s.have(tag) < len(s.ids)
	f.save(func(ctx context.Context) error { return d.Tag(ctx, tag, on, s.ids...) }, func() {
		s.sheet.close()
		did := say.T("tagged")
		if !on {
			did = say.T("no longer tagged")
		}
		f.say(say.T("%s %s “%s”. %s takes it back.", capital(say.N("%s overlap", "%s overlaps", len(s.ids))), did, named(tag), f.keys.named(cmdUndo)))
	})
}

func (s *tagSheet) drawTag(g *pen, w, h float32, i int) {
	tag, b := s.found[i], h/2+5
	n := s.have(tag)
	g.tick(16, b, n == len(s.ids))
	note := say.T("your own")
	switch {
	case slices.Contains(data.HandTags, data.Tag(tag)):
		note = say.T("an alteration")
	case !slices.Contains(s.all, tag):
		note = say.T("new")
	}
	if n > 0 && n < len(s.ids) {
		note += say.T(", on %d of %d", n, len(s.ids))
	}
	left := 16 + g.textRight(w-14, b, note, sans, 13, g.ink2)
	g.fit(42, b, w-42-left-14, named(tag), sansBold, 15, g.ink)
}

func (s *tagSheet) drawFoot(g *pen, w, b float32) {
	g.keyHints(pickerMargin, b, w-2*pickerMargin, "↑↓", say.T("move"), "Enter", say.T("tag, or take the tag away"), "Esc", say.T("close"))
}

// drawGiven shows at the right end of a row what tags persons gave it, and tells
// how wide that is.
func drawGiven(g *pen, right, b, room float32, given []string) float32 {
	if len(given) == 0 || room < 60 {
		return 0
	}
	says := named(given[0])
	if n := len(given) - 1; n > 0 {
		says += fmt.Sprintf(" +%d", n)
	}
	w := min(g.width(says, sans, 12)+16, room)
	g.box(right-w, b-14, w, 19, 3, g.raised, g.rule, 1)
	g.fit(right-w+8, b, w-16, says, sans, 12, g.ink2)
	return w + 8
}
