package views

import (
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/views/prose"
)

// shaper measures articles in the three serif faces, off the UI goroutine too.
var shaper = sync.OnceValue(func() *prose.Shaper {
	s, err := prose.NewShaper([3][]byte{serifData, serifItalicData, serifBoldData}, arabicData)
	if err != nil {
		panic(err) // the faces are embedded: cannot fail in a built program
	}
	return s
})

// proseStyle is how articles look now; size and leading are pixels at 100 %.
func (f *frame) proseStyle(size, leading float32) prose.Style {
	l := f.look
	return prose.Style{
		Size: size, Leading: leading, Gap: 12, Factor: l.z,
		Faces:  [3]fyne.Resource{serif, serifItalic, serifBold},
		Arabic: arabic, Sans: sans, SansItalic: sansItalic, SansBold: sansBold,
		Paper: l.paper, Panel: l.panel, Raised: l.raised, Sunk: l.sunk, Ink: l.ink, Ink2: l.ink2, Ink3: l.ink3, Rule: l.rule,
		Blue: l.blue, Orange: l.orange, Selection: l.blueFill,
		Pale: l.pale, Wash: l.wash, Lozenge: l.wash2, WashEdge: l.washEdge,
	}
}

// newPane makes a reading pane whose unused keys go where all keys go.
func (f *frame) newPane(style func() prose.Style) *prose.Pane {
	p := prose.New(style)
	p.Guard = func(do func()) { f.guard(do) }
	p.OnKey, p.OnRune = f.typedKey, f.typedRune
	p.OnShortcut = func(s fyne.Shortcut) {
		if c, ok := s.(*desktop.CustomShortcut); ok {
			f.shortcutPressed(chord{key: c.KeyName, mods: c.Modifier})
		}
	}
	return p
}

// shortcutPressed runs the command of a shortcut that a focused pane was given
// instead of the canvas.
func (f *frame) shortcutPressed(pressed chord) {
	if pressed == parseChord("Ctrl+Enter") {
		f.confirm()
		return
	}
	if id, ok := f.keys.command(^place(0), pressed); ok {
		f.run(id)
	}
}

// paragraphs says how each paragraph of an article is set: what is the title
// or a heading stands out, captions and comments step back. One that lies in
// several zones is set as the article.
func paragraphs(r *desk.Reading) []prose.Para {
	out := make([]prose.Para, len(r.Paragraphs))
	zone := 0
	for i, s := range r.Paragraphs {
		for zone+1 < len(r.Zones) && r.Zones[zone].Span.End <= s.Start {
			zone++
		}
		end := zone
		for end < len(r.Zones) && r.Zones[end].Span.Start < s.End {
			end++
		}
		out[i] = prose.Para{Span: s}
		kind := onlyZone(r.Zones[zone:end])
		switch {
		case kind == data.ZoneTitle, strings.HasPrefix(s.Of(r.Revision.Text), "#"):
			out[i].Face, out[i].Span = prose.Bold, withoutMarkup(r.Revision.Text, s)
		case kind == data.ZoneDeck:
			out[i].Face = prose.Italic
		case kind == data.ZoneCaption:
			out[i].Face, out[i].Scale = prose.Italic, .92
		case kind == data.ZoneBoilerplate, kind == data.ZoneComments:
			out[i].Scale = .94
		}
	}
	return out
}

// onlyZone is the kind that all of the zones have, else body.
func onlyZone(zones []data.ZoneSpan) data.Zone {
	if len(zones) == 0 || slices.ContainsFunc(zones, func(z data.ZoneSpan) bool { return z.Kind != zones[0].Kind }) {
		return data.ZoneBody
	}
	return zones[0].Kind
}

// withoutMarkup is a heading without the signs of Markdown around it, which
// stay in the text and in every copy of it.
func withoutMarkup(text string, s data.Span) data.Span {
	t := s.Of(text)
	inner := strings.TrimRight(strings.TrimLeft(t, "#* "), "*# ")
	if inner == "" || strings.Contains(inner, "**") {
		return s
	}
	start := s.Start + strings.Index(t, inner)
	return data.Span{Start: start, End: start + len(inner)}
}

// zoneNotes name the zones in the margin where they begin.
func zoneNotes(r *desk.Reading) (out []prose.Note) {
	last := data.Zone("")
	for _, z := range r.Zones {
		if z.Kind != last && !z.Span.Empty() {
			out = append(out, prose.Note{At: firstLetter(r.Revision.Text, z.Span), Lines: []prose.NoteLine{{Text: zoneName(z.Kind), Look: prose.Label}}})
		}
		last = z.Kind
	}
	return out
}

// firstLetter is the first byte of a span that is no white space.
func firstLetter(text string, s data.Span) int {
	t := s.Of(text)
	return s.Start + len(t) - len(strings.TrimLeft(t, " \t\r\n"))
}
