package views

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// quoted is a quotation of the source being read, with the overlap that holds
// it.
type quoted struct {
	desk.ChecklistRow
	overlap string // id, or empty
	tells   string // where else it stands
}

// markWords are a person's marks in words.
var markWords = map[desk.Mark]say.Text{
	"": "not marked", desk.NotFound: "not found", desk.ConfirmedElsewhere: "confirmed elsewhere",
}

// check reads the quotations of the source anew, after something changed.
func (s *sources) check() {
	if s.reading == nil {
		return
	}
	id, d := s.reading.ID, s.f.desk
	fetch(s.f, func(ctx context.Context) ([]desk.ChecklistRow, error) {
		return d.Checklist(ctx, id)
	}, func(rows []desk.ChecklistRow) {
		if s.reading != nil && s.reading.ID == id {
			s.checked = rows
			s.mark()
			s.redraw()
		}
	})
}

// gone tells a marked quotation that the text does not have any more.
func (q quoted) gone() bool { return q.Standing == desk.Orphan }

// outer is the quotation with its marks, where it has them.
func (q quoted) outer() data.Span {
	if q.Quotation == nil {
		return q.Span
	}
	return q.Quotation.Outer
}

// told says who is quoted, in which face that is set, and how it is brought in.
func (q quoted) told(text string) (who string, f face, cue string) {
	who, f = say.T("no speaker"), sansItalic
	at := q.Quotation
	if at == nil {
		return who, f, ""
	}
	if at.Speaker != nil {
		who, f = at.Speaker.Text, sansBold
		if at.Speaker.Name != "" {
			who = at.Speaker.Name
		}
	}
	if at.Zone != data.ZoneBody {
		cue = zoneName(at.Zone)
	}
	if at.Cue != nil && len(strings.Trim(at.Cue.Of(text), " ,:;")) > 1 {
		cue = at.Cue.Of(text)
	}
	if at.Credit != "" {
		cue = strings.TrimPrefix(say.T("%s, to %s", cue, at.Credit), ", ")
	}
	return oneLine(who), f, oneLine(cue)
}

// place says where else a quotation stands: in other sources, else a second
// time in its own.
func (s *sources) place(r desk.ChecklistRow) quoted {
	out := quoted{ChecklistRow: r, tells: say.T("nowhere else here")}
	if out.gone() {
		out.tells = say.T("not in the text as it is now")
		return out
	}
	var labels []string
	for _, m := range r.Matches {
		if m.Status == data.Dismissed {
			continue
		}
		if out.overlap == "" {
			out.overlap = m.Overlap
		}
		if !slices.Contains(labels, m.Label) {
			labels = append(labels, m.Label)
		}
	}
	switch n := len(labels); {
	case n > 2:
		out.tells = say.T("in %s and %s more too", labels[0], grouped(n-1))
		return out
	case n > 0:
		out.tells = say.T("in %s too", strings.Join(labels, say.T(" and ")))
		return out
	}
	best := 0
	for _, o := range s.here() {
		if n := s.passage(o).Common(data.Passage{out.outer()}); o.Within && 2*n >= out.outer().Len() && n > best {
			best, out.overlap, out.tells = n, o.ID, say.T("twice in this source, nowhere else here")
		}
	}
	return out
}

// checkedSays counts the quotations, and those that nothing speaks for yet.
func (s *sources) checkedSays() string {
	open := 0
	for _, q := range s.quotes {
		if !q.Matched() && q.Mark == nil {
			open++
		}
	}
	if open == 0 {
		return fmt.Sprint(len(s.quotes))
	}
	return say.T("%d, %d nowhere else", len(s.quotes), open)
}
