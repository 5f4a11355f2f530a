package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/export"
)

// report is all that is told of the rows for readers and archives.
func (d *Desk) report(ctx context.Context, e Export, all []exported) (export.Report, error) {
	s, err := d.present(ctx)
	if err != nil {
		return export.Report{}, err
	}
	facts, err := d.technicalFacts(ctx, s, e)
	if err != nil {
		return export.Report{}, err
	}
	r := export.Report{
		Title: d.Place().Name, Made: d.now().UTC(), AppVersion: e.AppVersion, Schema: facts.schema, Scale: s.scale,
		Settings: s.told(e, facts), Cases: make([]export.Case, len(all)),
	}
	if r.Sources, err = d.reportSources(ctx, s, facts); err != nil {
		return r, err
	}
	failed := make([]error, len(all))
	if err := each(ctx, len(all), func(i int) {
		r.Cases[i], failed[i] = d.reportCase(ctx, s, all[i])
	}); err != nil {
		return r, err
	}
	return r, cmp.Or(failed...)
}

// told is what the workbench is set to.
func (s *state) told(e Export, f technicalFacts) []export.Setting {
	aliases := "the built-in table of spellings that count as one"
	if builtin := BuiltinAliases(); s.aliases.String() != builtin {
		aliases = "a table of this workbench’s own, SHA-256 " + data.Hash(s.aliases.String())
	}
	return []export.Setting{
		{Name: "Program", Value: strings.TrimSpace("Verbatim " + e.AppVersion)},
		{Name: "Workbench format", Value: fmt.Sprint(f.schema)},
		{Name: "Scale", Value: cmp.Or(data.ScaleName(s.scale), "this workbench’s own")},
		{Name: "House style", Value: cmp.Or(s.style, "none chosen")},
		{Name: "Aliases", Value: aliases},
		{Name: "Offsets", Value: "Unicode code points into the text whose SHA-256 is named, from 0, the end outside"},
	}
}

func (d *Desk) reportSources(ctx context.Context, s *state, f technicalFacts) ([]export.ReportSource, error) {
	shown := s.shown()
	sizes, err := d.sizes(ctx, shown)
	if err != nil {
		return nil, err
	}
	out := make([]export.ReportSource, len(shown))
	for i, src := range shown {
		out[i] = export.ReportSource{
			Name: src.name, Meta: src.meta, Words: sizes[src.revision].Words, SHA256: src.revision, Accessed: f.accessed[src.id+src.revision],
		}
	}
	return out, nil
}

func (d *Desk) reportCase(ctx context.Context, s *state, x exported) (export.Case, error) {
	c := export.Case{Row: x.row}
	if !x.row.Unjudged {
		c.Words = inWords(x.row, x.pair)
	}
	of := x.row.Technical.Pair
	if x.pair == nil {
		of = x.row.Verdict.ID
		o, err := d.text(ctx, s, x.row.Technical.A.SHA256)
		if err != nil {
			return c, err
		}
		src, err := s.source(x.row.Technical.A.Source)
		if err != nil {
			return c, err
		}
		c.SideA = caseSide(o.readingOf(&src, x.row.Technical.A.SHA256), src.label(), inBytes(o.doc.Text, x.row.Technical.A.Spans), nil)
	} else {
		p := x.pair
		c.SideA = caseSide(p.A, p.Row.LabelA, p.Row.A.Passage, marksOn(p.Collation, true))
		c.SideB = caseSide(p.B, p.Row.LabelB, p.Row.B.Passage, marksOn(p.Collation, false))
		c.Line = lineOf(p.Collation)
		for _, ch := range p.Collation.Changes {
			c.Changes = append(c.Changes, ch.Says)
		}
	}
	events, err := d.History(ctx, of)
	for _, e := range events {
		c.History = append(c.History, export.Entry{At: e.At, Who: e.Who, Did: did(e)})
	}
	return c, err
}

// inBytes is a passage in code points as one in bytes.
func inBytes(text string, p data.Passage) data.Passage {
	points := data.NewPoints(text)
	out := make(data.Passage, len(p))
	for i, sp := range p {
		out[i] = points.Bytes(sp)
	}
	return out
}

// look is how a stretch of a side is shown.
type look struct {
	data.Span
	look export.Look
}

// marksOn are the stretches of A, or of B, that differ.
func marksOn(c collate.Comparison, a bool) (out []look) {
	for _, ch := range c.Changes {
		if ch.Kind.Harmless() && ch.Op != data.OpMove {
			continue
		}
		at, how := ch.B, map[data.Op]export.Look{data.OpInsert: export.Added, data.OpReplace: export.Added, data.OpMove: export.Moved}[ch.Op]
		if a {
			at, how = ch.A, map[data.Op]export.Look{data.OpDelete: export.Cut, data.OpReplace: export.Cut, data.OpMove: export.Moved}[ch.Op]
		}
		if how != "" && !at.Empty() {
			out = append(out, look{at, how})
		}
	}
	return out
}

