package views

import (
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The filter of the list of sources: a field above it, as the list of overlaps
// has one.

func (s *sources) newFilter() {
	f := s.f
	s.words = newEntry(f)
	s.words.OnChanged = func(string) {
		s.sift()
		s.chooseShown()
		s.redraw()
	}
	s.words.onEscape = func() {
		s.words.SetText("")
		s.focus(paneSources)
	}
	s.words.onDown = func() { s.focus(paneSources) }
	s.words.OnSubmitted = func(string) { s.focus(paneSources) }
	s.slash = newPaint(f.look, func(g *pen, w, h float32) { // the key that leads into the field
		if s.words.Text == "" && !s.words.on {
			g.key(3, h/2+4, g.keys.capOf(cmdFilter))
			g.hit(0, 0, w, h, func() { f.win.Canvas().Focus(s.words) })
		}
	})
}

// sift lists what has every word of the filter in its name, title, publisher,
// author or date.
func (s *sources) sift() {
	words := strings.Fields(strings.ToLower(s.words.Text))
	s.rows, s.stubs = s.known, s.noted
	if len(words) > 0 {
		s.rows = kept(s.known, func(r desk.SourceRow) bool { return hasWords(words, r.Meta, r.Name) })
		s.stubs = kept(s.noted, func(x desk.Stub) bool { return hasWords(words, x.Meta, say.T(notHeld)) })
	}
}

// chooseShown goes to the first of the list where what is being read is not in it.
func (s *sources) chooseShown() {
	switch {
	case s.row() >= 0:
	case len(s.rows) > 0:
		s.choose(0)
	case len(s.stubs) > 0:
		s.chooseStub(s.stubs[0].ID)
	}
}

// unhide empties the filter where it hides a source that is to be shown.
func (s *sources) unhide(id string) {
	shown := slices.ContainsFunc(s.rows, func(r desk.SourceRow) bool { return r.ID == id }) ||
		slices.ContainsFunc(s.stubs, func(x desk.Stub) bool { return x.ID == id })
	if !shown {
		s.words.SetText("")
	}
}

func kept[T any](all []T, keep func(T) bool) (out []T) {
	for _, x := range all {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func hasWords(words []string, m data.Meta, name string) bool {
	in := strings.ToLower(strings.Join([]string{name, m.Title, m.Publisher, m.Author, m.Date.String()}, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) })
}
