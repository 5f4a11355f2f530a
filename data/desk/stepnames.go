package desk

import (
	"context"
	"encoding/json"

	"verbatim/data/say"
	"verbatim/data/store"
)

// nameSteps says in plain words what the next steps are. A step keeps its
// words: what it is about may be gone when it can be done again. A text that
// cannot be read costs the name only, never the step.
func (d *Desk) nameSteps(ctx context.Context) {
	ctx = context.WithoutCancel(ctx) // the step is stored, whatever was broken off
	s, err := d.present(ctx)
	if err != nil {
		return
	}
	d.mu.Lock()
	var nameless []step
	for _, stack := range [][]step{d.steps.undo, d.steps.redo} {
		if n := len(stack); n > 0 && stack[n-1].Says == "" {
			nameless = append(nameless, stack[n-1])
		}
	}
	d.mu.Unlock()
	for _, st := range nameless {
		says := d.says(ctx, s, st)
		d.mu.Lock()
		for _, stack := range [][]step{d.steps.undo, d.steps.redo} {
			for i := range stack {
				if stack[i].Batch == st.Batch {
					stack[i].Says = says
				}
			}
		}
		d.mu.Unlock()
	}
}

// says is a step in plain words that go on after "Undo" and "Redo".
func (d *Desk) says(ctx context.Context, s *state, st step) string {
	switch st.cause {
	case causeStyle:
		return say.T("choice of a house style")
	case causeImport:
		return say.N("import of %s verdict", "import of %s verdicts", len(st.IDs))
	case causeScale:
		return say.T("choice of a scale")
	case causeAliases:
		return say.T("change of the aliases")
	case causeBlind:
		return say.T("hiding or showing of others’ verdicts")
	case causeName:
		return say.T("name of a reviewer")
	case causeMark:
		return say.T("mark on %s", markedWords(st.back[0]))
	case causeJoin:
		return say.T("joining of %s", decidedNames(st.back[0]))
	case causeSplit:
		return say.T("parting of %s", decidedNames(st.back[0]))
	case causeRevise:
		return say.T("new text of %s", s.changedIn(st.back, fieldRevision))
	case causeZone:
		return say.T("zone in %s", s.changedIn(st.back, fieldZones))
	}
	what := d.about(ctx, s, st)
	switch st.cause {
	case causeJudge:
		return say.T("verdict on %s", what)
	case causeSettle:
		return say.T("settling of %s", what)
	case causeStatus:
		return say.T("status of %s", what)
	case causeTag:
		return say.T("tag of %s", what)
	case causeCopies:
		return say.T("verdict on copies: %s", what)
	case causePassim:
		return say.T("overlaps that passim found")
	case causeLineUp:
		return say.T("lining up of %s", what)
	case causeSpan:
		return say.T("span added to %s", what)
	case causeUnspan:
		return say.T("span taken from %s", what)
	case causeDraw:
		return say.T("change of the spans of %s", what)
	case causeRevert:
		return say.T("taking back of a change to %s", what)
	case causeBring:
		return say.T("bringing in of %s", what)
	case causeMeta:
		return say.T("details of %s", what)
	case causeRemove:
		return say.T("removal of %s", what)
	case causeRename:
		return say.T("renaming of %s", what)
	case causeNote:
		return say.T("note of %s", what)
	case causeConfirm:
		return say.T("confirmation of %s", what)
	case causePlace:
		return say.T("place of %s", what)
	}
	return say.T("change of %s", what)
}

// changedIn names the source whose field changed, among much that followed.
func (s *state) changedIn(events []store.Event, field string) string {
	for _, e := range events {
		if src := s.sources.get(e.Set.ID); src != nil && e.Kind == store.OfSource && e.Field == field {
			return src.label()
		}
	}
	return say.T("a source")
}

// markedWords are the quotation that a mark was put on or taken from.
func markedWords(e store.Event) string {
	m, err := decode[markJSON](told(e))
	if err != nil || len(m.Of.Text) == 0 {
		return say.T("a quotation")
	}
	return "“" + clip(m.Of.Text[0], 40) + "”"
}

// decidedNames are the two names that a person decided on.
func decidedNames(e store.Event) string {
	n, err := decode[decision](told(e))
	if err != nil {
		return say.T("two names")
	}
	return say.T("%s and %s", n.A.Name, n.B.Name)
}

// told is what an event gave, or what it took away.
func told(e store.Event) json.RawMessage {
	if isNull(e.Value) {
		return e.Before
	}
	return e.Value
}

// about names what a step is about.
func (d *Desk) about(ctx context.Context, s *state, st step) string {
	ofSource := st.back[0].Kind == store.OfSource
	n := max(len(st.IDs), st.things)
	if st.large && n == 0 {
		if things, err := d.file.BatchThings(ctx, st.Batch); err == nil {
			n = things
		}
	}
	switch {
	case st.back[0].Kind == ofStub:
		return stubWords(st.back[0])
	case n > 1 && ofSource:
		return say.N("%s source", "%s sources", n)
	case n > 1:
		return say.N("%s overlap", "%s overlaps", n)
	case ofSource:
		if src := s.sources.get(st.back[0].Set.ID); src != nil {
			return src.label()
		}
		return say.T("a source")
	}
	k := s.at.get(st.Overlap)
	if k == nil {
		return say.T("an overlap")
	}
	row, err := d.row(ctx, s, k)
	switch {
	case err != nil:
		return say.T("an overlap")
	case row.SpeakerA != "":
		return row.SpeakerA
	case row.SpeakerB != "":
		return row.SpeakerB
	}
	return "“" + clip(row.Lead, 40) + "”"
}