// lineOf is A and B in one line.
func lineOf(c collate.Comparison) (out []export.Stretch) {
	for _, p := range c.Line {
		s := export.Stretch{Look: export.Kept, Text: p.Text}
		switch {
		case p.Look == collate.Joined:
			s = export.Stretch{Look: export.Left, Text: " " + counted(p.Words, "word") + " left out here "}
		case p.Quiet:
		case p.Look == collate.Cut:
			s.Look = export.Cut
		case p.Look == collate.Added:
			s.Look = export.Added
		case p.Look == collate.MovedHere:
			s.Look = export.Moved
		case p.Look == collate.MovedAway:
			s.Look = export.Away
		}
		if p.Quiet && p.Look == collate.Cut {
			continue // B's form of it stands there
		}
		out = append(out, s)
	}
	return out
}

// longestBetween is how much text between two spans is shown whole, in bytes;
// of more, the beginning and the end.
const (
	longestBetween = 4000
	shownBetween   = 800
)

// caseSide is a passage in its paragraphs, with the stretches that differ, and
// what finds its spans again.
func caseSide(r *Reading, label string, passage data.Passage, marks []look) export.CaseSide {
	text := r.Revision.Text
	side := export.CaseSide{Label: label, Name: r.Name, Context: inLooks(text, inParagraphs(r, passage.Hull()), passage, marks)}
	points := data.NewPoints(text)
	for _, sp := range passage {
		in := points.Span(sp)
		side.Anchors = append(side.Anchors, export.Anchor{
			Exact: sp.Of(text), Prefix: lastRunes(text[:sp.Start], around), Suffix: firstRunes(text[sp.End:], around), Start: in.Start, End: in.End,
		})
	}
	return side
}

// inParagraphs is a stretch from the beginning of its first paragraph to the
// end of its last.
func inParagraphs(r *Reading, hull data.Span) data.Span {
	whole := hull
	for _, p := range r.Paragraphs {
		if p.Overlaps(hull) {
			whole.Start, whole.End = min(whole.Start, p.Start), max(whole.End, p.End)
		}
	}
	return whole
}

// inLooks parts a stretch of a text where its look changes.
func inLooks(text string, whole data.Span, passage data.Passage, marks []look) (out []export.Stretch) {
	all := []look{{whole, export.Around}}
	for _, sp := range passage {
		all = append(all, look{sp, export.Kept})
	}
	all = append(all, marks...) // the last that covers a place tells its look
	edges := []int{whole.Start, whole.End}
	for _, l := range all {
		edges = append(edges, min(max(l.Start, whole.Start), whole.End), min(max(l.End, whole.Start), whole.End))
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	for i := range len(edges) - 1 {
		part := data.Span{Start: edges[i], End: edges[i+1]}
		how := export.Around
		for _, l := range all {
			if l.Contains(part) {
				how = l.look
			}
		}
		out = append(out, shortened(export.Stretch{Look: how, Text: part.Of(text)})...)
	}
	return out
}

// shortened is a stretch; of a long one about the passage the beginning and the
// end, with what is left out between them counted.
func shortened(s export.Stretch) []export.Stretch {
	if s.Look != export.Around || len(s.Text) <= longestBetween {
		return []export.Stretch{s}
	}
	first, last := firstRunes(s.Text, shownBetween), lastRunes(s.Text, shownBetween)
	left := len(strings.Fields(s.Text[len(first) : len(s.Text)-len(last)]))
	return []export.Stretch{{Look: s.Look, Text: first}, {Look: export.Left, Text: " " + counted(left, "word") + " not shown here "}, {Look: s.Look, Text: last}}
}

// did tells an event in words.
func did(e data.Event) string {
	what := e.Field
	switch {
	case e.After == "null":
		what += " taken away"
	case e.Field == "verdict", e.Field == fieldSettled:
		if v, err := decode[verdictJSON](json.RawMessage(e.After)); err == nil {
			r := export.Row{Verdict: data.Verdict{Judgement: data.Judgement{Wording: v.Wording, Sense: v.Sense, SenseTouched: v.SenseTouched}}}
			what = fmt.Sprintf("%s: %s (wording %s, attribution %s, sense %s)", e.Field, v.Overall, v.Wording, v.Attribution, r.Sense())
		}
	case e.Field == "status", e.Field == fieldMark:
		if s, err := decode[string](json.RawMessage(e.After)); err == nil {
			what += ": " + s
		}
	case e.Field == "spans":
		what = "passages kept as they stand"
	}
	if e.Cause == causeUndo || e.Cause == causeRedo || e.Cause == causeImport {
		what += " (by " + e.Cause + ")"
	}
	return what
}
