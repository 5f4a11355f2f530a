package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/store"
	"verbatim/data/text"
)

// rowOf is the pair as a row that nobody has judged yet.
func (s *state) rowOf(p *Pair) export.Row {
	c := p.Collation
	writtenA, fullA := speakerOf(p.QuoteA)
	writtenB, fullB := speakerOf(p.QuoteB)
	return export.Row{
		Status: p.Row.Status, Scale: s.scale,
		Speaker:  cmp.Or(fullA, writtenA, fullB, writtenB),
		SpeakerA: writtenA, SpeakerB: writtenB,
		PassageA: p.Row.A.Passage.Texts(p.A.Revision.Text), PassageB: p.Row.B.Passage.Texts(p.B.Revision.Text),
		Diff: c.Wdiff(), CutBetween: between(c.Gap.Of(p.A.Revision.Text)), CutWords: c.GapWords, A: *p.Row.MetaA, B: *p.Row.MetaB,
		WordsA: c.WordsA, WordsB: c.WordsB, Same: c.Same, Moved: c.Moved, Removed: c.Removed, Added: c.Added,
	}
}

// rowJudged gives a row one of the overlap's verdicts. Of the others, the second
// reviewer's is, where an adjudicator settled it, the first that comes to
// something else, or else the first.
func rowJudged(r export.Row, v data.Verdict, all []data.Verdict) export.Row {
	r.Verdict = v
	others := slices.DeleteFunc(own(all), func(o data.Verdict) bool { return o.ID == v.ID })
	if len(others) == 0 {
		return r
	}
	second := others[0]
	if i := slices.IndexFunc(others, func(o data.Verdict) bool { return o.Overall() != v.Overall() }); v.Settles && i >= 0 {
		second = others[i]
	}
	r.SecondReviewer, r.SecondOverall, r.Agreement = second.Reviewer, second.Overall().In(r.Scale).Label, "differ"
	if second.Overall() == v.Overall() {
		r.Agreement = "agree"
	}
	return r
}

// inTurn are the verdicts in the order of their rows: an adjudicator's, then the
// reviewers' as they were given.
func (r OverlapRow) inTurn() []data.Verdict {
	verdicts := own(r.Verdicts)
	slices.SortStableFunc(verdicts, func(v, w data.Verdict) int {
		return cmp.Or(v.At.Compare(w.At), strings.Compare(v.Reviewer, w.Reviewer))
	})
	if v, ok := r.Settled(); ok {
		verdicts = slices.Insert(verdicts, 0, v)
	}
	return verdicts
}

// technicalFacts are what the technical columns say that no overlap knows of
// itself. The zero value is of an export that does not show them.
type technicalFacts struct {
	shown      bool
	accessed   map[string]time.Time    // of a source and a text of it: when it came in
	verdicts   map[string]verdictFacts // by id
	appVersion string
	schema     int
}

// verdictFacts are how many times a verdict was given or changed, and when last.
type verdictFacts struct {
	times int
	last  time.Time
}

func (d *Desk) technicalFacts(ctx context.Context, s *state, e Export) (f technicalFacts, err error) {
	f = technicalFacts{shown: true, accessed: map[string]time.Time{}, verdicts: map[string]verdictFacts{}, appVersion: e.AppVersion}
	if f.schema, err = d.file.Schema(ctx); err != nil {
		return f, err
	}
	sources, err := d.file.Events(ctx, store.OfSource, "")
	if err != nil {
		return f, err
	}
	for _, e := range sources {
		if e.Field != fieldRevision || isNull(e.Value) {
			continue
		}
		hash, err := decode[string](e.Value)
		if err != nil {
			return f, err
		}
		if key := e.Set.ID + hash; f.accessed[key].IsZero() {
			f.accessed[key] = e.At
		}
	}
	overlaps, err := d.file.Events(ctx, store.OfOverlap, "")
	if err != nil {
		return f, err
	}
	for _, e := range overlaps {
		reviewer, ok := reviewerOf(e.Field)
		id := verdictID(e.Set.ID, reviewer)
		if e.Field == fieldSettled {
			ok, id = true, settledID(e.Set.ID)
		}
		if ok {
			f.verdicts[id] = verdictFacts{f.verdicts[id].times + 1, e.At}
		}
	}
	return f, nil
}

// of is what they say of a pair, but for its verdict.
func (f technicalFacts) of(s *state, p *Pair) export.Technical {
	if !f.shown {
		return export.Technical{}
	}
	return export.Technical{
		Pair: p.Row.ID, A: f.side(p.Row.SourceA, p.Row.A, p.A), B: f.side(p.Row.SourceB, p.Row.B, p.B),
		FoundBy: p.Row.FoundBy, Score: p.Row.Score, HouseStyle: s.style, AppVersion: f.appVersion, SchemaNumber: f.schema,
	}
}

func (f technicalFacts) side(source string, side data.Side, r *Reading) export.TechnicalSide {
	text, hull := r.Revision.Text, side.Passage.Hull()
	return export.TechnicalSide{
		Source: source, Author: r.Author, Accessed: f.accessed[source+side.Revision], SHA256: side.Revision, Zone: side.Zone,
		Spans:  data.NewPoints(text).Passage(side.Passage),
		Before: lastRunes(data.Span{End: hull.Start}.Of(text), around), After: firstRunes(data.Span{Start: hull.End, End: len(text)}.Of(text), around),
	}
}

// alone is a marked quotation as a row.
func (s *state) alone(src source, o *opened, m Marked, f technicalFacts) export.Row {
	written, full := o.speaker(m.span)
	passage := m.span.Of(o.doc.Text)
	r := export.Row{
		Alone: true, Status: data.Status(m.Mark), Scale: s.scale, Speaker: cmp.Or(full, written), SpeakerA: written,
		Verdict:  data.Verdict{ID: m.ID, Reviewer: m.Reviewer, At: m.At, Judgement: data.Judgement{Notes: m.Notes, Evidence: m.Evidence}},
		PassageA: []string{passage}, WordsA: text.CountWords(passage), A: src.meta,
	}
	if f.shown {
		side := o.describe(data.Side{Revision: m.revision}, data.Passage{m.span})
		r.Technical = export.Technical{
			A: f.side(src.id, side, o.readingOf(&src, m.revision)), UpdatedAt: m.At, HouseStyle: s.style, AppVersion: f.appVersion, SchemaNumber: f.schema,
		}
	}
	return r
}

// between is what stands between two quotations, without the marks that close
// the one and open the other.
func between(gap string) string {
	return strings.TrimRightFunc(strings.TrimLeftFunc(gap, func(r rune) bool { return quoteEdge(r) || strings.ContainsRune(",.;", r) }), quoteEdge)
}

// quoteEdge tells what parts a quotation from the text beside it: white space
// and quotation marks.
func quoteEdge(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`"'“”„‟«»‹›‘’‚‛`+"`", r)
}
