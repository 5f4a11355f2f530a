package views

import (
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
	"verbatim/views/prose"
)

// notHeld is said of a source that is known of and whose text is not here.
const notHeld say.Text = "text not held"

// askStub asks for what is known of a source that is not held; was is the one
// to be changed, nil for a new one. One without an id is a new one of which
// something is known.
func (f *frame) askStub(was *desk.Stub) {
	d, m, title := f.desk, data.Meta{}, say.T("Note a source not held")
	if was != nil {
		m = was.Meta
	}
	if was != nil && was.ID == "" {
		was = nil
	} else if was != nil {
		title = say.T("What is known of it")
	}
	f.ask(asked{
		title: title, action: say.T("Save"),
		beside: say.T("A source that you know of and do not have: a wire story, a broadcast. It stands among the sources, and a verdict can name it as the common source."),
		fields: []askedField{
			{say.T("Title"), m.Title, say.T("not known")},
			{say.T("Publisher"), m.Publisher, "Reuters"},
			{say.T("Date"), m.Date.String(), say.T("2015-10-07, 2015-10 or 2015")},
			{say.T("Address (URL)"), m.URL, say.T("not known")},
		},
		take: func(v []string, done func()) (int, error) {
			date, err := data.ParseDate(v[2])
			if err != nil {
				return 2, err
			}
			next := m
			next.Title, next.Publisher, next.Date, next.URL = v[0], v[1], date, v[3]
			if was != nil && next == was.Meta {
				done()
				return 0, nil
			}
			id := ""
			f.save(func(ctx context.Context) (err error) {
				if was != nil {
					id = was.ID
					return d.SetStub(ctx, id, next)
				}
				id, err = d.NoteStub(ctx, next)
				return err
			}, func() {
				done()
				f.say(say.T("%s, %s: noted. %s takes it back.", stubName(next), say.T(notHeld), f.keys.named(cmdUndo)))
				f.sources.chooseStub(id)
			})
			return 0, nil
		},
	})
}

// stubName is how a source is named in a line and in a verdict: "Reuters, 7 Oct
// 2015".
func stubName(m data.Meta) string {
	out := desk.Stub{Meta: m}.Label()
	if m.Date.Known() {
		out += ", " + dated(m.Date)
	}
	return out
}

// stub is the chosen source where it is one that is not held, else nil.
func (s *sources) stub() *desk.Stub {
	if i := s.stubAt(); i >= 0 {
		return &s.stubs[i]
	}
	return nil
}

func (s *sources) stubAt() int {
	return slices.IndexFunc(s.stubs, func(x desk.Stub) bool { return x.ID == s.chosen })
}

// listed counts the rows of the list: the sources, and below them those that
// are not held.
func (s *sources) listed() int { return len(s.rows) + len(s.stubs) }

// row is the place of what is chosen in the list, or -1.
func (s *sources) row() int {
	if i := s.stubAt(); i >= 0 {
		return len(s.rows) + i
	}
	return s.at()
}

// chooseStub shows a source that is not held.
func (s *sources) chooseStub(id string) {
	s.unhide(id)
	i := slices.IndexFunc(s.stubs, func(x desk.Stub) bool { return x.ID == id })
	if i < 0 {
		return
	}
	s.chosen, s.wanted, s.under, s.quote = id, "", "", 0
	s.reading, s.checked, s.quotes = nil, nil, nil
	s.margins()
	s.reader.SetText(stubText(stubTells(s.f.keys)), nil, nil, nil)
	s.table.ScrollTo(len(s.rows) + i)
	s.redraw()
	s.f.refresh()
}

// stubTells stands where the text of a source would.
func stubTells(keys *keymap) string {
	return say.T("The text of this source is not here, so nothing is compared with it. In a pair it can be named as the source that both took from: "+
		"choose that direction with %s, then name it with %s.\n\nIf you come by its text, bring that in with %s and take this note away with %s.", keys.named(cmdDirection), keys.named(cmdEvidence), keys.named(cmdBring), keys.named(cmdRemove))
}

func stubText(says string) *prose.Text {
	var paras []prose.Para
	at := 0
	for p := range strings.SplitSeq(says, "\n\n") {
		paras = append(paras, prose.Para{Span: data.Span{Start: at, End: at + len(p)}, Face: prose.Italic})
		at += len(p) + 2
	}
	return prose.Split(says, paras, shaper().Width)
}

// removeStub takes the chosen one away; one undo brings it back.
func (s *sources) removeStub(x desk.Stub) {
	d := s.f.desk
	s.f.save(func(ctx context.Context) error { return d.RemoveStub(ctx, x.ID) }, func() {
		s.f.say(say.T("The note of %s is taken away. %s brings it back.", stubName(x.Meta), s.f.keys.named(cmdUndo)))
	})
}

// drawStub draws the row of a source that is not held.
func (s *sources) drawStub(g *pen, w, h float32, i int) {
	x := s.stubs[i]
	s.drawRowGround(g, w, h, x.ID)
	nw := g.textRight(w-18, 22, say.T(notHeld), sansItalic, 13, g.ink2)
	outlet := x.Publisher
	if outlet == "" {
		outlet = x.Label()
	}
	g.fit(18, 22, w-36-nw-10, outlet, sansBold, 15, g.ink)
	title := x.Title
	if title == "" {
		title = say.T("title unknown")
	}
	g.fit(18, 43, w-36, title, serifItalic, 15.5, g.ink)
	g.fit(18, 62, w-36, dated(x.Date), sans, 13, g.ink2)
	g.dashedBox(18, 71, w-36, 6, g.rule)
	g.hit(0, 0, w, h, func() {
		s.chooseStub(x.ID)
		s.focus(paneSources)
	})
}

// drawStubHead says what is known of it over the empty reader.
func (s *sources) drawStubHead(g *pen, x, w float32, stub desk.Stub) {
	tw := g.fit(x, 34, w*.4, stub.Label(), sansBold, 15, g.ink)
	says := dated(stub.Date) + "; " + say.T(notHeld)
	if host := hostOf(stub.URL); host != "" {
		says += "; " + host
	}
	g.fit(x+tw+10, 34, w-x-tw-30, says, sans, 13.5, g.ink2)
	if stub.Title != "" {
		g.fit(x, 60, w-x-20, stub.Title, serifItalic, 18, g.ink)
	}
}

// commonSources are the names that a verdict can give its common source: the
// sources not held first, for that is what they are noted for.
func (s *sources) commonSources() (out []string) {
	add := func(m data.Meta) {
		if name := stubName(m); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, x := range s.stubs {
		add(x.Meta)
	}
	for _, r := range s.rows {
		add(r.Meta)
	}
	return out
}

// nextName is the name that follows one in a list, round; for what is none of them
// the first that has it in itself, else the first of all.
func nextName(names []string, now string) string {
	if len(names) == 0 {
		return now
	}
	if i := slices.Index(names, now); i >= 0 {
		return names[(i+1)%len(names)]
	}
	for _, n := range names {
		if now != "" && strings.Contains(strings.ToLower(n), strings.ToLower(now)) {
			return n
		}
	}
	return names[0]
}
